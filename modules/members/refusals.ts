/** What single operations refuse with beyond the refusals of their kind (`platform/http/refusals.ts`); for the published description. */
import type { Refusals } from '../../platform/http/refusals.ts';

const details = ['identity_invalid', 'phone_invalid', 'born_later', 'identity_taken'] as const;
const bodies = ['body_unknown', 'committee_twice', 'number_taken'] as const;

export const refusals: Readonly<Record<string, Refusals>> = {
  getMember: { 403: ['not_permitted'] },
  listMembers: { 403: ['not_permitted'] },
  exportMembers: { 403: ['not_permitted'], 409: ['too_many_for_docx', 'too_many_for_pdf'] },
  takeMemberData: { 403: ['not_your_part'] },
  addMember: {
    403: ['not_permitted'],
    409: ['no_term'],
    422: [...bodies, ...details, 'login_unfit', 'login_elsewhere', 'seat_held'],
  },
  editMember: { 403: ['not_your_part'], 409: ['changed_meanwhile'], 422: [...bodies, ...details] },
  endMember: { 403: ['not_your_part'], 409: ['seat_ended'], 422: ['day_later'] },
  resumeMember: { 403: ['not_your_part'], 409: ['seat_not_ended'] },
  discloseMember: { 403: ['not_your_part'] },
  askMemberChange: {
    403: ['not_your_part'],
    409: ['seat_ended', 'request_waiting'],
    422: ['nothing_changed', 'identity_invalid', 'phone_invalid', 'born_later'],
  },
  askMemberErasure: { 403: ['not_your_part'], 409: ['request_waiting'] },
  listMemberRequests: { 403: ['not_permitted'] },
  withdrawMemberRequest: { 403: ['not_your_part'], 409: ['request_closed'] },
  decideMemberRequest: {
    403: ['not_your_part'],
    409: ['changed_meanwhile', 'request_closed'],
    422: ['field_undecided', 'decline_reason', 'erasure_undecided', 'erasure_reason', ...details],
  },
};
