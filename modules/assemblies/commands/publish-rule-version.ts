/** Publishes a new version of a rule; the module whose subject it is has validated the content. */
import { sql } from 'kysely';
import { writeAudit } from '../../../platform/audit/audit.ts';
import { newId } from '../../../platform/db/ids.ts';
import type { Context } from '../../../platform/http/context.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import { forget } from '../cache.ts';
import { can } from '../policy.ts';
import { rulesKey, subjectsKey } from '../rule-versions.ts';

export interface RuleToPublish {
  /** Dotted name of what is ruled, as `proposals`. */
  subject: string;
  /** Name people read, as 全国通用规则. */
  name: string;
  appliesFrom: Date;
  content: unknown;
}

export type PublishContext = Pick<Context, 'db' | 'actor' | 'assembly' | 'clock'>;

/** @throws Problem 403 `not_permitted` */
export function requirePublisher(ctx: Pick<Context, 'actor'>): void {
  const decision = can(ctx.actor, 'publish_rule');
  if (!decision.allowed) throw forbidden(decision.reason!);
}

/**
 * Runs in the caller's transaction. Two at once are numbered one after the other.
 * @returns id and number of the new version
 * @throws Problem 403 `not_permitted`
 */
export async function publishRuleVersion(
  ctx: PublishContext,
  rule: RuleToPublish,
): Promise<{ id: string; version: number }> {
  requirePublisher(ctx);
  const { db, assembly, clock, actor } = ctx;
  await sql`select id from assemblies where id = ${assembly.id} for no key update`.execute(db);
  const last = await db
    .selectFrom('rule_versions')
    .select((q) => q.fn.max('version').as('version'))
    .where('assembly_id', '=', assembly.id)
    .where('subject', '=', rule.subject)
    .executeTakeFirst();
  const id = newId();
  const version = (last?.version ?? 0) + 1;
  await db
    .insertInto('rule_versions')
    .values({
      id,
      assembly_id: assembly.id,
      subject: rule.subject,
      version,
      name: rule.name,
      applies_from: rule.appliesFrom,
      content: JSON.stringify(rule.content),
      published_by: actor.accountId,
      published_at: clock.now(),
    })
    .execute();
  forget(db, rulesKey(assembly.id, rule.subject));
  forget(db, subjectsKey(assembly.id));
  await writeAudit(ctx, 'rule.published', `rule/${id}`, { subject: rule.subject, version, name: rule.name });
  return { id, version };
}

/** The same for a room's own operation: publishes what a request chose, checked against the room's schema. */
export async function publishAsked(
  ctx: PublishContext,
  subject: string,
  asked: { name: string; appliesFrom: string },
  chosen: () => unknown,
): Promise<{ ruleVersionId: string; version: number }> {
  requirePublisher(ctx);
  const { name, appliesFrom } = asked;
  const { id, version } = await publishRuleVersion(ctx, {
    subject,
    name,
    appliesFrom: new Date(appliesFrom),
    content: chosen(),
  });
  return { ruleVersionId: id, version };
}
