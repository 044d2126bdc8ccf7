/** What can wait for whom: one table of tasks, each a condition on proposals (p) or assignments (a). */
import { sql } from 'kysely';
import { overdue } from '../../platform/clocks/overdue.ts';
import type { Context } from '../../platform/http/context.ts';
import type { InboxKind, InboxTask } from '../../platform/inbox/inbox-kind.ts';
import { listRuleVersionsOf, listUnits, type Unit } from '../assemblies/index.ts';
import { clockReader } from './queries/clock-views.ts';
import { type Condition, unitNames } from './queries/lines.ts';
import { proposingIds } from './queries/proposing.ts';
import type { ProposalRules } from './rules.ts';
import { proposalLife } from './workflow.ts';

/** What came in and has not been touched. */
const arriving = new Set([
  'take_in',
  'accept',
  'propose_assignment',
  'answer_bounce',
  'answer_extension',
  'answer_cosign',
  'confirm_assignment',
]);
/** Work on what has long been answered: never above today's. */
const backward = new Set(['look_back', 'report_promise', 'rate_proposal']);

const turnOf = (task: string): InboxTask['turn'] => {
  if (task === 'finish_draft') return 'own';
  if (backward.has(task)) return 'backward';
  return arriving.has(task) ? 'arriving' : 'open';
};

/** @param clock that urges it; a second round has one of its own */
const taskOf = (task: string, onPart: boolean, where: Condition, clock: string | null): InboxTask => ({
  task,
  turn: turnOf(task),
  onPart,
  where,
  clocks: clock === null ? [] : [clock, 'rework'],
});

const text = (values: readonly string[]) => sql.join(values.map((value) => sql`${value}`));

function proposerTasks(ctx: Context): InboxTask[] {
  const { memberIds, bodyIds } = proposingIds(ctx);
  if (memberIds.length + bodyIds.length === 0) return [];
  const who = sql.join(
    [
      ...(memberIds.length > 0 ? [sql`x.member_id in (${text(memberIds)})`] : []),
      ...(bodyIds.length > 0 ? [sql`x.body_id in (${text(bodyIds)})`] : []),
    ],
    sql` or `,
  );
  const first = sql`exists (select 1 from proposal_proposers x where x.proposal_id = p.id and x.role = 'first' and (${who}))`;
  const task = (name: string, where: Condition, clock: string | null = null) => taskOf(name, false, where, clock);
  const onReply = sql`exists (select 1 from proposal_proposers x join proposals m on m.id = x.proposal_id
      join replies r on r.proposal_id = p.id and r.round = p.reply_round and r.issued_at is not null
      where (m.id = p.id or m.merged_into = p.id) and x.status = 'confirmed' and x.role <> 'supporter' and (${who})
      and not exists (select 1 from ratings t where t.reply_id = r.id and t.proposer_id = x.id))`;
  return [
    task(
      'answer_invitation',
      sql<boolean>`p.state = 'cosigning' and exists (select 1 from proposal_proposers x
      where x.proposal_id = p.id and x.status = 'invited' and (${who}))`,
      'cosign',
    ),
    task('rate', sql<boolean>`p.state = 'rating' and ${onReply}`, 'rating'),
    task('revise', sql<boolean>`p.state = 'returned' and ${first}`),
    task(
      'submit_cosigned',
      sql<boolean>`p.state = 'cosigning' and ${first} and not exists (select 1 from proposal_proposers x
      where x.proposal_id = p.id and x.status = 'invited')`,
    ),
    task('finish_draft', sql<boolean>`p.state = 'draft' and ${first}`),
  ];
}

function unitTasks(ctx: Context): InboxTask[] {
  const unitsAs = (...roles: string[]) => [
    ...new Set(ctx.actor.grants.flatMap((grant) => (roles.includes(grant.role) && grant.unitId ? [grant.unitId] : []))),
  ];
  const tasks: InboxTask[] = [];
  // An assignment of a proposal that is over waits for nobody, whatever state it was left in.
  const inHand = sql`p.state in (${text(['assigning', 'dispatched', 'handling', 'reworking'])})`;
  const add = (task: string, units: readonly string[], where: Condition, clock: string | null) => {
    if (units.length === 0) return;
    const open = task === 'report_promise' ? sql`` : sql`and ${inHand}`;
    tasks.push(taskOf(task, true, sql<boolean>`a.unit_id in (${text(units)}) ${open} and ${where}`, clock));
  };
  const receiver = unitsAs('unit_receiver');
  const office = unitsAs('unit_receiver', 'unit_handler');
  const ownWork =
    unitsAs('unit_receiver').length > 0
      ? sql<boolean>`true`
      : sql<boolean>`(a.handler_id is null or a.handler_id = ${ctx.actor.accountId})`;
  add('accept', receiver, sql<boolean>`a.state = 'dispatched'`, 'accept');
  add('sign_reply', unitsAs('unit_signer'), sql<boolean>`a.state = 'approved'`, 'reply');
  add('issue_reply', office, sql<boolean>`a.state = 'signed' and ${ownWork}`, 'reply');
  add(
    'answer_cosign',
    office,
    sql<boolean>`a.role = 'assisting' and exists (select 1 from reply_cosigns c
    where c.assignment_id = a.id and c.status = 'asked')`,
    'opinion',
  );
  add('give_opinion', office, sql<boolean>`a.role = 'assisting' and a.state = 'accepted' and ${ownWork}`, 'opinion');
  add(
    'first_contact',
    office,
    sql<boolean>`a.role <> 'assisting' and a.state in ('accepted', 'drafted') and a.first_contact_at is null
    and ${ownWork}`,
    'first_contact',
  );
  add(
    'draft_reply',
    office,
    sql<boolean>`a.role <> 'assisting' and a.state in ('accepted', 'drafted') and ${ownWork}`,
    'reply',
  );
  add(
    'report_promise',
    office,
    sql<boolean>`exists (select 1 from promises m where m.assignment_id = a.id and m.status = 'open'
    and m.reported_at is null and m.due_on <= ${ctx.clock.now()}::date + 30)`,
    'look_back',
  );
  return tasks;
}

