/** Who is told of what, in which words; nobody is asked for a step that is not theirs. */
import type { EventName } from '../events.ts';
import type { ProposalState } from '../workflow.ts';

export type Audience =
  | 'first'
  | 'cosigners'
  | 'proposers'
  | 'invited'
  | 'about'
  | 'clerks'
  | 'reviewers'
  | 'assigners'
  | 'supervisors'
  | 'confirmers'
  | 'grantors'
  | 'receivers'
  | 'unit'
  | 'handlers'
  | 'signers'
  | 'lead_unit'
  | 'asked_units';

/** Who is told of an event, and in which words: an office is told what is its own to do, not what is the proposers'. */
export const audiences: Readonly<Record<EventName, Readonly<Partial<Record<Audience, NoticeWords>>>>> = {
  cosign_invited: { invited: 'cosign_invited' },
  cosign_answered: { first: 'cosign_answered' },
  invitation_withdrawn: { about: 'invitation_withdrawn' },
  submitted: { clerks: 'submitted_office', proposers: 'submitted' },
  returned: { first: 'returned', cosigners: 'returned_cosigner' },
  round_reached: { reviewers: 'round_reached' },
  filed: { proposers: 'filed', assigners: 'filed_office' },
  merged: { proposers: 'merged' },
  merge_undone: { proposers: 'merge_undone' },
  converted: { proposers: 'converted' },
  declined: { proposers: 'declined' },
  withdrawn: { proposers: 'withdrawn', clerks: 'withdrawn' },
  assignment_proposed: { confirmers: 'assignment_proposed' },
  dispatched: { receivers: 'dispatched_unit', proposers: 'dispatched' },
  bounced: { assigners: 'bounced_assigner', supervisors: 'bounced' },
  bounce_refused: { receivers: 'bounce_refused' },
  accepted: { proposers: 'accepted' },
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
  reply_issued: { proposers: 'reply_issued', clerks: 'reply_issued_office' },
  rework_asked: { unit: 'rework_asked', supervisors: 'rework_asked_office' },
  consulting_needed: { clerks: 'consulting_office', unit: 'consulting_needed', first: 'consulting_needed' },
  closed: { proposers: 'closed', unit: 'closed' },
  key_marked: { first: 'key_marked', unit: 'key_marked' },
  publicity_view: { clerks: 'publicity_view' },
};

/** Words for those to whom an event means something else than to the rest. */
export const otherWords = [
  'submitted_office',
  'returned_cosigner',
  'filed_office',
  'dispatched_unit',
  'bounced_assigner',
  'bounced_committee',
  'extension_answered_proposer',
  'reply_issued_office',
  'reply_issued_waiting',
  'reply_issued_waiting_office',
  'rework_asked_office',
  'consulting_office',
] as const;
export type NoticeWords = EventName | (typeof otherWords)[number];

/** Words that ask their reader for a step; the rest tell what became of something. */
export const askingWords: ReadonlySet<NoticeWords> = new Set([
  'cosign_invited',
  'submitted_office',
  'returned',
  'round_reached',
  'filed_office',
  'assignment_proposed',
  'dispatched_unit',
  'bounced',
  'bounced_assigner',
  'bounced_committee',
  'bounce_refused',
  'handed_on',
  'extension_asked',
  'cosign_asked',
  'check_asked',
  'reply_sent_back',
  'reply_approved',
  'reply_signed',
  'reply_issued',
  'rework_asked',
  'consulting_needed',
  'consulting_office',
]);

/** What the words become where the matter stands otherwise than they say. */
export function wordsNow(words: NoticeWords, { state, byCommittee }: { state: ProposalState; byCommittee: boolean }) {
  if (state !== 'rating') {
    if (words === 'reply_issued') return 'reply_issued_waiting';
    if (words === 'reply_issued_office') return 'reply_issued_waiting_office';
  }
  return byCommittee && words === 'bounced_assigner' ? 'bounced_committee' : words;
}
