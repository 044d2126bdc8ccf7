/**
 * Who may read what of the record: one table, default nothing. `proposer` is here the sender. What is public is decided first by
 * the assembly (`publicity_decision`), then by this table.
 */
import type { PolicyActor } from '../handling/contract.ts';
import {
  everybody,
  handlingRecordReaders,
  inside,
  type LineRule,
  offices,
  parties,
  type Reader,
  type ReaderOf,
  type ReadLine,
  readerWith,
  readLineBy,
} from '../handling/index.ts';
import type { Action } from './life.ts';
import { type PolicySubject, partsOf } from './policy.ts';

const author = ['proposer', 'staff', 'auditor'] as const;
const examining = ['staff', 'auditor'] as const;

export type HistoryAction =
  | Action
  | 'import'
  | 'make_public'
  | 'purge_contact'
  | 'deadline_moved'
  | 'urge'
  | 'escalated';

export const recordReaders: Readonly<Record<HistoryAction, LineRule>> = {
  ...handlingRecordReaders,
  send: { line: everybody, details: { source: inside, photos: parties } },
  import: {
    line: everybody,
    details: {
      reference: examining,
      row: examining,
      fileId: examining,
      file: examining,
      importId: examining,
      sheet: examining,
    },
  },
  resend: { line: author },
  withdraw: { line: author, details: { reason: author } },
  object: { line: author, details: { against: author } },
  answer_objection: { line: author, details: { upheld: author, against: author } },
  delete_data: { line: author },
  purge_contact: { line: examining },
  admit: { line: everybody, details: { number: everybody, publicity: author, masked: examining, note: examining } },
  return: { line: author, details: { code: author } },
  decline: { line: author, details: { code: author } },
  pass_on: { line: inside, details: { code: inside } },
  undo_bulk: { line: inside, details: { undone: inside } },
  convert: { line: everybody, details: { kind: inside } },
  categorise: { line: examining, details: { category: examining, before: examining } },
  decide_publicity: { line: author, details: { decision: author, reason: examining, acceptedFinds: examining } },
  make_public: { line: parties },
  redact: { line: examining, details: { passages: examining, photos: examining } },
  hide: { line: author, details: { code: author, note: examining } },
  show: { line: author, details: { note: examining } },
  join: { line: [] },
  leave: { line: [] },
  take_up: { line: everybody, details: { who: everybody, note: offices } },
  join_team: { line: inside, details: { names: inside } },
  record_visit: { line: everybody, details: { kind: everybody, on: everybody } },
  give_back: { line: ['proposer', 'member', ...offices], details: { who: inside, reason: offices } },
  answer_led: { line: everybody, details: { who: everybody, round: inside } },
  rate_led: { line: everybody, details: { overall: everybody, round: inside } },
  close_led: { line: everybody, details: { reason: parties } },
  show_case: { line: everybody, details: { shown: everybody } },
  urge: { line: parties, details: { clock: parties, day: parties, unit: parties, note: offices } },
  escalated: { line: offices, details: { clock: offices, day: offices, office: offices, unit: offices } },
  deadline_moved: { line: parties, details: { clock: parties, from: parties, to: parties, unit: parties } },
};

const asReader: Readonly<Record<string, readonly Reader[]>> = {
  sender: ['proposer', 'rater'],
  lead: ['member', 'unit'],
  member: ['member'],
  committee: ['member'],
  clerk: ['staff'],
  assigner: ['staff'],
  supervisor: ['supervision'],
  involved_unit: ['unit'],
  leader: ['leader'],
  evaluator: ['evaluator'],
  auditor: ['auditor'],
};

export function readerOf(actor: PolicyActor, subject: PolicySubject): ReaderOf {
  const held = partsOf(actor, subject);
  const classes = new Set<Reader>([...held].flatMap((part) => asReader[part] ?? []));
  return readerWith(actor, subject.assignments, { all: held.has('system'), classes });
}

/** A line of the record for a reader: null when they may not know of it, else the details they may read. */
export const readLine = (reader: ReaderOf, line: ReadLine): Record<string, unknown> | null =>
  readLineBy(recordReaders as Readonly<Record<string, LineRule>>, reader, line);
