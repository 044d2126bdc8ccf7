/** Whom an event concerns: every reminder and notice runs in both directions. */
import type { OpenClock } from '../../../platform/clocks/definitions.ts';
import type { Context } from '../../../platform/http/context.ts';
import { accountsWithRoles } from '../../accounts/index.ts';
import { liveAssignmentStates } from '../../handling/contract.ts';
import { membersByIds } from '../../members/index.ts';
import type { ProposalEvent } from '../events.ts';
import type { Assignment, Matter, Proposer } from '../store/matter.ts';
import { type Audience, audiences, type NoticeWords, wordsNow } from './audiences.ts';

/** Accounts that speak for proposers: the member in person, the contact of a body. */
export async function accountsOfProposers(
  ctx: Context,
  proposers: ReadonlyArray<Pick<Proposer, 'member_id' | 'body_id'>>,
): Promise<string[]> {
  const members = await membersByIds(
    ctx.db,
    proposers.flatMap((item) => item.member_id ?? []),
  );
  const found = [...members.values()].map((member) => member.accountId);
  for (const proposer of proposers) {
    if (proposer.body_id === null) continue;
    found.push(
      ...(await accountsWithRoles(
        ctx.db,
        ctx.assembly.id,
        { roles: ['body_contact'], bodyIds: [proposer.body_id] },
        ctx.clock.now(),
      )),
    );
  }
  return found;
}

/** Accounts of those a clock waits for, and the front they use. @param clock as it is kept */
export async function waitingAccounts(
  ctx: Context,
  matter: Matter,
  { waits_for: waitsFor, name, part_id: partId }: OpenClock,
): Promise<{ accounts: string[]; front: 'm' | 'desk' }> {
  const [type, id] = waitsFor.split(':') as [string, string];
  if (type === 'proposer') {
    const proposers = [...matter.proposers, ...matter.mergedProposers].filter((item) => item.id === id);
    return { accounts: await accountsOfProposers(ctx, proposers), front: 'm' };
  }
  if (type === 'unit') {
    const assignment = matter.assignments.find((item) => item.id === partId);
    const receivers = await receiversOf(ctx, [id]);
    const others = name === 'accept' || !assignment ? [] : await handlersOf(ctx, [assignment]);
    return { accounts: [...new Set([...receivers, ...others])], front: 'desk' };
  }
  return {
    accounts: await accountsWithRoles(ctx.db, ctx.assembly.id, { roles: [id] as never }, ctx.clock.now()),
    front: 'desk',
  };
}

/** Accounts of the office above the unit whose clock is overdue: its supervision office, and where the committee assigns the clerks; or the leaders. */
export function escalatedTo(ctx: Context, matter: Matter, clock: OpenClock, office: string): Promise<string[]> {
  const side = matter.assignments.find((item) => item.id === clock.part_id)?.unit.side;
  const above = [
    ...(side ? [`supervision_${side}`] : []),
    ...(matter.rules.assignment.confirmedBy === 'committee' ? ['clerk'] : []),
  ];
  const roles = office === 'leader' ? ['leader'] : above;
  return accountsWithRoles(ctx.db, ctx.assembly.id, { roles: roles as never }, ctx.clock.now());
}

const receiversOf = (ctx: Context, unitIds: readonly string[]): Promise<string[]> =>
  unitIds.length === 0
    ? Promise.resolve([])
    : accountsWithRoles(ctx.db, ctx.assembly.id, { roles: ['unit_receiver'], unitIds: [...unitIds] }, ctx.clock.now());

/** Whose hands an assignment is in: the handler it was given to, else all of the unit. */
async function handlersOf(ctx: Context, assignments: readonly Assignment[]): Promise<string[]> {
  const named = assignments.flatMap((item) => item.handler_id ?? []);
  const unitIds = assignments.flatMap((item) => (item.handler_id === null ? [item.unit_id] : []));
  if (unitIds.length === 0) return named;
  const filter = { roles: ['unit_handler' as const], unitIds };
  return [...named, ...(await accountsWithRoles(ctx.db, ctx.assembly.id, filter, ctx.clock.now()))];
}

const officeOf = async (ctx: Context, assignments: readonly Assignment[]): Promise<string[]> => [
  ...(await receiversOf(
    ctx,
    assignments.map((item) => item.unit_id),
  )),
  ...(await handlersOf(ctx, assignments)),
];

/** Assisting units whose answer to the lead's request is still out. */
async function askedToCosign(ctx: Context, matter: Matter): Promise<Assignment[]> {
  const asked = await ctx.db
    .selectFrom('reply_cosigns')
    .select('assignment_id')
    .where('status', '=', 'asked')
    .where(
      'assignment_id',
      'in',
      matter.assignments.map((item) => item.id),
    )
    .execute();
  const ids = new Set(asked.map((item) => item.assignment_id));
  return matter.assignments.filter((item) => ids.has(item.id) && item.state !== 'replaced');
}

