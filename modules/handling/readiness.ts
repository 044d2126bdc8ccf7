/**
 * What keeps a step of handling from being taken now: facts beyond the states. Each code is the refusal the command itself
 * would answer with; a button is shown only where nothing keeps the step.
 */
import { dayOf } from '../../platform/calendar/days.ts';
import { dueAfter } from '../../platform/calendar/spans.ts';
import type { ClockJson } from '../../platform/clocks/views.ts';
import type { Assignment } from './assignment.ts';
import type { HandledMatter, Rater } from './host.ts';
import type { HandlingParts } from './queries/parts.ts';
import { assistingAtWork } from './store/replies.ts';
import type { HandlingAction } from './workflow.ts';

export interface HandlingFacts {
  matter: HandledMatter;
  parts: Omit<HandlingParts, 'contacts'> & { clocks: readonly ClockJson[] };
  /** For whom of those who rate the actor speaks. */
  ownRaters: readonly Rater[];
  now: Date;
  calendar: Parameters<typeof dueAfter>[0];
}

type Keeps = (facts: HandlingFacts, assignment: Assignment | undefined) => string | null;

const unless = (holds: boolean, code: string): string | null => (holds ? null : code);

const repliesOfRound = ({ parts, matter }: HandlingFacts) =>
  parts.replies.filter((item) => item.round === matter.row.reply_round && item.issued_at !== null);

const hasRated = (facts: HandlingFacts, replyId: string, raterId: string) =>
  facts.parts.ratings.some((item) => item.reply_id === replyId && item.proposer_id === raterId);

/** The lead's reply of this round and what its co-signers said. */
function leadCosigns({ matter, parts }: HandlingFacts, lead: Assignment | undefined) {
  const reply = parts.replies.find((item) => item.assignment_id === lead?.id && item.round === matter.row.reply_round);
  return parts.cosigns.filter((item) => item.reply_id === reply?.id);
}

const openExtension = (facts: HandlingFacts, assignment: Assignment | undefined) =>
  facts.parts.extensions.some((item) => item.assignment_id === assignment?.id && item.status === 'asked');

const openPromises = ({ parts }: HandlingFacts, assignment?: Assignment) =>
  parts.promises.some(
    (item) => item.status === 'open' && (assignment === undefined || item.assignment_id === assignment.id),
  );

const passed = (facts: HandlingFacts, name: string, assignment: Assignment | undefined) =>
  facts.parts.clocks.some(
    (clock) => clock.name === name && clock.part_id === assignment?.id && new Date(clock.due_at) < facts.now,
  );

/** The refusal of a step that must wait, by step; a step without a row waits for nothing. */
export const keptByHandling: Readonly<Partial<Record<HandlingAction, Keeps>>> = {
  look_back: (facts) => unless(openPromises(facts), 'looked_back_before'),
  close_unrated: ({ parts, now }) =>
    unless(!parts.clocks.some((clock) => clock.name === 'rating' && new Date(clock.due_at) >= now), 'rating_time_left'),
  rate: (facts) =>
    unless(
      repliesOfRound(facts).some((reply) => facts.ownRaters.some((item) => !hasRated(facts, reply.id, item.id))),
      'already_rated',
    ),
  bounce: (facts, assignment) => unless(!passed(facts, 'accept', assignment), 'bounce_too_late'),
  ask_extension: (facts, assignment) => {
    if (openExtension(facts, assignment)) return 'extension_open';
    if (!assignment) return null;
    const latest = dueAfter(
      facts.calendar,
      assignment.dispatched_at ?? assignment.proposed_at,
      facts.matter.rules.handling.replyAtMost,
    );
    return unless(dayOf(latest) > dayOf(facts.now), 'extension_exhausted');
  },
  answer_extension: (facts, assignment) => unless(openExtension(facts, assignment), 'no_extension_asked'),
  ask_cosign: ({ matter }) => unless(assistingAtWork(matter).length > 0, 'no_assisting_units'),
  answer_cosign: (facts, assignment) => {
    const lead = facts.matter.assignments.find((item) => item.role === 'lead' && item.state === 'cosigning');
    const asked = leadCosigns(facts, lead).some(
      (item) => item.assignment_id === assignment?.id && item.status === 'asked',
    );
    return unless(lead !== undefined && asked, 'no_cosign_asked');
  },
  submit_check: (facts, assignment) => {
    if (facts.matter.rules.handling.contactRequired && assignment?.first_contact_at === null) return 'contact_first';
    if (assignment?.role !== 'lead') return null;
    const cosigns = leadCosigns(facts, assignment);
    const agreed = (id: string) => cosigns.some((item) => item.assignment_id === id && item.status === 'agreed');
    return unless(
      assistingAtWork(facts.matter).every((item) => agreed(item.id)),
      'cosign_missing',
    );
  },
  rate_proposal: ({ parts }, assignment) =>
    unless(!parts.unitRatings.some((item) => item.assignment_id === assignment?.id), 'already_rated'),
  score_handling: ({ parts, ownRaters }, assignment) =>
    unless(
      ownRaters.some(
        (own) =>
          !parts.handlingScores.some((item) => item.assignment_id === assignment?.id && item.proposer_id === own.id),
      ),
      'already_rated',
    ),
  report_promise: (facts, assignment) => unless(openPromises(facts, assignment), 'looked_back_before'),
};

/** Worth saying beside the missing button: what must come first, or why it is too late. */
export const tellingOfHandling: readonly string[] = [
  'contact_first',
  'cosign_missing',
  'rating_time_left',
  'bounce_too_late',
  'extension_open',
  'extension_exhausted',
];
