/** Whom an event concerns, and in which words: the sender, those who took it up, the offices, the units. */
import type { Context } from '../../platform/http/context.ts';
import { accountsWithRoles } from '../accounts/index.ts';
import { type OfficeAudience, officeAudiences, reachOffice } from '../handling/index.ts';
import { membersByIds } from '../members/index.ts';
import type { EventFacts, EventName } from './events.ts';
import type { Matter } from './store/matter.ts';

export type Audience = 'sender' | 'lead' | 'named' | OfficeAudience;

/** Who is told of an event; the words are those of the event for that audience. */
export const audiences: Readonly<Record<EventName, readonly Audience[]>> = {
  received: ['clerks'],
  resent: ['clerks'],
  withdrawn: ['clerks'],
  data_deleted: [],
  objected: ['clerks'],
  objection_answered: ['sender'],
  returned: ['sender'],
  declined: ['sender'],
  passed_on: ['sender'],
  converted_on: ['sender'],
  admitted: ['sender', 'assigners'],
  recategorised: [],
  publicity_decided: [],
  hidden: ['sender'],
  shown: ['sender'],
  taken_up: ['sender', 'lead'],
  team_joined: ['named'],
  given_back: ['assigners'],
  visited: ['sender'],
  led_answered: ['sender', 'clerks'],
  led_rated: ['lead'],
  assignment_proposed: ['confirmers'],
  dispatched: ['receivers', 'sender'],
  bounced: ['assigners', 'supervisors'],
  bounce_refused: ['receivers'],
  accepted: ['sender'],
  handed_on: ['handlers'],
  contact_recorded: [],
  extension_asked: ['grantors'],
  extension_answered: ['unit', 'sender'],
  opinion_given: ['lead_unit'],
  cosign_asked: ['asked_units'],
  reply_cosign_answered: ['lead_unit'],
  check_asked: ['supervisors'],
  reply_sent_back: ['unit'],
  reply_approved: ['signers'],
  reply_signed: ['unit'],
  reply_issued: ['sender', 'clerks'],
  rework_asked: ['unit', 'sender'],
  consulting_needed: ['clerks', 'sender'],
  closed: ['sender', 'lead', 'unit'],
  publicity_view: ['clerks'],
  assignment_taken_back: ['receivers', 'sender'],
};

/** Events after which somebody of an audience has something to do. */
const asking = new Set<EventName>([
  'received',
  'resent',
  'objected',
  'returned',
  'admitted',
  'assignment_proposed',
  'dispatched',
  'bounced',
  'bounce_refused',
  'handed_on',
  'extension_asked',
  'cosign_asked',
  'check_asked',
  'reply_sent_back',
  'reply_approved',
  'reply_signed',
  'reply_issued',
  'led_answered',
  'led_rated',
  'rework_asked',
]);
export const topicOf = (event: EventName) => (asking.has(event) ? ('task' as const) : ('progress' as const));

export const accountOfSender = ({ row }: Matter): string[] => (row.sender_account_id ? [row.sender_account_id] : []);

const accountsOfMembers = async (ctx: Context, ids: readonly string[]): Promise<string[]> =>
  [...(await membersByIds(ctx.db, ids)).values()].map((member) => member.accountId);

/** Those who have taken it up: the member and the team, or the contacts of the committee. */
export async function accountsOfLead(ctx: Context, { row, subject }: Matter): Promise<string[]> {
  const members = await accountsOfMembers(ctx, [
    ...(row.lead_member_id ? [row.lead_member_id] : []),
    ...subject.teamMemberIds,
  ]);
  const contacts = row.lead_body_id
    ? await accountsWithRoles(
        ctx.db,
        ctx.assembly.id,
        { roles: ['body_contact'], bodyIds: [row.lead_body_id] },
        ctx.clock.now(),
      )
    : [];
  return [...members, ...contacts];
}

const offices: ReadonlySet<Audience> = new Set<Audience>(officeAudiences);

async function reach(ctx: Context, matter: Matter, audience: Audience, facts: EventFacts): Promise<string[]> {
  if (audience === 'sender') return accountOfSender(matter);
  if (audience === 'lead') return accountsOfLead(ctx, matter);
  if (audience === 'named') return accountsOfMembers(ctx, facts.memberIds ?? []);
  return reachOffice(ctx, matter, audience, facts);
}

/** Each account once; nobody is told of what they did themselves. */
export async function recipientsOf(
  ctx: Context,
  matter: Matter,
  event: EventName,
  facts: EventFacts,
  actorId: string | null,
) {
  const known = new Set<string | null>([actorId]);
  const told: Array<{ audience: Audience; accountIds: string[]; front: 'm' | 'desk' }> = [];
  for (const audience of audiences[event]) {
    const accountIds = [...new Set(await reach(ctx, matter, audience, facts))].filter((id) => !known.has(id));
    for (const id of accountIds) known.add(id);
    told.push({ audience, accountIds, front: offices.has(audience) ? 'desk' : 'm' });
  }
  return told;
}
