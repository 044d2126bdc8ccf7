/**
 * Running clocks as screens show them: whose they are, how long they run, and whether the date can still move. Who the
 * reader is, and who a part of the matter is, a kind says in `ClockReading`.
 */
import './tables.ts';
import { type RawBuilder, sql } from 'kysely';
import { calendarOf } from '../calendar/calendar-reader.ts';
import { isProvisional, workingDaysUntil } from '../calendar/spans.ts';
import type { Context } from '../http/context.ts';
import type { ClockView } from './contract.ts';
import { isOverdue } from './overdue.ts';

/** A clock as it is selected. */
export interface ClockJson {
  id: string;
  name: string;
  waits_for: string;
  started_at: string;
  due_at: string;
  paused_at: string | null;
  part_id: string | null;
  agreed: boolean;
  urged_at: string | null;
  urged_by_name: string | null;
  /** Of the person it waits for, when that is a part of the matter. */
  person_name: string | null;
  member_id: string | null;
  body_id: string | null;
}

/** What of the clocks is the reader's own. */
export interface OwnClocks {
  /** Values of `waits_for`: of the units the reader works in, and of the reader's offices. */
  units: readonly string[];
  offices: readonly string[];
  members: readonly string[];
  bodies: readonly string[];
}

/** How the clocks of a kind are read. */
export interface ClockReading {
  /** Table of those people who are parts of such matters, with id, name, member_id and body_id; absent: none are. */
  people?: string;
  /** Alias of the matter's table in the statements the clocks are selected in. */
  matter: string;
  own(ctx: Context): OwnClocks;
  /** Makes names: of a unit by its id, of an office by its role. */
  names(ctx: Context): Promise<{ unit(id: string): string; office(role: string): string }>;
}

/** Ties the ways of reading clocks to one kind. */
export function readClocks(reading: ClockReading) {
  const columns = `c.id, c.urged_at, c.urged_by_name, c.name, c.waits_for, c.started_at, c.due_at, c.paused_at, c.part_id, c.agreed, ${
    reading.people
      ? 'w.name as person_name, w.member_id, w.body_id'
      : 'null as person_name, null::uuid as member_id, null::uuid as body_id'
  }`;
  const people = reading.people ? `left join ${reading.people} w on w.id = c.part_id` : '';

  /** Clocks of the reader's unit or signature before others; an office looks after all clocks alike. */
  function ownOrder(ctx: Context): RawBuilder<unknown> {
    const { units, members, bodies } = reading.own(ctx);
    const within = (column: string, values: readonly string[]) =>
      values.length === 0 ? [] : [sql`${sql.ref(column)} in (${sql.join(values)})`];
    const persons = reading.people ? [...within('w.member_id', members), ...within('w.body_id', bodies)] : [];
    const ways = [...within('c.waits_for', units), ...persons];
    return ways.length === 0 ? sql`` : sql`coalesce(${sql.join(ways, sql` or `)}, false) desc,`;
  }

  return {
    /** The first of the clocks chosen, as JSON: the reader's own before others', then the one that ends first. */
    firstClock: (ctx: Context, where: RawBuilder<unknown>): RawBuilder<ClockJson | null> =>
      sql`(select row_to_json(y) from (select ${sql.raw(columns)} from clocks c ${sql.raw(people)}
        where c.matter_id = ${sql.ref(`${reading.matter}.id`)} and c.ended_at is null ${where}
        order by ${ownOrder(ctx)} c.due_at limit 1) y)`,

    /** One clock `c` of the statement, as JSON. */
    thisClock: sql<ClockJson>`(select row_to_json(y) from (select ${sql.raw(columns)} from (select 1) one
      ${sql.raw(people)}) y)`,

    /** All running clocks of the matter, as a JSON array; text of a statement. */
    allClocks: `(select coalesce(json_agg(y order by y.due_at), '[]'::json) from (select ${columns} from clocks c ${people}
      where c.matter_id = ${reading.matter}.id and c.ended_at is null) y)`,

    /** Makes views of clocks for the reader. */
    async clockViewer(ctx: Context): Promise<(clock: ClockJson) => ClockView> {
      const calendar = await calendarOf(ctx);
      const names = await reading.names(ctx);
      const { units, offices, members, bodies } = reading.own(ctx);
      const now = ctx.clock.now();
      const whoseOf = (clock: ClockJson): ClockView['whose'] => {
        const [type, id] = clock.waits_for.split(':') as [ClockView['whose']['type'], string];
        if (type === 'unit') return { type, name: names.unit(id) };
        if (type === 'role') return { type, name: names.office(id) };
        return { type, name: clock.person_name ?? '' };
      };
      return (clock) => {
        const dueAt = new Date(clock.due_at);
        const pausedAt = clock.paused_at === null ? null : new Date(clock.paused_at);
        const whose = whoseOf(clock);
        return {
          clockId: clock.id,
          kind: clock.name,
          waitsFor: clock.waits_for,
          whose,
          mine:
            units.includes(clock.waits_for) ||
            offices.includes(clock.waits_for) ||
            (clock.member_id !== null && members.includes(clock.member_id)) ||
            (clock.body_id !== null && bodies.includes(clock.body_id)),
          startedAt: new Date(clock.started_at).toISOString(),
          dueAt: dueAt.toISOString(),
          daysLeft: workingDaysUntil(calendar, pausedAt ?? now, dueAt),
          overdue: isOverdue({ dueAt, pausedAt, endedAt: null }, now),
          provisional: !clock.agreed && isProvisional(calendar, dueAt),
          paused: pausedAt !== null,
          urged: clock.urged_at ? { at: new Date(clock.urged_at).toISOString(), by: clock.urged_by_name ?? '' } : null,
          assignmentId: whose.type === 'proposer' ? null : clock.part_id,
        };
      };
    },
  };
}

/** What `readClocks` gives. */
export type ClockReader = ReturnType<typeof readClocks>;

/** Own clocks first, then those that end first: nothing is left out. */
export const ownFirst = (clocks: readonly ClockView[]): ClockView[] =>
  [...clocks].sort((a, b) => Number(b.mine) - Number(a.mine) || a.dueAt.localeCompare(b.dueAt));