async function reach(ctx: Context, matter: Matter, audience: Audience, event: ProposalEvent): Promise<string[]> {
  const withRoles = (roles: string[]) =>
    roles.length === 0 ? [] : accountsWithRoles(ctx.db, ctx.assembly.id, { roles: roles as never }, ctx.clock.now());
  const ids = event.assignmentIds ?? (event.assignmentId ? [event.assignmentId] : null);
  const concerned = ids && matter.assignments.filter((item) => ids.includes(item.id));
  const live = matter.assignments.filter((item) => liveAssignmentStates.includes(item.state));
  const supervisors = () => withRoles([...new Set((concerned ?? live).map((item) => `supervision_${item.unit.side}`))]);
  const byCommittee = matter.rules.assignment.confirmedBy === 'committee';
  const confirmed = matter.proposers.filter((item) => item.status === 'confirmed' && item.role !== 'supporter');
  const merged = matter.mergedProposers.filter((item) => item.status === 'confirmed' && item.role !== 'supporter');
  const first = confirmed.filter((item) => item.role === 'first');
  switch (audience) {
    case 'first':
      return accountsOfProposers(ctx, first);
    case 'cosigners':
      return accountsOfProposers(ctx, [...confirmed.filter((item) => item.role !== 'first'), ...merged]);
    case 'proposers':
      return accountsOfProposers(ctx, [...confirmed, ...merged]);
    case 'invited':
      return accountsOfProposers(
        ctx,
        matter.proposers.filter((item) => item.status === 'invited'),
      );
    case 'about':
      return event.about ? accountsOfProposers(ctx, [event.about]) : [];
    case 'clerks':
      return withRoles(['clerk']);
    case 'reviewers':
      return withRoles([`reviewer_${matter.row.review_round}`]);
    case 'assigners':
      return withRoles(['assigner']);
    case 'supervisors':
      return supervisors();
    case 'confirmers':
      return [...(await supervisors()), ...(byCommittee ? await withRoles(['assigner']) : [])];
    case 'grantors':
      return [...(await supervisors()), ...(byCommittee ? await withRoles(['clerk']) : [])];
    case 'receivers':
      return receiversOf(
        ctx,
        (concerned ?? []).map((item) => item.unit_id),
      );
    case 'unit':
      return concerned
        ? officeOf(ctx, concerned)
        : receiversOf(
            ctx,
            live.filter((item) => item.role !== 'assisting').map((item) => item.unit_id),
          );
    case 'handlers':
      return (concerned ?? []).flatMap((item) => item.handler_id ?? []);
    case 'signers': {
      const unitIds = (concerned ?? []).map((item) => item.unit_id);
      if (unitIds.length === 0) return [];
      return accountsWithRoles(ctx.db, ctx.assembly.id, { roles: ['unit_signer'], unitIds }, ctx.clock.now());
    }
    case 'lead_unit':
      return officeOf(
        ctx,
        live.filter((item) => item.role === 'lead'),
      );
    case 'asked_units':
      return officeOf(ctx, await askedToCosign(ctx, matter));
  }
}

const desk = new Set<Audience>([
  'clerks',
  'reviewers',
  'assigners',
  'supervisors',
  'confirmers',
  'grantors',
  'receivers',
  'unit',
  'handlers',
  'signers',
  'lead_unit',
  'asked_units',
]);

export interface Told {
  accountIds: string[];
  /** The front they work in. */
  front: 'm' | 'desk';
  words: NoticeWords;
}

/** Recipients with their words, each account once; nobody is told of what they did themselves. */
export async function recipientsOf(ctx: Context, matter: Matter, event: ProposalEvent): Promise<Told[]> {
  const byCommittee = matter.rules.assignment.confirmedBy === 'committee';
  const told: Told[] = [];
  const known = new Set<string | null>([event.actorId]);
  // A proposer who is also of an office is told as a proposer.
  const order = Object.entries(audiences[event.event]) as Array<[Audience, NoticeWords]>;
  for (const [audience, words] of order.toSorted(([a], [b]) => Number(desk.has(a)) - Number(desk.has(b)))) {
    const accountIds = [...new Set(await reach(ctx, matter, audience, event))].filter((id) => !known.has(id));
    for (const id of accountIds) known.add(id);
    told.push({
      accountIds,
      front: desk.has(audience) ? 'desk' : 'm',
      words: wordsNow(words, { state: matter.row.state, byCommittee }),
    });
  }
  return told;
}
