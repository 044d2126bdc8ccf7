/** Counts anew what changed: soon after each change, and again where a server was killed on the way. */
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/schema.ts';
import type { StandingWork } from '../../../platform/jobs/poller.ts';
import { countMembers, countWhole } from '../store/count.ts';
import { ensureYear } from '../store/years.ts';

/** Members of one assembly counted one by one; of more everybody is. */
const FEW = 50;

/**
 * The year that has waited longest, in one transaction with its marks: killed, both are as before. Another server takes another year.
 * @returns whether there was one
 */
export async function countNext(db: Db, now: Date): Promise<boolean> {
  const first = await db
    .selectFrom('duty_due')
    .select(['assembly_id', 'year'])
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!first) return false;
  const { assembly_id: assemblyId, year } = first;
  await ensureYear(db, assemblyId, year);
  const { rows: held } = await sql<{ state: string }>`select state from duty_years
    where assembly_id = ${assemblyId} and year = ${year} for update`.execute(db);
  const marks = await db
    .deleteFrom('duty_due')
    .where('assembly_id', '=', assemblyId)
    .where('year', '=', year)
    .returning('member_id')
    .execute();
  if (held[0]!.state === 'frozen') return true;
  const members = [...new Set(marks.map((mark) => mark.member_id))];
  const counting = { assemblyId, year, now };
  if (members.includes(null) || members.length > FEW) await countWhole(db, counting);
  else await countMembers(db, counting, members as string[]);
  return true;
}

export const countingDue: StandingWork = {
  name: 'duty.count',
  everyMs: 500,
  async look({ db, services }, on) {
    while (on() && (await db.transaction().execute((trx) => countNext(trx, services.now()))));
  },
  async backlog(db) {
    const { waiting, oldest } = await db
      .selectFrom('duty_due')
      .select(({ fn }) => [fn.countAll<string>().as('waiting'), fn.min('since').as('oldest')])
      .executeTakeFirstOrThrow();
    return { waiting: Number(waiting), oldest };
  },
};
