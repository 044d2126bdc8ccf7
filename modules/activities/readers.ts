/** Who may read what of an activity's record and detail: tables, default nothing. `member` is here one who is invited. */
import type { PolicyActor as HandlingActor } from '../handling/contract.ts';
import {
  type DetailRows,
  detailTable,
  type LineRule,
  type Reader,
  type ReaderOf,
  readerWith,
  readLineBy,
} from '../handling/index.ts';
import { activityDetail } from './contract/reading.ts';
import type { ActivityAction } from './life.ts';
import { type Part, type PolicyActor, type PolicySubject, partsOf } from './policy.ts';

const holding = ['staff', 'auditor'] as const;
const overseeing = [...holding, 'leader', 'evaluator'] as const;
const inside = [...overseeing, 'member'] as const;

type HistoryAction = ActivityAction | 'deadline_moved';

export const recordReaders: Readonly<Record<HistoryAction, LineRule>> = {
  create: { line: holding, details: { title: holding } },
  edit: { line: holding, details: { changed: holding } },
  announce: { line: inside },
  postpone: { line: inside, details: { reason: inside, days: inside, from: inside } },
  cancel: { line: inside, details: { reason: inside } },
  begin: { line: inside },
  end: { line: inside },
  // Signing in is a row of its own; what the office enters or strikes is a line.
  sign_in: { line: [] },
  show_code: { line: [] },
  sign_in_for: { line: holding, details: { name: holding, present: holding, halfDay: holding } },
  settle: {
    line: overseeing,
    details: { number: overseeing, counts: overseeing, reason: holding, changed: holding },
  },
  archive: { line: overseeing },
  invite: { line: holding, details: { added: holding, whole: holding, bodies: holding, guests: holding } },
  uninvite: { line: holding, details: { name: holding } },
  remind: { line: overseeing, details: { count: overseeing } },
  // Answers are rows of their own; only what somebody entered for others is a line.
  answer: { line: [] },
  answer_for: { line: holding, details: { name: holding, answer: holding } },
  ask_leave: { line: holding, details: { name: holding, code: holding } },
  ask_leave_for: { line: holding, details: { name: holding, code: holding } },
  decide_leave: { line: holding, details: { name: holding, approved: holding, note: holding } },
  recall_leave: { line: holding, details: { name: holding } },
  recall_leave_for: { line: holding, details: { name: holding } },
  write_minutes: { line: overseeing },
  link_result: { line: overseeing, details: { title: overseeing } },
  add_paper: { line: overseeing, details: { title: holding, label: holding, stage: holding } },
  remove_paper: { line: holding, details: { title: holding } },
  deadline_moved: { line: holding, details: { clock: holding, from: holding, to: holding } },
};

const asReader: Readonly<Record<Part, readonly Reader[]>> = {
  office: ['staff'],
  organiser: ['staff'],
  invited: ['member'],
  leader: ['leader'],
  evaluator: ['evaluator'],
  auditor: ['auditor'],
  system: [],
};

export function readerOf(actor: PolicyActor, subject: PolicySubject): ReaderOf {
  const held = partsOf(actor, subject);
  const classes = new Set<Reader>([...held.keys()].flatMap((part) => asReader[part]));
  return readerWith(actor as HandlingActor, [], { all: held.has('system'), classes });
}

/** A line of the record for a reader: null when they may not know of it, else the details they may read. */
export const readLine = (reader: ReaderOf, action: string, details: Record<string, unknown>) =>
  readLineBy(recordReaders as Readonly<Record<string, LineRule>>, reader, {
    action,
    assignmentId: null,
    assignmentState: null,
    details,
  });

const rows: DetailRows = [
  [
    inside,
    `activityId type title subject state version place bodyName bodyId mode startsAt endsAt answerUntil isPublic description
    contact quota reason halfDays halfDays.* papers papers.* clocks clocks.* history history.* abilities`,
  ],
  [['member'], 'mine ahead answeredByName signIn signIn.* outcome'],
  [inside, 'settledAt byPlace minutes results'],
  [overseeing, 'counts counts.invited counts.coming counts.waiting counts.declined counts.unanswered'],
  [holding, 'remindedAt lateNotice point point.longitude point.latitude'],
];

export const { readers: detailReaders, paths: detailPaths, cutFor } = detailTable(activityDetail, rows);
