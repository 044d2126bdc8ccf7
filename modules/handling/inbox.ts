/** What handling gives people to do: conditions on the matters of a host and on their assignments, joined as `a`. */
import { type RawBuilder, sql } from 'kysely';
import { overdue } from '../../platform/clocks/overdue.ts';
import type { Context } from '../../platform/http/context.ts';
import type { InboxTask } from '../../platform/inbox/inbox-kind.ts';
import { listRuleVersionsOf, type Unit } from '../assemblies/index.ts';
import type { HandlingRules } from './rules.ts';
import { type HandlingLife, statesAtWork } from './workflow.ts';

type Condition = RawBuilder<boolean>;

/** How assignments are joined to the matters of an inbox. @param id the matter's id there */
export const assignmentsJoin = (id: string): string =>
  `join assignments a on a.matter_id = ${id} and a.state <> 'replaced'`;

/** Versions of a room's rules under which the committee confirms by itself what else a supervision office confirms. */
export async function committeeRules(ctx: Context, room: string): Promise<string[]> {
  const versions = await listRuleVersionsOf(ctx.db, ctx.assembly.id, room);
  return versions.flatMap(({ id, content }) =>
    (content as HandlingRules).assignment.confirmedBy === 'committee' ? [id] : [],
  );
}

export interface InboxHost<S extends string> {
  /** Of the matters in the inbox's statement; their table has `state` and `rule_version_id`. */
  alias: string;
  life: HandlingLife<S>;
}

/** What came in and has not been touched. */
const arriving = new Set([
  'accept',
  'propose_assignment',
  'answer_bounce',
  'answer_extension',
  'answer_cosign',
  'confirm_assignment',
]);
/** Work on what has long been answered: never above today's. */
const backward = new Set(['look_back', 'report_promise', 'rate_proposal']);
const turnOf = (task: string): InboxTask['turn'] =>
  backward.has(task) ? 'backward' : arriving.has(task) ? 'arriving' : 'open';

/** @param clock that urges it; a second round has one of its own */
const taskOf = (task: string, onPart: boolean, where: Condition, clock: string | null = null): InboxTask => ({
  task,
  turn: turnOf(task),
  onPart,
  where,
  clocks: clock === null ? [] : [clock, 'rework'],
});

const text = (values: readonly string[]) => sql.join(values.map((value) => sql`${value}`));
const column = (on: { alias: string }, name: string) => sql.ref(`${on.alias}.${name}`);
const inState = <S extends string>(on: InboxHost<S>, state: S) => sql<boolean>`${column(on, 'state')} = ${state}`;

/** Tasks of units: to accept, to answer, to sign, to report. */
export function unitTasks<S extends string>(ctx: Context, on: InboxHost<S>): InboxTask[] {
  const unitsAs = (...roles: string[]) => [
    ...new Set(ctx.actor.grants.flatMap((grant) => (roles.includes(grant.role) && grant.unitId ? [grant.unitId] : []))),
  ];
  const tasks: InboxTask[] = [];
  // An assignment of a matter that is over waits for nobody, whatever state it was left in.
  const inHand = sql`${column(on, 'state')} in (${text(statesAtWork(on.life.states))})`;
  const add = (task: string, units: readonly string[], where: Condition, clock: string) => {
    if (units.length === 0) return;
    const open = task === 'report_promise' ? sql`` : sql`and ${inHand}`;
    tasks.push(taskOf(task, true, sql<boolean>`a.unit_id in (${text(units)}) ${open} and ${where}`, clock));
  };
  const receiver = unitsAs('unit_receiver');
  const office = unitsAs('unit_receiver', 'unit_handler');
  const ownWork =
    receiver.length > 0
      ? sql<boolean>`true`
      : sql<boolean>`(a.handler_id is null or a.handler_id = ${ctx.actor.accountId})`;
  const begun = sql<boolean>`a.role <> 'assisting' and a.state in ('accepted', 'drafted')`;
  const asked = sql<boolean>`a.role = 'assisting' and exists (select 1 from reply_cosigns c
    where c.assignment_id = a.id and c.status = 'asked')`;
  const promised = sql<boolean>`exists (select 1 from promises m where m.assignment_id = a.id and m.status = 'open'
    and m.reported_at is null and m.due_on <= ${ctx.clock.now()}::date + 30)`;
  add('accept', receiver, sql<boolean>`a.state = 'dispatched'`, 'accept');
  add('sign_reply', unitsAs('unit_signer'), sql<boolean>`a.state = 'approved'`, 'reply');
  add('issue_reply', office, sql<boolean>`a.state = 'signed' and ${ownWork}`, 'reply');
  add('answer_cosign', office, asked, 'opinion');
  add('give_opinion', office, sql<boolean>`a.role = 'assisting' and a.state = 'accepted' and ${ownWork}`, 'opinion');
  add('first_contact', office, sql<boolean>`${begun} and a.first_contact_at is null and ${ownWork}`, 'first_contact');
  add('draft_reply', office, sql<boolean>`${begun} and ${ownWork}`, 'reply');
  add('report_promise', office, promised, 'look_back');
  return tasks;
}

