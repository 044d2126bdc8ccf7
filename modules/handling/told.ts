/** Whom a step of handling concerns on the side of units and offices; whom the matter is from is the host's to say. */
import type { OpenClock } from '../../platform/clocks/definitions.ts';
import type { Context } from '../../platform/http/context.ts';
import { accountsWithRoles } from '../accounts/index.ts';
import type { Assignment } from './assignment.ts';
import { liveAssignmentStates } from './contract.ts';
import type { HandlingEvent } from './events.ts';
import type { HandledMatter } from './host.ts';

/** Offices by what they are in the handling. */
export const officeAudiences = [
  'clerks',
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
] as const;
export type OfficeAudience = (typeof officeAudiences)[number];

/** Those a matter is from: all of them, or whoever speaks first for them. */
export type SenderAudience = 'first' | 'senders';

/**
 * Who is told of an event of handling, in which words: an office is told what is its own to do, not what is the senders'.
 */
export const handlingAudiences = {
  assignment_proposed: { confirmers: 'assignment_proposed' },
  dispatched: { receivers: 'dispatched_unit', senders: 'dispatched' },
  bounced: { assigners: 'bounced_assigner', supervisors: 'bounced' },
  bounce_refused: { receivers: 'bounce_refused' },
  accepted: { senders: 'accepted' },
  handed_on: { handlers: 'handed_on' },
  contact_recorded: { first: 'contact_recorded' },
  extension_asked: { grantors: 'extension_asked' },
  extension_answered: { unit: 'extension_answered', first: 'extension_answered_proposer' },
  opinion_given: { lead_unit: 'opinion_given' },
  cosign_asked: { asked_units: 'cosign_asked' },
  reply_cosign_answered: { lead_unit: 'reply_cosign_answered' },
  check_asked: { supervisors: 'check_asked' },
  reply_sent_back: { unit: 'reply_sent_back' },
  reply_approved: { signers: 'reply_approved' },
  reply_signed: { unit: 'reply_signed' },
  reply_issued: { senders: 'reply_issued', clerks: 'reply_issued_office' },
  rework_asked: { unit: 'rework_asked', supervisors: 'rework_asked_office' },
  consulting_needed: { clerks: 'consulting_office', unit: 'consulting_needed', first: 'consulting_needed' },
  closed: { senders: 'closed', unit: 'closed' },
  publicity_view: { clerks: 'publicity_view' },
  assignment_taken_back: { receivers: 'assignment_taken_back_unit', senders: 'assignment_taken_back' },
} as const satisfies Readonly<Record<HandlingEvent, Partial<Record<OfficeAudience | SenderAudience, string>>>>;

/** Of an event, which assignments it is about; absent: all that live. */
export interface ToldOf {
  assignmentId?: string | undefined;
  assignmentIds?: readonly string[] | undefined;
}

type Told = Pick<HandledMatter, 'assignments' | 'rules'>;

const withRoles = (ctx: Context, roles: readonly string[], unitIds?: readonly string[]): Promise<string[]> =>
  roles.length === 0 || unitIds?.length === 0
    ? Promise.resolve([])
    : accountsWithRoles(
        ctx.db,
        ctx.assembly.id,
        { roles: roles as never, ...(unitIds ? { unitIds: [...unitIds] } : {}) },
        ctx.clock.now(),
      );

const receiversOf = (ctx: Context, assignments: readonly Assignment[]) =>
  withRoles(
    ctx,
    ['unit_receiver'],
    assignments.map((item) => item.unit_id),
  );

/** Whose hands an assignment is in: the handler it was given to, else all of the unit. */
async function handlersOf(ctx: Context, assignments: readonly Assignment[]): Promise<string[]> {
  const named = assignments.flatMap((item) => item.handler_id ?? []);
  const unitIds = assignments.flatMap((item) => (item.handler_id === null ? [item.unit_id] : []));
  return [...named, ...(await withRoles(ctx, ['unit_handler'], unitIds))];
}