/** Versions of the rules under which the committee confirms by itself what else a supervision office confirms. */
async function committeeRules(ctx: Context): Promise<string[]> {
  const versions = await listRuleVersionsOf(ctx.db, ctx.assembly.id, 'proposals');
  return versions.flatMap(({ id, content }) =>
    (content as ProposalRules).assignment.confirmedBy === 'committee' ? [id] : [],
  );
}

/** What a supervision office answers, by the name of the task. */
const confirming = {
  confirm_assignment: sql<boolean>`a.state = 'proposed'`,
  answer_bounce: sql<boolean>`a.state = 'bounced' and p.state = 'assigning'`,
  answer_extension: sql<boolean>`exists (select 1 from extensions e where e.assignment_id = a.id and e.status = 'asked')`,
};

function officeTasks(ctx: Context, units: readonly Unit[], byCommittee: readonly string[]): InboxTask[] {
  const roles = new Set(ctx.actor.grants.map((grant) => grant.role));
  const tasks: InboxTask[] = [];
  const onProposal = (task: string, where: Condition, clock: string | null) =>
    tasks.push(taskOf(task, false, where, clock));
  const onUnit = (task: string, where: Condition, clock: string | null) => tasks.push(taskOf(task, true, where, clock));
  if (roles.has('clerk')) {
    onProposal('take_in', sql<boolean>`p.state = 'submitted'`, 'review');
    onProposal('record_consultation', sql<boolean>`p.state = 'consulting'`, null);
    onProposal(
      'close_unrated',
      sql<boolean>`p.state = 'rating' and exists (select 1 from clocks c where c.matter_id = p.id
      and c.name = 'rating' and ${overdue(ctx.clock.now())})`,
      'rating',
    );
    onProposal(
      'decide_publicity',
      sql<boolean>`p.number is not null and p.publicity_decision is null and p.state <> 'archived'`,
      'publication',
    );
    onProposal(
      'look_back',
      sql<boolean>`exists (select 1 from promises m where m.proposal_id = p.id and m.status = 'open'
      and m.due_on <= ${ctx.clock.now()}::date)`,
      'look_back',
    );
  }
  for (const round of [1, 2, 3]) {
    if (roles.has(`reviewer_${round}`))
      onProposal('review', sql<boolean>`p.state = 'reviewing' and p.review_round = ${round}`, 'review');
  }
  if (roles.has('assigner')) {
    onProposal(
      'propose_assignment',
      sql<boolean>`p.state = 'filed' or (p.state = 'assigning' and exists (select 1 from assignments a
      where a.proposal_id = p.id and a.state = 'bounced') and not exists (select 1 from assignments a
      where a.proposal_id = p.id and a.state = 'proposed'))`,
      null,
    );
  }
  if (byCommittee.length > 0) {
    const ours = sql<boolean>`p.rule_version_id in (${text(byCommittee)})`;
    const own = [
      ...(roles.has('assigner') ? (['confirm_assignment', 'answer_bounce'] as const) : []),
      ...(roles.has('clerk') ? (['answer_extension'] as const) : []),
    ];
    for (const task of own) onUnit(task, sql<boolean>`${ours} and ${confirming[task]}`, null);
  }
  for (const side of ['party', 'government'] as const) {
    if (!roles.has(`supervision_${side}`)) continue;
    const unitIds = units.filter((unit) => unit.side === side).map((unit) => unit.id);
    if (unitIds.length === 0) continue;
    const ours = sql<boolean>`a.unit_id in (${text(unitIds)})`;
    onUnit('confirm_assignment', sql<boolean>`${ours} and ${confirming.confirm_assignment}`, null);
    onUnit('answer_bounce', sql<boolean>`${ours} and ${confirming.answer_bounce}`, null);
    onUnit('check_reply', sql<boolean>`${ours} and a.state = 'checking'`, 'check');
    onUnit('answer_extension', sql<boolean>`${ours} and ${confirming.answer_extension}`, null);
  }
  return tasks;
}

export const proposalInbox: InboxKind = {
  kind: proposalLife.kind,
  room: 'proposals',
  scope: 'proposals:read',
  matters: { table: 'proposals', alias: 'p' },
  parts: { join: "join assignments a on a.proposal_id = p.id and a.state <> 'replaced'", alias: 'a' },
  columns: {
    number: 'p.number',
    subject: 'p.subject',
    state: 'p.state',
    since: 'p.updated_at',
    who: "(select x.name from proposal_proposers x where x.proposal_id = p.id and x.role = 'first' limit 1)",
    unit: 'a.unit_id',
  },
  clocks: clockReader,
  unitNames,
  async tasks(ctx) {
    const units = await listUnits(ctx.db, ctx.assembly.id);
    return [...proposerTasks(ctx), ...unitTasks(ctx), ...officeTasks(ctx, units, await committeeRules(ctx))];
  },
  place({ task, matterId }) {
    const place = task === 'finish_draft' || task === 'revise' ? `write/${matterId}` : `proposals/${matterId}`;
    return { m: place, desk: place };
  },
  more: ({ matterId, partId }) => ({ proposalId: matterId, assignmentId: partId }),
};