/** Where nobody rated in time, and where a day to look back has come: for the office of the host. */
export function afterwardsTasks<S extends string>(
  ctx: Context,
  on: InboxHost<S>,
): Record<'closeUnrated' | 'lookBack', InboxTask> {
  const id = column(on, 'id');
  return {
    closeUnrated: taskOf(
      'close_unrated',
      false,
      sql<boolean>`${inState(on, on.life.states.rating)} and exists (select 1 from clocks c where c.matter_id = ${id}
        and c.name = 'rating' and ${overdue(ctx.clock.now())})`,
      'rating',
    ),
    lookBack: taskOf(
      'look_back',
      false,
      sql<boolean>`exists (select 1 from promises m where m.matter_id = ${id} and m.status = 'open'
        and m.due_on <= ${ctx.clock.now()}::date)`,
      'look_back',
    ),
  };
}

/** Units are to be proposed: for those who assign. */
export function assigningTask<S extends string>(on: InboxHost<S>): InboxTask {
  const one = (state: string) =>
    sql`exists (select 1 from assignments a where a.matter_id = ${column(on, 'id')} and a.state = ${state})`;
  const { ready, assigning } = on.life.states;
  return taskOf(
    'propose_assignment',
    false,
    sql<boolean>`${inState(on, ready)} or (${inState(on, assigning)} and ${one('bounced')} and not ${one('proposed')})`,
  );
}

export interface Supervising {
  units: readonly Unit[];
  /** Versions of the rules under which the committee confirms by itself what else a supervision office confirms. */
  byCommittee: readonly string[];
  /** Roles that assign, and that grant more time, where the committee decides. */
  assigns: string;
  office: string;
}

/** Tasks of the supervision offices, and of the committee where it confirms by itself. */
export function supervisionTasks<S extends string>(ctx: Context, on: InboxHost<S>, by: Supervising): InboxTask[] {
  const roles = new Set(ctx.actor.grants.map((grant) => grant.role));
  const confirming = {
    confirm_assignment: sql<boolean>`a.state = 'proposed'`,
    answer_bounce: sql<boolean>`a.state = 'bounced' and ${inState(on, on.life.states.assigning)}`,
    answer_extension: sql<boolean>`exists (select 1 from extensions e where e.assignment_id = a.id and e.status = 'asked')`,
  };
  const tasks: InboxTask[] = [];
  const add = (task: string, ours: Condition, where: Condition, clock: string | null = null) =>
    tasks.push(taskOf(task, true, sql<boolean>`${ours} and ${where}`, clock));
  if (by.byCommittee.length > 0) {
    const ours = sql<boolean>`${column(on, 'rule_version_id')} in (${text(by.byCommittee)})`;
    const own = [
      ...(roles.has(by.assigns) ? (['confirm_assignment', 'answer_bounce'] as const) : []),
      ...(roles.has(by.office) ? (['answer_extension'] as const) : []),
    ];
    for (const task of own) add(task, ours, confirming[task]);
  }
  for (const side of ['party', 'government'] as const) {
    if (!roles.has(`supervision_${side}`)) continue;
    const unitIds = by.units.filter((unit) => unit.side === side).map((unit) => unit.id);
    if (unitIds.length === 0) continue;
    const ours = sql<boolean>`a.unit_id in (${text(unitIds)})`;
    add('confirm_assignment', ours, confirming.confirm_assignment);
    add('answer_bounce', ours, confirming.answer_bounce);
    add('check_reply', ours, sql<boolean>`a.state = 'checking'`, 'check');
    add('answer_extension', ours, confirming.answer_extension);
  }
  return tasks;
}