const officeOf = async (ctx: Context, assignments: readonly Assignment[]): Promise<string[]> => [
  ...(await receiversOf(ctx, assignments)),
  ...(await handlersOf(ctx, assignments)),
];

/** Assisting units whose answer to the lead's request is still out. */
async function askedToCosign(ctx: Context, matter: Told): Promise<Assignment[]> {
  const ids = matter.assignments.map((item) => item.id);
  const asked = await ctx.db
    .selectFrom('reply_cosigns')
    .select('assignment_id')
    .where('status', '=', 'asked')
    .where('assignment_id', 'in', ids)
    .execute();
  const found = new Set(asked.map((item) => item.assignment_id));
  return matter.assignments.filter((item) => found.has(item.id) && item.state !== 'replaced');
}

/** Accounts of an audience of handling. @param about which assignments the event is about */
export async function reachOffice(
  ctx: Context,
  matter: Told,
  audience: OfficeAudience,
  about: ToldOf,
): Promise<string[]> {
  const ids = about.assignmentIds ?? (about.assignmentId ? [about.assignmentId] : null);
  const concerned = ids && matter.assignments.filter((item) => ids.includes(item.id));
  const live = matter.assignments.filter((item) => liveAssignmentStates.includes(item.state));
  const supervisors = () =>
    withRoles(ctx, [...new Set((concerned ?? live).map((item) => `supervision_${item.unit.side}`))]);
  const committee = async (role: string) =>
    matter.rules.assignment.confirmedBy === 'committee' ? withRoles(ctx, [role]) : [];
  switch (audience) {
    case 'clerks':
      return withRoles(ctx, ['clerk']);
    case 'assigners':
      return withRoles(ctx, ['assigner']);
    case 'supervisors':
      return supervisors();
    case 'confirmers':
      return [...(await supervisors()), ...(await committee('assigner'))];
    case 'grantors':
      return [...(await supervisors()), ...(await committee('clerk'))];
    case 'receivers':
      return receiversOf(ctx, concerned ?? []);
    case 'unit':
      return concerned
        ? officeOf(ctx, concerned)
        : receiversOf(
            ctx,
            live.filter((item) => item.role !== 'assisting'),
          );
    case 'handlers':
      return (concerned ?? []).flatMap((item) => item.handler_id ?? []);
    case 'signers':
      return withRoles(
        ctx,
        ['unit_signer'],
        (concerned ?? []).map((item) => item.unit_id),
      );
    case 'lead_unit':
      return officeOf(
        ctx,
        live.filter((item) => item.role === 'lead'),
      );
    case 'asked_units':
      return officeOf(ctx, await askedToCosign(ctx, matter));
  }
}

/**
 * Accounts of those a clock waits for, when that is a unit or an office.
 * @param clock as it is kept
 */
export async function waitingInOffice(
  ctx: Context,
  matter: Told,
  { waits_for: waitsFor, name, part_id: partId }: OpenClock,
): Promise<string[]> {
  const [type, id] = waitsFor.split(':') as [string, string];
  if (type !== 'unit') return withRoles(ctx, [id]);
  const assignment = matter.assignments.find((item) => item.id === partId);
  const receivers = await withRoles(ctx, ['unit_receiver'], [id]);
  const others = name === 'accept' || !assignment ? [] : await handlersOf(ctx, [assignment]);
  return [...new Set([...receivers, ...others])];
}

/** Accounts of the office above the unit whose clock is overdue: its supervision office, and where the committee assigns the clerks; or the leaders. */
export function escalatedTo(ctx: Context, matter: Told, clock: OpenClock, office: string): Promise<string[]> {
  const side = matter.assignments.find((item) => item.id === clock.part_id)?.unit.side;
  const above = [
    ...(side ? [`supervision_${side}`] : []),
    ...(matter.rules.assignment.confirmedBy === 'committee' ? ['clerk'] : []),
  ];
  return withRoles(ctx, office === 'leader' ? ['leader'] : above);
}
