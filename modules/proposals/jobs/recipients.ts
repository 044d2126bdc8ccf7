/** Whom an event concerns: every reminder and notice runs in both directions. */
import type { Context } from '../../../platform/http/context.ts';
import { accountsWithRoles } from '../../accounts/index.ts';
import { membersByIds } from '../../members/index.ts';
import type { EventName, ProposalEvent } from '../events.ts';
import type { Assignment, Matter, Proposer } from '../store/matter.ts';

export type Audience =
  | 'first'
  | 'proposers'
  | 'invited'
  | 'about'
  | 'clerks'
  | 'reviewers'
  | 'assigners'
  | 'supervisors'
  | 'unit'
  | 'handlers'
  | 'signers'
  | 'lead_unit'
  | 'assisting_units';

/** Who is told of an event, and in which words: an office is told what is its own to do, not what is the proposers'. */
export const audiences: Readonly<Record<EventName, Readonly<Partial<Record<Audience, NoticeWords>>>>> = {
  cosign_invited: { invited: 'cosign_invited' },
  cosign_answered: { first: 'cosign_answered' },
  invitation_withdrawn: { about: 'invitation_withdrawn' },
  submitted: { clerks: 'submitted_office', proposers: 'submitted' },
  returned: { proposers: 'returned' },
  round_reached: { reviewers: 'round_reached' },
  filed: { proposers: 'filed', assigners: 'filed_office' },
  merged: { proposers: 'merged' },
  merge_undone: { proposers: 'merge_undone' },
  converted: { proposers: 'converted' },
  declined: { proposers: 'declined' },
  withdrawn: { proposers: 'withdrawn', clerks: 'withdrawn' },
  assignment_proposed: { supervisors: 'assignment_proposed' },
  dispatched: { unit: 'dispatched_unit', proposers: 'dispatched' },
  bounced: { supervisors: 'bounced', assigners: 'bounced_assigner' },
  bounce_refused: { unit: 'bounce_refused' },
  accepted: { proposers: 'accepted' },
  handed_on: { handlers: 'handed_on' },
  contact_recorded: { first: 'contact_recorded' },
  extension_asked: { supervisors: 'extension_asked' },
  extension_answered: { unit: 'extension_answered', first: 'extension_answered_proposer' },
  opinion_given: { lead_unit: 'opinion_given' },
  cosign_asked: { assisting_units: 'cosign_asked' },
  reply_cosign_answered: { lead_unit: 'reply_cosign_answered' },
  check_asked: { supervisors: 'check_asked' },
  reply_sent_back: { unit: 'reply_sent_back' },
  reply_approved: { signers: 'reply_approved' },
  reply_signed: { unit: 'reply_signed' },
  reply_issued: { proposers: 'reply_issued', clerks: 'reply_issued_office' },
  rework_asked: { unit: 'rework_asked', supervisors: 'rework_asked_office' },
  consulting_needed: { clerks: 'consulting_office', unit: 'consulting_needed', first: 'consulting_needed' },
  closed: { proposers: 'closed', unit: 'closed' },
  key_marked: { first: 'key_marked', unit: 'key_marked' },
  publicity_view: { clerks: 'publicity_view' },
  promise_due: { unit: 'promise_due' },
};

/** Words for those to whom an event means something else than to the rest. */
export const officeWords = [
  'submitted_office',
  'filed_office',
  'dispatched_unit',
  'bounced_assigner',
  'extension_answered_proposer',
  'reply_issued_office',
  'rework_asked_office',
  'consulting_office',
] as const;
export type NoticeWords = EventName | (typeof officeWords)[number];

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

/** Accounts of those a clock waits for, and the front they use. @param waitsFor as the clock keeps it */
export async function waitingAccounts(
  ctx: Context,
  matter: Matter,
  waitsFor: string,
): Promise<{ accounts: string[]; front: 'm' | 'desk' }> {
  const [type, id] = waitsFor.split(':') as [string, string];
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

async function reach(
  ctx: Context,
  matter: Matter,
  audience: Audience,
  assignment: Assignment | undefined,
  event: ProposalEvent,
): Promise<string[]> {
  const withRoles = (roles: string[], unitId?: string) =>
    accountsWithRoles(
      ctx.db,
      ctx.assembly.id,
      { roles: roles as never, ...(unitId ? { unitIds: [unitId] } : {}) },
      ctx.clock.now(),
    );
  const confirmed = matter.proposers.filter((item) => item.status === 'confirmed' && item.role !== 'supporter');
  switch (audience) {
    case 'first':
      return accountsOfProposers(
        ctx,
        confirmed.filter((item) => item.role === 'first'),
      );
    case 'proposers':
      return accountsOfProposers(ctx, [
        ...confirmed,
        ...matter.mergedProposers.filter((item) => item.status === 'confirmed' && item.role !== 'supporter'),
      ]);
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
    case 'supervisors': {
      const sides = assignment
        ? [assignment.unit.side]
        : [...new Set(matter.assignments.map((item) => item.unit.side))];
      return withRoles(sides.map((side) => `supervision_${side}`));
    }
    case 'unit':
      return assignment
        ? withRoles(['unit_receiver', 'unit_handler'], assignment.unit_id)
        : (
            await Promise.all(
              matter.assignments
                .filter((item) => item.role !== 'assisting')
                .map((item) => withRoles(['unit_receiver'], item.unit_id)),
            )
          ).flat();
    case 'handlers':
      return assignment?.handler_id ? [assignment.handler_id] : [];
    case 'signers':
      return assignment ? withRoles(['unit_signer'], assignment.unit_id) : [];
    case 'lead_unit': {
      const lead = matter.assignments.find((item) => item.role === 'lead' && item.state !== 'replaced');
      return lead ? withRoles(['unit_receiver', 'unit_handler'], lead.unit_id) : [];
    }
    case 'assisting_units': {
      const units = matter.assignments.filter(
        (item) => item.role === 'assisting' && ['accepted', 'opined'].includes(item.state),
      );
      return (
        await Promise.all(units.map((item) => withRoles(['unit_receiver', 'unit_handler'], item.unit_id)))
      ).flat();
    }
  }
}

const desk = new Set<Audience>([
  'clerks',
  'reviewers',
  'assigners',
  'supervisors',
  'unit',
  'handlers',
  'signers',
  'lead_unit',
  'assisting_units',
]);

export interface Told {
  accountIds: string[];
  /** The front they work in. */
  front: 'm' | 'desk';
  words: NoticeWords;
}

/** Recipients with their words, each account once; nobody is told of what they did themselves. */
export async function recipientsOf(ctx: Context, matter: Matter, event: ProposalEvent): Promise<Told[]> {
  const assignment = matter.assignments.find((item) => item.id === event.assignmentId);
  const told: Told[] = [];
  const known = new Set<string | null>([event.actorId]);
  // A proposer who is also of an office is told as a proposer.
  const order = Object.entries(audiences[event.event]) as Array<[Audience, NoticeWords]>;
  for (const [audience, words] of order.toSorted(([a], [b]) => Number(desk.has(a)) - Number(desk.has(b)))) {
    const accountIds = [...new Set(await reach(ctx, matter, audience, assignment, event))].filter(
      (id) => !known.has(id),
    );
    for (const id of accountIds) known.add(id);
    told.push({ accountIds, front: desk.has(audience) ? 'desk' : 'm', words });
  }
  return told;
}
