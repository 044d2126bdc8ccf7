/** Learns which units an assembly's matters of every kind went to, from what was confirmed: by night, and after an import. */
import '../tables.ts';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/schema.ts';
import type { JobDefinition } from '../../../platform/jobs/job-queue.ts';
import { listUnits } from '../../assemblies/index.ts';
import { learnUnits, type PastAssignment } from './learn-work.ts';
import { taughtKinds } from './taught.ts';

/** Fewer past matters of a unit teach nothing, nor do fewer in all. */
export const LEAST_OF_UNIT = 5;
export const LEAST_IN_ALL = 40;
/** The newest are learnt from; units' duties change. */
const MOST = 4000;

/** Lead and separate units of matters that were dispatched, brought in or handled here, of units still at work. */
async function pastAssignments(db: Db, assemblyId: string): Promise<PastAssignment[]> {
  const kinds = taughtKinds();
  if (kinds.length === 0) return [];
  const ofEach = kinds.map(
    (of) => sql`(select a.id::text as id, a.unit_id as "unitId", ${of.title} as title, ${of.text} as text,
        coalesce(a.dispatched_at, a.proposed_at) as at
      from assignments a join ${sql.table(of.table)} p on p.id = a.matter_id
      where a.assembly_id = ${assemblyId} and a.kind = ${of.kind} and a.role in ('lead', 'separate')
        and a.state not in ('proposed', 'bounced', 'replaced')
      order by at desc, a.id desc limit ${MOST})`,
  );
  const { rows } = await sql<PastAssignment>`select id, "unitId", title, text
    from (${sql.join(ofEach, sql` union all `)}) past order by at desc, id desc limit ${MOST}`.execute(db);
  const units = await listUnits(db, assemblyId, 'handling');
  const active = new Set(units.filter((unit) => unit.active).map((unit) => unit.id));
  return rows.filter(({ unitId }) => active.has(unitId));
}

/** Those of units with enough of them. */
export function teaching(all: readonly PastAssignment[]): PastAssignment[] {
  const counts = new Map<string, number>();
  for (const { unitId } of all) counts.set(unitId, (counts.get(unitId) ?? 0) + 1);
  const kept = all.filter(({ unitId }) => counts.get(unitId)! >= LEAST_OF_UNIT);
  const units = new Set(kept.map(({ unitId }) => unitId));
  return kept.length >= LEAST_IN_ALL && units.size >= 2 ? kept : [];
}

/** @returns how many examples were learnt from; 0: too few, and nothing is suggested */
export async function learnFrom(db: Db, assemblyId: string, now: Date): Promise<number> {
  const all = await pastAssignments(db, assemblyId);
  const examples = teaching(all);
  const learnt = examples.length > 0 ? await learnUnits(examples) : undefined;
  const row = {
    trained_at: now,
    examples: examples.length > 0 ? examples.length : all.length,
    units: new Set(examples.map(({ unitId }) => unitId)).size,
    macro_f1: learnt?.validation.macroF1 ?? null,
    first_three: learnt?.validation.firstThree ?? null,
    model: learnt ? Buffer.from(learnt.model) : null,
  };
  await db
    .insertInto('unit_models')
    .values({ assembly_id: assemblyId, version: 1, ...row })
    .onConflict((known) => known.column('assembly_id').doUpdateSet({ ...row, version: sql`unit_models.version + 1` }))
    .execute();
  return examples.length;
}

/** By night for all assemblies, and at once for one. */
export const LEARN_JOB = 'learn-units';

export const learnJob: JobDefinition = {
  name: LEARN_JOB,
  schedule: '20 3 * * *',
  expireInSeconds: 3600,
  retryLimit: 1,
  async run({ db, log, services }, data) {
    for (const assembly of await services.assemblies(db)) {
      if (data.assemblyId && data.assemblyId !== assembly.id) continue;
      const began = performance.now();
      const examples = await learnFrom(db, assembly.id, services.now());
      const seconds = Math.round((performance.now() - began) / 100) / 10;
      if (examples > 0) log.info({ assembly: assembly.code, examples, seconds }, 'units learnt');
    }
  },
};
