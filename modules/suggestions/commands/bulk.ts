/** Acts on many suggestions: screening and confirming, with what stood before kept for the way back. */
import { actsKeeping, type BulkHost, bulkOperations, runBulk } from '../../../platform/bulk/bulk.ts';
import type { BulkItem } from '../../../platform/bulk/contract.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, forbidden, notFound } from '../../../platform/http/problem.ts';
import { officeOfGrant } from '../../assemblies/index.ts';
import { type StandingWork, selectWork, workOf, workStandsAgain } from '../../handling/index.ts';
import { bulkOfSuggestions } from '../contract/bulk.ts';
import { address } from '../contract/handling.ts';
import type { Decision } from '../contract/screening.ts';
import { type Action, suggestionLife } from '../life.ts';
import { command } from '../operations.ts';
import { actingOffice, canRead } from '../policy.ts';
import { advance } from '../store/advance.ts';
import { loadMatter, readMatter, type Suggestion } from '../store/matter.ts';
import { giveNumberBack } from '../store/numbers.ts';
import { stepOf } from '../store/screening.ts';
import { unitSteps } from './handling.ts';
import { screenOne } from './screening.ts';

/** Columns the acts change. */
const columns = [
  'state',
  'number',
  'category',
  'redactions',
  'publicity_decision',
  'publicity_decision_reason',
  'public_longitude',
  'public_latitude',
  'decision_code',
  'decision_note',
  'decided_by',
] as const;
const instants = ['accepted_at', 'public_from', 'dispatched_at', 'closed_at'] as const;

type Kept = Pick<Suggestion, (typeof columns)[number]> & Record<(typeof instants)[number], string | null>;

interface Stood extends StandingWork {
  row: Kept;
}

async function standing(ctx: Context, id: string): Promise<Stood> {
  const found = await ctx.db
    .selectFrom('suggestions as s')
    .select([...columns, ...instants])
    .select(selectWork('s.id'))
    .where('s.id', '=', id)
    .where('s.assembly_id', '=', ctx.assembly.id)
    .executeTakeFirst();
  if (!found) throw notFound();
  const { clocks, assignments, ...row } = found;
  return { row: JSON.parse(JSON.stringify(row)) as Kept, ...workOf({ clocks, assignments }) };
}

const instant = (text: string | null) => (text === null ? null : new Date(text));

/** Row, clocks and assignments stand again as they did; the record keeps both. */
async function standAsBefore(
  ctx: Context,
  action: Action,
  item: BulkItem,
  before: Stood & { version: number },
): Promise<void> {
  const id = item.matterId;
  const matter = await loadMatter(ctx, { id }, true);
  if (!canRead(ctx.actor, matter.subject)) throw notFound();
  if (matter.row.version !== before.version) throw conflict('undo_changed_since');
  const now = await standing(ctx, id);
  const part = matter.subject.assignments.find((one) => one.id === item.partId);
  const { state, redactions, number, accepted_at, public_from, dispatched_at, closed_at, ...row } = before.row;
  const kept = number ?? (await giveNumberBack(ctx, matter.row.number));
  await advance(ctx, matter, {
    action: 'undo_bulk',
    to: state,
    patch: {
      ...row,
      number: kept,
      redactions: JSON.stringify(redactions),
      accepted_at: instant(accepted_at),
      public_from: instant(public_from),
      dispatched_at: instant(dispatched_at),
      closed_at: instant(closed_at),
    },
    office: await officeOfGrant(ctx, actingOffice(ctx.actor, action, { ...matter.subject, state }, part)),
    details: { undone: action },
  });
  await workStandsAgain(ctx, matter, { now, before });
}

const act = actsKeeping(standing, standAsBefore);

const decides = (decision: Decision['decision']) =>
  act(stepOf[decision], (ctx, { matterId }, values: object) =>
    screenOne(ctx, matterId, { decision, ...values } as Decision),
  );

const host: BulkHost = {
  kind: suggestionLife.kind,
  tag: 'suggestions',
  suffix: address.suffix,
  acts: {
    admit: decides('accept'),
    return: decides('return'),
    decline: decides('decline'),
    pass_on: decides('pass_on'),
    confirm_assignment: act('confirm_assignment', (ctx, { matterId, partId }, body: object) => {
      if (!partId) throw notFound();
      const params = { suggestionId: matterId, assignmentId: partId };
      return unitSteps.confirmAssignmentOfSuggestion.handle(ctx, { params, query: undefined, body: body as never });
    }),
  },
};

export const bulkCommands = bulkOperations(host, bulkOfSuggestions);

/** One decision for the copies of one text. */
const MOST_SAME = 2000;

/** All that wait and say the same, this one first. */
async function sameAs(ctx: Context, id: string): Promise<string[]> {
  const first = await readMatter(ctx, id);
  const rows = await ctx.db
    .selectFrom('suggestions')
    .select('id')
    .where('assembly_id', '=', ctx.assembly.id)
    .where('text_key', '=', first.row.text_key)
    .where('state', '=', 'received')
    .orderBy('received_at')
    .limit(MOST_SAME)
    .execute();
  return [...new Set([id, ...rows.map((row) => row.id)])];
}

export const screenSameText = command(
  'screenSameText',
  'One decision for a suggestion and all that say the same, each in its own transaction',
  async (ctx, { params, body }) => {
    if (!ctx.actor.grants.some((grant) => grant.role === 'clerk')) throw forbidden('not_your_part');
    const { decision, ...values } = body.decision;
    const items = (await sameAs(ctx, params.suggestionId)).map((matterId) => ({ matterId }));
    const told = await runBulk(host, ctx, { act: stepOf[decision], items, values: values as never });
    return { ...told, done: told.items.filter((item) => item.code === null).length };
  },
  { ownTransaction: true },
);
