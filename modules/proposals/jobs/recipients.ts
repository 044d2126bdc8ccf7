/** Whom an event concerns: every reminder and notice runs in both directions. */
import type { Context } from '../../../platform/http/context.ts';
import { accountsWithRoles } from '../../accounts/index.ts';
import { membersByIds } from '../../members/index.ts';
import type { EventName, ProposalEvent } from '../events.ts';
import type { Assignment, Matter, Proposer } from '../store/matter.ts';

type Audience =
  | 'first'
  | 'proposers'
  | 'invited'
  | 'clerks'
  | 'reviewers'
  | 'assigners'
  | 'supervisors'
  | 'unit'
  | 'handlers'
  | 'signers'
  | 'lead_unit'
  | 'assisting_units';

const audiences: Readonly<Record<EventName, readonly Audience[]>> = {
  cosign_invited: ['invited'],
  cosign_answered: ['first'],
  submitted: ['clerks', 'proposers'],
  returned: ['proposers'],
  round_reached: ['reviewers'],
  filed: ['proposers', 'assigners'],
  merged: ['proposers'],
  converted: ['proposers'],
  declined: ['proposers'],
  withdrawn: ['proposers', 'clerks'],
  assignment_proposed: ['supervisors'],
  dispatched: ['unit', 'proposers'],
  bounced: ['supervisors', 'assigners'],
  bounce_refused: ['unit'],
  accepted: ['proposers'],
  handed_on: ['handlers'],
  contact_recorded: ['first'],
  extension_asked: ['supervisors'],
  extension_answered: ['unit', 'first'],
  opinion_given: ['lead_unit'],
  cosign_asked: ['assisting_units'],
  reply_cosign_answered: ['lead_unit'],
  check_asked: ['supervisors'],
  reply_sent_back: ['unit'],
  reply_approved: ['signers'],
  reply_signed: ['unit'],
  reply_issued: ['proposers', 'clerks'],
  rework_asked: ['unit', 'supervisors'],
  consulting_needed: ['clerks', 'unit', 'first'],
  closed: ['proposers', 'unit'],
  key_marked: ['first', 'unit'],
  publicity_view: ['clerks'],
  promise_due: ['unit'],
};

/** Accounts that speak for proposers: the member in person, the contact of a body. */
export async function accountsOfProposers(ctx: Context, proposers: readonly Proposer[]): Promise<string[]> {
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

async function reach(
  ctx: Context,
  matter: Matter,
  audience: Audience,
  assignment: Assignment | undefined,
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

/** Recipients by the front they use; nobody is told of what they did themselves. */
export async function recipientsOf(
  ctx: Context,
  matter: Matter,
  event: ProposalEvent,
): Promise<{ member: string[]; staff: string[] }> {
  const assignment = matter.assignments.find((item) => item.id === event.assignmentId);
  const found = { member: new Set<string>(), staff: new Set<string>() };
  for (const audience of audiences[event.event]) {
    for (const account of await reach(ctx, matter, audience, assignment)) {
      if (account !== event.actorId) (desk.has(audience) ? found.staff : found.member).add(account);
    }
  }
  return { member: [...found.member], staff: [...found.staff].filter((account) => !found.member.has(account)) };
}
