/** Acts on many proposals: the steps there are, one after the other, with what stood before kept for the way back. */
import { sql } from 'kysely';
import { actsKeeping, type BulkAct, bulkOperations } from '../../../platform/bulk/bulk.ts';
import type { BulkItem } from '../../../platform/bulk/contract.ts';
import { runningClock } from '../../../platform/clocks/urge.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, notFound } from '../../../platform/http/problem.ts';
import { officeAmong } from '../../assemblies/index.ts';
import { type StandingWork, selectWork, workOf, workStandsAgain } from '../../handling/index.ts';
import { proposalClocks } from '../clocks.ts';
import { bulkOfProposals } from '../contract/bulk.ts';
import { address } from '../contract/handling.ts';
import { announce } from '../events.ts';
import { canRead } from '../policy.ts';
import { advance, writeHistory } from '../store/advance.ts';
import { loadMatter } from '../store/matter.ts';
import { officeActing } from '../store/office.ts';
import { type Action, type ProposalState, proposalLife } from '../workflow.ts';
import { confirmAssignment, proposeAssignment } from './handling.ts';
import { categorise } from './review/categorise.ts';
import { takeIn } from './review/take-in.ts';
import { urgeOne } from './review/urge-many.ts';

/** What of a proposal and its assignments the acts change. */
interface Stood extends StandingWork {
  state: ProposalState;
  patch: { review_round: number; category: string | null; committee_id: string | null; dispatched_at: string | null };
}

async function standing(ctx: Context, proposalId: string): Promise<Stood> {
  const row = await ctx.db
    .selectFrom('proposals as p')
    .select(['p.state', 'p.review_round', 'p.category', 'p.committee_id', 'p.dispatched_at'])
    .select(selectWork('p.id'))
    .where('p.id', '=', proposalId)
    .where('p.assembly_id', '=', ctx.assembly.id)
    .executeTakeFirst();
  if (!row) throw notFound();
  const { state, clocks, assignments, dispatched_at, ...patch } = row;
  return {
    state,
    patch: { ...patch, dispatched_at: dispatched_at?.toISOString() ?? null },
    ...workOf({ clocks, assignments }),
  };
}

/** Everything stands again as it did: row, clocks, assignments; the record keeps both. */
async function standAsBefore(
  ctx: Context,
  action: Action,
  { matterId: proposalId }: BulkItem,
  before: Stood & { version: number },
): Promise<void> {
  const matter = await loadMatter(ctx, proposalId, true);
  if (!canRead(ctx.actor, matter.subject)) throw notFound();
  if (matter.row.version !== before.version) throw conflict('undo_changed_since');
  const now = await standing(ctx, proposalId);
  const sent = matter.assignments.filter(
    (item) =>
      item.state === 'dispatched' && before.assignments.some((old) => old.id === item.id && old.state === 'proposed'),
  );
  const { dispatched_at, ...patch } = before.patch;
  const office = await officeActing(ctx, { ...matter, subject: { ...matter.subject, state: before.state } }, action);
  await advance(ctx, matter, {
    action: 'undo_bulk',
    to: before.state,
    patch: { ...patch, dispatched_at: dispatched_at === null ? null : new Date(dispatched_at) },
    details: { undone: action },
    office,
  });
  await workStandsAgain(ctx, matter, { now, before });
  if (sent.length > 0)
    await announce(ctx, matter, 'assignment_taken_back', { assignmentIds: sent.map((item) => item.id) });
}

const act = actsKeeping(standing, standAsBefore);

const onPart = ({ matterId, partId }: BulkItem) => {
  if (!partId) throw notFound();
  return { proposalId: matterId, assignmentId: partId };
};

const urging: BulkAct = {
  async run(ctx, { matterId, partId }, values) {
    if (!partId) throw notFound();
    await urgeOne(ctx, matterId, partId, (values as { note?: string }).note ?? '');
    return { urgedAt: ctx.clock.now().toISOString() };
  },
  async undo(ctx, { matterId, partId }, { urgedAt }) {
    const matter = await loadMatter(ctx, matterId, true);
    if (!canRead(ctx.actor, matter.subject)) throw notFound();
    const clock = await runningClock(ctx, matterId, partId!).catch(() => {
      throw conflict('undo_changed_since');
    });
    const { rows } = await sql<{ id: string }>`update clocks set urged_at = null, urged_by_name = null
      where id = ${clock.id} and urged_at = ${urgedAt as string} returning id`.execute(ctx.db);
    if (rows.length === 0) throw conflict('undo_changed_since');
    const line = proposalClocks.lineOf(matter, clock);
    const office = await officeAmong(ctx, ['clerk', 'supervision_party', 'supervision_government']);
    await writeHistory(ctx, matter, {
      action: 'undo_bulk',
      from: line.state,
      to: line.state,
      office,
      partId: line.partId ?? null,
      details: { undone: 'urge', clock: clock.name, ...line.details },
    });
    await proposalClocks.tell(ctx, matter, clock, 'urge_taken_back', { by: ctx.actor.name });
  },
};

export const bulkCommands = bulkOperations(
  {
    kind: proposalLife.kind,
    tag: 'proposals',
    suffix: address.suffix,
    acts: {
      take_in: act('take_in', (ctx, { matterId }, body: object) =>
        takeIn.handle(ctx, { params: { proposalId: matterId }, query: undefined, body: body as never }),
      ),
      categorise: act('categorise', (ctx, { matterId }, body: { category: string; committeeId?: string | null }) =>
        categorise.handle(ctx, {
          params: { proposalId: matterId },
          query: undefined,
          body: { category: body.category, committeeId: body.committeeId ?? null },
        }),
      ),
      propose_assignment: act('propose_assignment', (ctx, { matterId }, body: object) =>
        proposeAssignment.handle(ctx, { params: { proposalId: matterId }, query: undefined, body: body as never }),
      ),
      confirm_assignment: act('confirm_assignment', (ctx, item, body: object) =>
        confirmAssignment.handle(ctx, { params: onPart(item), query: undefined, body: body as never }),
      ),
      urge: urging,
    },
  },
  bulkOfProposals,
);
