/**
 * Every promise with a deadline is looked at every five minutes: reminders before it, notices when it has passed, and
 * what the rules say happens by itself (invitations lapse, publication follows the default).
 */
import { sql } from 'kysely';
import { dayOf } from '../../../platform/calendar/days.ts';
import { dueAfter } from '../../../platform/calendar/spans.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { JobEnvironment } from '../../../platform/jobs/job-queue.ts';
import { listAssemblies, workCalendar } from '../../assemblies/index.ts';
import { notify } from '../../notices/index.ts';
import { overdue, running } from '../overdue.ts';
import { writeHistory } from '../store/advance.ts';
import { loadMatter, type Matter } from '../store/matter.ts';
import { publishByRule } from '../store/publish-by-rule.ts';
import type { ClockKind } from '../tables.ts';
import { waitingAccounts } from './recipients.ts';

interface DueClock {
  id: string;
  proposal_id: string;
  assignment_id: string | null;
  proposer_id: string | null;
  kind: ClockKind;
  waits_for: string;
  due_at: Date;
  overdue: boolean;
}

const BATCH = 500;
/** Working days before a deadline at which those it waits for are reminded. */
export const REMIND_BEFORE = 3;

/**
 * What happens by itself when a deadline has passed.
 * @returns the words it is told in; null when those it waited for have nothing left to do and to know
 */
async function passed(ctx: Context, matter: Matter, clock: DueClock): Promise<'overdue' | 'cosign_lapsed' | null> {
  const now = ctx.clock.now();
  if (clock.kind === 'publication') {
    await publishByRule(ctx, matter);
    return null;
  }
  if (clock.kind !== 'cosign' || clock.proposer_id === null) return 'overdue';
  await ctx.db.updateTable('clocks').set({ ended_at: now }).where('id', '=', clock.id).execute();
  const lapsed = matter.proposers.find((item) => item.id === clock.proposer_id && item.status === 'invited');
  if (!lapsed) return null;
  await ctx.db.updateTable('proposal_proposers').set({ status: 'lapsed' }).where('id', '=', lapsed.id).execute();
  await writeHistory(ctx, matter, {
    action: 'cosign_lapsed',
    from: matter.row.state,
    to: matter.row.state,
    details: { name: lapsed.name },
  });
  return 'cosign_lapsed';
}

async function handle(ctx: Context, clock: DueClock): Promise<void> {
  const now = ctx.clock.now();
  const column = clock.overdue ? 'overdue_notified_at' : 'reminded_at';
  const taken = await ctx.db
    .updateTable('clocks')
    .set({ [column]: now })
    .where('id', '=', clock.id)
    .where('ended_at', 'is', null)
    .where(column, 'is', null)
    .executeTakeFirst();
  if (taken.numUpdatedRows === 0n) return;
  const matter = await loadMatter(ctx, clock.proposal_id, clock.overdue);
  const words = clock.overdue ? await passed(ctx, matter, clock) : 'due_soon';
  if (words === null) return;
  const { accounts, front } = await waitingAccounts(ctx, matter, clock);
  const params = {
    subject: matter.row.subject,
    number: matter.row.number ?? '',
    clock: clock.kind,
    day: dayOf(clock.due_at),
  };
  const link = `/${front}/${ctx.assembly.code}/proposals/${matter.row.id}`;
  await notify(ctx, [{ accountIds: accounts, kind: `proposals.notice.${words}`, params, link }]);
}

export async function sweepClocks(environment: JobEnvironment): Promise<void> {
  for (const assembly of await listAssemblies(environment.db)) {
    const clock = environment.services.contextFor(environment.db, assembly).clock;
    const now = clock.now();
    const soon = dueAfter(await workCalendar(environment.db, assembly.id), now, {
      count: REMIND_BEFORE,
      unit: 'working_day',
    });
    const { rows } = await sql<DueClock>`
      select c.id, c.proposal_id, c.assignment_id, c.proposer_id, c.kind, c.waits_for, c.due_at, ${overdue(now)} as overdue
      from clocks c where c.assembly_id = ${assembly.id} and ${running()}
        and ((${overdue(now)} and c.overdue_notified_at is null)
          or (not ${overdue(now)} and c.due_at <= ${soon} and c.reminded_at is null and c.kind <> 'publication'))
      order by c.due_at limit ${BATCH}`.execute(environment.db);
    for (const row of rows) {
      await environment.db.transaction().execute((trx) => handle(environment.services.contextFor(trx, assembly), row));
    }
  }
}
