/** Running clocks as screens show them: whose they are, how long they run, and whether the date can still move. */
import { type RawBuilder, sql } from 'kysely';
import { isProvisional, workingDaysUntil } from '../../../platform/calendar/spans.ts';
import type { Context } from '../../../platform/http/context.ts';
import { listUnits, workCalendar } from '../../assemblies/index.ts';
import type { ClockView } from '../contract/shared.ts';
import { isOverdue } from '../overdue.ts';
import type { ClockKind } from '../tables.ts';
import { proposingIds } from './proposing.ts';

/** A clock as `clockJson` selects it. */
export interface ClockJson {
  kind: ClockKind;
  waits_for: string;
  started_at: string;
  due_at: string;
  paused_at: string | null;
  assignment_id: string | null;
  agreed: boolean;
  /** Of the proposer it waits for. */
  proposer_name: string | null;
  member_id: string | null;
  body_id: string | null;
}

const columns = `c.kind, c.waits_for, c.started_at, c.due_at, c.paused_at, c.assignment_id, c.agreed,
  w.name as proposer_name, w.member_id, w.body_id`;
const tables = 'clocks c left join proposal_proposers w on w.id = c.proposer_id';

/** Whose clocks are the actor's own. */
function ownOf(ctx: Context) {
  const { memberIds, bodyIds } = proposingIds(ctx);
  const waits = ctx.actor.grants.flatMap((grant) => [
    `role:${grant.role}`,
    ...(grant.role.startsWith('unit_') && grant.unitId ? [`unit:${grant.unitId}`] : []),
  ]);
  return { waits: new Set(waits), members: new Set(memberIds), bodies: new Set(bodyIds) };
}

/** Clocks of the actor's unit or signature before others; an office looks after all clocks alike. */
function ownOrder(ctx: Context): RawBuilder<unknown> {
  const { waits: all, members, bodies } = ownOf(ctx);
  const waits = new Set([...all].filter((wait) => !wait.startsWith('role:')));
  const within = (column: string, values: ReadonlySet<string>) =>
    values.size === 0 ? [] : [sql`${sql.ref(column)} in (${sql.join([...values])})`];
  const ways = [...within('c.waits_for', waits), ...within('w.member_id', members), ...within('w.body_id', bodies)];
  return ways.length === 0 ? sql`` : sql`coalesce(${sql.join(ways, sql` or `)}, false) desc,`;
}

/** The first of the clocks chosen, as JSON: the actor's unit's or own before others', then the one that ends first. */
export function firstClock(ctx: Context, where: RawBuilder<unknown>): RawBuilder<ClockJson | null> {
  return sql`(select row_to_json(y) from (select ${sql.raw(columns)} from ${sql.raw(tables)}
    where c.ended_at is null and ${where}
    order by ${ownOrder(ctx)} c.due_at limit 1) y)`;
}

/** One clock `c` of the statement, as JSON. */
export const thisClock = sql<ClockJson>`(select row_to_json(y) from (select ${sql.raw(columns)} from (select 1) one
  left join proposal_proposers w on w.id = c.proposer_id) y)`;

/** All running clocks of proposal `p`, as a JSON array, for `loadParts`. */
export const allClocks = `(select coalesce(json_agg(y order by y.due_at), '[]'::json) from (select ${columns} from ${tables}
    where c.proposal_id = p.id and c.ended_at is null) y)`;

/** Makes views of clocks for the reader. */
export async function clockViewer(ctx: Context): Promise<(clock: ClockJson) => ClockView> {
  const calendar = await workCalendar(ctx.db, ctx.assembly.id);
  const units = new Map((await listUnits(ctx.db, ctx.assembly.id)).map((unit) => [unit.id, unit.name]));
  const own = ownOf(ctx);
  const now = ctx.clock.now();
  const whoseOf = (clock: ClockJson): ClockView['whose'] => {
    const [type, id] = clock.waits_for.split(':') as [ClockView['whose']['type'], string];
    if (type === 'unit') return { type, name: units.get(id) ?? '' };
    if (type === 'proposer') return { type, name: clock.proposer_name ?? '' };
    return { type, name: ctx.t(`accounts.role.${id}`) };
  };
  return (clock) => {
    const dueAt = new Date(clock.due_at);
    const pausedAt = clock.paused_at === null ? null : new Date(clock.paused_at);
    return {
      kind: clock.kind,
      waitsFor: clock.waits_for,
      whose: whoseOf(clock),
      mine:
        own.waits.has(clock.waits_for) ||
        (clock.member_id !== null && own.members.has(clock.member_id)) ||
        (clock.body_id !== null && own.bodies.has(clock.body_id)),
      startedAt: new Date(clock.started_at).toISOString(),
      dueAt: dueAt.toISOString(),
      daysLeft: workingDaysUntil(calendar, pausedAt ?? now, dueAt),
      overdue: isOverdue({ dueAt, pausedAt, endedAt: null }, now),
      provisional: !clock.agreed && isProvisional(calendar, dueAt),
      paused: pausedAt !== null,
      assignmentId: clock.assignment_id,
    };
  };
}

/** Own clocks first, then those that end first: nothing is left out. */
export const ownFirst = (clocks: readonly ClockView[]): ClockView[] =>
  [...clocks].sort((a, b) => Number(b.mine) - Number(a.mine) || a.dueAt.localeCompare(b.dueAt));
