/** What single operations refuse with beyond the refusals of their kind (`platform/http/refusals.ts`); for the published description. */
import type { Refusals } from '../../platform/http/refusals.ts';

const step = (...conflicts: string[]): Refusals => ({
  403: ['not_your_part'],
  409: ['changed_meanwhile', 'wrong_state', ...conflicts].sort(),
});
const plan = ['answer_after_start', 'ends_before_start', 'half_day_too_long', 'half_day_unknown', 'half_days_overlap'];
const taken: Refusals = {
  403: ['not_your_part'],
  409: ['too_many_for_docx', 'too_many_for_pdf'],
  422: ['work_too_large', 'work_too_long'],
  429: ['work_waiting'],
  503: ['work_queue_full'],
};

export const refusals: Readonly<Record<string, Refusals>> = {
  activityOptions: { 403: ['not_your_part'], 409: ['rule_missing'] },
  addActivityPaper: { 403: ['not_your_part'], 409: ['wrong_state'], 422: ['file_unknown'] },
  announceActivity: step('answer_time_over', 'begins_in_the_past', 'nobody_invited'),
  answerActivity: { 403: ['not_your_part'], 409: ['answer_time_over', 'leave_instead', 'wrong_state'] },
  answerActivityFor: { 403: ['not_your_part'], 409: ['answer_time_over', 'wrong_state'] },
  archiveActivity: step(),
  beginActivity: step(),
  cancelActivity: step(),
  createActivity: { 403: ['not_your_part'], 409: ['rule_missing'], 422: plan },
  endActivity: step(),
  exportActivities: taken,
  exportInvited: taken,
  inviteToActivity: {
    403: ['not_your_part'],
    409: ['no_term_to_invite', 'wrong_state'],
    422: ['member_not_here', 'nobody_named'],
  },
  askLeave: {
    403: ['not_your_part'],
    409: ['leave_asked_already', 'leave_not_needed', 'wrong_state'],
    422: ['file_unknown', 'half_day_unknown'],
  },
  decideLeave: { 403: ['not_your_part'], 409: ['leave_decided', 'wrong_state'], 422: ['reason_to_decline'] },
  recallLeave: { 403: ['not_your_part'], 409: ['begun_already', 'leave_decided', 'wrong_state'] },
  linkActivityResult: {
    403: ['not_your_part'],
    409: ['linked_already', 'wrong_state'],
    422: ['matter_not_here'],
  },
  saveActivityMinutes: step(),
  listInvited: { 403: ['not_your_part'] },
  postponeActivity: step(),
  publishActivityRules: { 403: ['not_permitted'] },
  remindInvited: step('all_answered'),
  removeActivityPaper: step(),
  saveActivity: { ...step('half_day_used', 'mode_is_told'), 422: plan },
  getAttendance: { 403: ['not_your_part'] },
  getHallCode: { 403: ['not_your_part'], 409: ['code_not_known', 'wrong_state'] },
  settleAttendance: { ...step('nobody_to_settle'), 422: ['note_to_decide', 'reason_to_settle_anew'] },
  signInByCode: {
    409: [
      'code_not_known',
      'code_outdated',
      'scanned_in_the_future',
      'scanned_long_ago',
      'sign_in_closed',
      'wrong_state',
    ],
  },
  signInByPlace: { 409: ['not_at_the_place', 'place_not_offered', 'sign_in_closed', 'wrong_state'] },
  signInFor: { 403: ['not_your_part'], 409: ['sign_in_closed', 'wrong_state'] },
  signOutOfActivity: { 409: ['not_signed_in', 'sign_in_closed', 'wrong_state'] },
  uninviteFromActivity: step('signed_in_already'),
};
