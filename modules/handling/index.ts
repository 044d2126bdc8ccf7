/** The door of handling: what other modules' server code may use. */
import './tables.ts';

export type { Addressee } from './addressee.ts';
export { answerSentence } from './answer-sentence.ts';
export { type Assignment, type AssignmentChange, assignmentOf } from './assignment.ts';
export { detailTable } from './cut-detail.ts';
export { type HandlingEvent, handlingEvents } from './events.ts';
export {
  defineHandlingHost,
  type HandledMatter,
  type HandledPatch,
  type HandlingAnswer,
  type HandlingHost,
  type HandlingStep,
  type Masked,
  type Rater,
} from './host.ts';
export {
  afterwardsTasks,
  assigningTask,
  assignmentsJoin,
  committeeRules,
  type InboxHost,
  type Supervising,
  supervisionTasks,
  unitTasks,
} from './inbox.ts';
export { LEARN_JOB } from './learning/learn.ts';
export { likelyUnits } from './learning/likely-units.ts';
export { teaches } from './learning/taught.ts';
export { type LetterSource, letterDocument, letterName } from './letter.ts';
export { locales } from './locales.ts';
export { type BoundHandling, handlingOperations } from './operations.ts';
export { choicesOf } from './queries/choices.ts';
export { hostClocks, namesOfUnits } from './queries/clock-reader.ts';
export { ratedFigures, replyFigures, unitFigures } from './queries/figures.ts';
export { type UnitLoad, unitLoads } from './queries/loads.ts';
export { promisesToLookBack } from './queries/look-back.ts';
export { type HandlingParts, handlingColumns } from './queries/parts.ts';
export { assignmentViews, blindViews, haveRated, promiseViews, ratingViews, replyViews } from './queries/views.ts';
export { saidAloudAssignments, visibleAssignments } from './queries/visible-assignments.ts';
export * from './readers.ts';
export { type HandlingFacts, keptByHandling, tellingOfHandling } from './readiness.ts';
export { assignmentRefusals, handlingRefusals, stepRefusals } from './refusals.ts';
export { type ReplyDials, replyIsPublic, replyIsPublicSql } from './reply-publicity.ts';
export {
  type AssignmentJson,
  assignmentsAsJson,
  assignmentsFrom,
  dropProposed,
  moveAssignment,
  openReply,
  policyAssignments,
} from './store/assignments.ts';
export { openingOf } from './store/opening.ts';
export { hasOpenPromises } from './store/promises.ts';
export { closeAfterConsultation, closeUnratedMatter, type RatingGiven, takeRating } from './store/ratings.ts';
export { bringIn, newAssignment, newReply, removeBroughtIn } from './store/rows.ts';
export { type StandingWork, selectWork, workOf, workStandsAgain } from './store/standing-work.ts';
export { handlingSummaries } from './summaries.ts';
export type * from './tables.ts';
export * from './told.ts';
