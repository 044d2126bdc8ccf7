/**
 * Every promise with a deadline is looked at every five minutes: reminders before it, notices when it has passed, and
 * what the rules say happens by itself (invitations lapse, publication follows the default).
 */
import { sql } from 'kysely';
import { dayOf, dueAfter } from '../../../platform/clock/working-days.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { JobEnvironment } from '../../../platform/jobs/job-queue.ts';
import { accountsWithRoles } from '../../accounts/index.ts';
import { listAssemblies } from '../../assemblies/index.ts';
import { notify } from '../../notices/index.ts';
import { writeHistory } from '../store/advance.ts';
import { loadMatter, type Matter } from '../store/matter.ts';
import { publishByRule } from '../store/publicity.ts';
import type { ClockKind } from '../tables.ts';
import { accountsOfProposers } from './recipients.ts';

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

async function waitingAccounts(
  ctx: Context,
  matter: Matter,
  clock: DueClock,
): Promise<{ accounts: string[]; front: 'm' | 'desk' }> {
  const [type, id] = clock.waits_for.split(':') as [string, string];
  if (type === 'proposer') {
    const proposers = [...matter.proposers, ...matter.mergedProposers].filter((item) => item.id === id);
    return { accounts: await accountsOfProposers(ctx, proposers), front: 'm' };
  }
  const filter = type === 'unit' ? { roles: ['unit_receiver', 'unit_handler'], unitIds: [id] } : { roles: [id] };
  return {
    accounts: await accountsWithRoles(ctx.db, ctx.assembly.id, filter as never, ctx.clock.now()),
    front: 'desk',
  };
}

/** What happens by itself when a deadline has passed. */
async function passed(ctx: Context, matter: Matter, clock: DueClock): Promise<void> {
  const now = ctx.clock.now();
  if (clock.kind === 'publication') await publishByRule(ctx, matter);
  if (clock.kind !== 'cosign' || clock.proposer_id === null) return;
  const lapsed = matter.proposers.find((item) => item.id === clock.proposer_id && item.status === 'invited');
  if (lapsed) {
    await ctx.db.updateTable('proposal_proposers').set({ status: 'lapsed' }).where('id', '=', lapsed.id).execute();
    await writeHistory(ctx, matter, {
      action: 'cosign_lapsed',
      from: matter.row.state,
      to: matter.row.state,
      details: { name: lapsed.name },
    });
  }
  await ctx.db.updateTable('clocks').set({ ended_at: now }).where('id', '=', clock.id).execute();
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
  if (clock.overdue) await passed(ctx, matter, clock);
  const { accounts, front } = await waitingAccounts(ctx, matter, clock);
  const params = {
    subject: matter.row.subject,
    number: matter.row.number ?? '',
    clock: clock.kind,
    day: dayOf(clock.due_at),
  };
  const link = `/${front}/${ctx.assembly.code}/proposals/${matter.row.id}`;
  const kind = `proposals.notice.${clock.overdue ? 'overdue' : 'due_soon'}`;
  await notify(ctx, [{ accountIds: accounts, kind, params, link }]);
}

export async function sweepClocks(environment: JobEnvironment): Promise<void> {
  for (const assembly of await listAssemblies(environment.db)) {
    const clock = environment.services.contextFor(environment.db, assembly).clock;
    const now = clock.now();
    const soon = dueAfter(now, { count: REMIND_BEFORE, unit: 'working_day' });
    const { rows } = await sql<DueClock>`
      select id, proposal_id, assignment_id, proposer_id, kind, waits_for, due_at, due_at < ${now} as overdue from clocks
      where assembly_id = ${assembly.id} and ended_at is null and paused_at is null
        and ((due_at < ${now} and overdue_notified_at is null)
          or (due_at >= ${now} and due_at <= ${soon} and reminded_at is null and kind <> 'publication'))
      order by due_at limit ${BATCH}`.execute(environment.db);
    for (const row of rows) {
      await environment.db.transaction().execute((trx) => handle(environment.services.contextFor(trx, assembly), row));
    }
  }
}
