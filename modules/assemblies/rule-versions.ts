/** Rules an assembly sets, as data with a date from which it applies; never edited, only followed by a newer version. */
import type { Db } from '../../platform/db/schema.ts';
import type { Context } from '../../platform/http/context.ts';
import { conflict } from '../../platform/http/problem.ts';
import { cached, cachedByIds } from './cache.ts';

export interface RuleVersion {
  id: string;
  version: number;
  name: string;
  /** Validated by the module whose subject it is. */
  content: unknown;
  appliesFrom: Date;
}

export interface PublishedRuleVersion extends RuleVersion {
  assemblyId: string;
  subject: string;
  publishedBy: string | null;
  publishedAt: Date;
}

const columns = [
  'id',
  'assembly_id as assemblyId',
  'subject',
  'version',
  'name',
  'content',
  'applies_from as appliesFrom',
  'published_by as publishedBy',
  'published_at as publishedAt',
] as const;

/** Cache key of all versions of one subject in one assembly. */
export const rulesKey = (assemblyId: string, subject: string) => `rules/${assemblyId}/${subject}`;

/** Cache key of the subjects an assembly has rules for. */
export const subjectsKey = (assemblyId: string) => `rule-subjects/${assemblyId}`;

/** Subjects for which an assembly has rules in force: the rooms that are open. */
export async function subjectsInForce(db: Db, assemblyId: string, at: Date): Promise<string[]> {
  const all = await cached(db, subjectsKey(assemblyId), () =>
    db
      .selectFrom('rule_versions')
      .select(({ fn }) => ['subject', fn.min('applies_from').as('since')])
      .where('assembly_id', '=', assemblyId)
      .groupBy('subject')
      .orderBy('subject')
      .execute(),
  );
  return all.flatMap(({ subject, since }) => (since <= at ? [subject] : []));
}

/** All versions of a subject, newest first. */
export function listRuleVersionsOf(db: Db, assemblyId: string, subject: string): Promise<PublishedRuleVersion[]> {
  return cached(db, rulesKey(assemblyId, subject), () =>
    db
      .selectFrom('rule_versions')
      .select(columns)
      .where('assembly_id', '=', assemblyId)
      .where('subject', '=', subject)
      .orderBy('version', 'desc')
      .execute(),
  );
}

/** Of the versions that apply at an instant, the one that began last; of two that began together, the newer. */
export function versionInForce<T extends { appliesFrom: Date; version: number }>(
  versions: readonly T[],
  at: Date,
): T | undefined {
  let best: T | undefined;
  for (const candidate of versions) {
    if (candidate.appliesFrom > at) continue;
    const later = best ? candidate.appliesFrom.getTime() - best.appliesFrom.getTime() : 1;
    if (later > 0 || (later === 0 && candidate.version > best!.version)) best = candidate;
  }
  return best;
}

/** The rule of a subject in force at an instant. @throws Problem 409 `rule_missing` when the assembly has set none */
export async function ruleInForce(
  db: Db,
  assemblyId: string,
  subject: string,
  at: Date,
): Promise<PublishedRuleVersion> {
  const found = versionInForce(await listRuleVersionsOf(db, assemblyId, subject), at);
  if (!found) throw conflict('rule_missing', { subject });
  return found;
}

/** One version by its id, as a row remembers it; undefined when unknown. */
export async function ruleVersion(db: Db, id: string): Promise<PublishedRuleVersion | undefined> {
  const found = await cachedByIds(db, 'rule', [id], (missing) =>
    db.selectFrom('rule_versions').select(columns).where('id', 'in', missing).execute(),
  );
  return found.get(id);
}

/** Every version of every subject of an assembly, by subject, newest first. */
export function listRuleVersions(db: Db, assemblyId: string): Promise<PublishedRuleVersion[]> {
  return db
    .selectFrom('rule_versions')
    .select(columns)
    .where('assembly_id', '=', assemblyId)
    .orderBy('subject')
    .orderBy('version', 'desc')
    .execute();
}

/** All versions of a subject as its room shows them. */
export async function ruleVersionsShown(ctx: Context, subject: string) {
  const versions = await listRuleVersionsOf(ctx.db, ctx.assembly.id, subject);
  const inForce = versionInForce(versions, ctx.clock.now());
  return {
    items: versions.map(({ id, version, name, appliesFrom, content }) => ({
      ruleVersionId: id,
      version,
      name,
      appliesFrom: appliesFrom.toISOString(),
      content,
      inForce: id === inForce?.id,
    })),
  };
}
