/** Who is told of what, in which words; nobody is asked for a step that is not theirs. */
import { handlingAudiences, type OfficeAudience, type SenderAudience } from '../../handling/index.ts';
import type { EventName } from '../events.ts';
import type { ProposalState } from '../workflow.ts';

export type Audience = SenderAudience | OfficeAudience | 'cosigners' | 'invited' | 'about' | 'reviewers';

/** Who is told of an event, and in which words: an office is told what is its own to do, not what is the proposers'. */
export const audiences: Readonly<Record<EventName, Readonly<Partial<Record<Audience, NoticeWords>>>>> = {
  ...handlingAudiences,
  cosign_invited: { invited: 'cosign_invited' },
  cosign_answered: { first: 'cosign_answered' },
  invitation_withdrawn: { about: 'invitation_withdrawn' },
  submitted: { clerks: 'submitted_office', senders: 'submitted' },
  returned: { first: 'returned', cosigners: 'returned_cosigner' },
  round_reached: { reviewers: 'round_reached' },
  filed: { senders: 'filed', assigners: 'filed_office' },
  merged: { senders: 'merged' },
  merge_undone: { senders: 'merge_undone' },
  converted: { senders: 'converted' },
  declined: { senders: 'declined' },
  withdrawn: { senders: 'withdrawn', clerks: 'withdrawn' },
  key_marked: { first: 'key_marked', unit: 'key_marked' },
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
  'assignment_taken_back_unit',
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
