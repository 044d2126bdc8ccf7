/**
 * Who may read what of the record: one table, default nothing. A step that is not here does not compile; a part of the
 * detail that is not in `readers-detail.ts` is blank for everybody. What is public is decided first by the assembly
 * (`publicity_decision`), then by this table.
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
import { type PolicySubject, partsOf } from './policy.ts';
import type { Action } from './workflow.ts';

/** What a token reads of what its account may: never what is meant for persons in person. */
export const tokenNever: ReadonlySet<string> = new Set(['record_instruction', 'blindRatings', 'contactPhone']);

const asking = ['proposer', 'invited', 'staff', 'auditor'] as const;
const author = ['proposer', 'staff', 'auditor'] as const;
const selecting = ['staff', 'evaluator', 'auditor'] as const;
const examining = ['staff', 'auditor'] as const;

export type HistoryAction =
  | Exclude<Action, 'edit_draft' | 'attach'>
  | 'create'
  | 'import'
  | 'merge_received'
  | 'cosign_lapsed'
  | 'auto_publish'
  | 'deadline_moved'
  | 'urge'
  | 'escalated'
  | 'decide_excellent';

export const recordReaders: Readonly<Record<HistoryAction, LineRule>> = {
  ...handlingRecordReaders,
  create: { line: author, details: { source: author } },
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
  delete_draft: { line: author },
  invite_cosigners: { line: asking, details: { invited: asking, until: asking } },
  answer_invitation: { line: asking, details: { name: asking, accepted: asking } },
  withdraw_invitation: { line: asking, details: { name: asking } },
  cosign_lapsed: { line: asking, details: { name: asking } },
  reopen_draft: { line: asking, details: { lapsed: asking } },
  submit: { line: everybody, details: { season: inside, lapsed: author, notAnswered: author } },
  support: { line: inside, details: { name: inside } },
  wish_publicity: { line: author, details: { wish: author, reason: author } },
  withdraw: { line: inside, details: { reason: author } },
  take_in: { line: inside, details: { round: inside } },
  return_for_revision: { line: author, details: { reason: author, round: author } },
  recommend: {
    line: examining,
    details: { outcome: examining, round: examining, note: examining, reasonCode: examining },
  },
  send_back_round: { line: examining, details: { note: examining, round: examining } },
  file: { line: everybody, details: { number: everybody, round: inside, imported: inside } },
  merge: { line: inside, details: { into: author, intoNumber: author, before: [] } },
  undo_merge: {
    line: inside,
    details: { into: author, intoNumber: author, mergeNote: examining, subject: parties, proposer: parties },
  },
  undo_bulk: { line: inside, details: { undone: inside, clock: inside, unit: inside } },
  merge_received: { line: parties, details: { subject: parties, proposer: parties } },
  convert: { line: inside, details: { convertTo: inside, reason: author } },
  decline: { line: inside, details: { reasonCode: author, notice: author } },
  categorise: { line: examining, details: { category: examining, before: examining } },
  record_meeting: { line: everybody, details: { kind: everybody, title: parties } },
  record_consultation: { line: everybody, details: { kind: everybody, title: parties } },
  archive: { line: everybody },
  mark_key: { line: everybody, details: { key: inside, leader: everybody } },
  record_instruction: {
    line: ['staff', 'leader'],
    details: { leader: ['staff', 'leader'], text: ['staff', 'leader'], givenOn: ['staff', 'leader'] },
  },
  nominate_excellent: { line: selecting, details: { selection: selecting, reason: selecting } },
  decide_excellent: { line: everybody, details: { selection: inside } },
  decide_publicity: {
    line: parties,
    details: { acceptedFinds: offices, decision: parties, from: parties, reason: author },
  },
  auto_publish: { line: parties, details: { decision: parties, heldFinds: offices } },
  redact: { line: author, details: { passages: examining } },
  urge: { line: parties, details: { clock: parties, day: parties, unit: parties, note: offices } },
  escalated: { line: offices, details: { clock: offices, day: offices, office: offices, unit: offices } },
  deadline_moved: { line: parties, details: { clock: parties, from: parties, to: parties, unit: parties } },
};

const asReader: Readonly<Record<string, Reader>> = {
  first: 'proposer',
  cosigner: 'proposer',
  invited: 'invited',
  supporter: 'member',
  member: 'member',
  former_member: 'former_member',
  entering_clerk: 'staff',
  clerk: 'staff',
  reviewer: 'staff',
  other_reviewer: 'staff',
  assigner: 'staff',
  supervisor: 'supervision',
  involved_unit: 'unit',
  leader: 'leader',
  evaluator: 'evaluator',
  auditor: 'auditor',
};

/** @param hasRated whether the actor, a proposer, has given every rating asked of them in the round under way */
export function readerOf(actor: PolicyActor, subject: PolicySubject, hasRated: boolean): ReaderOf {
  const held = partsOf(actor, subject);
  const classes = new Set<Reader>([...held].flatMap((part) => asReader[part] ?? []));
  if (classes.has('proposer') && hasRated) classes.add('rater');
  return readerWith(actor, subject.assignments, { all: held.has('system'), classes });
}

/** A line of the record for a reader: null when they may not know of it, else the details they may read. */
export function readLine(reader: ReaderOf, line: ReadLine): Record<string, unknown> | null {
  if (!reader.all && reader.token && tokenNever.has(line.action)) return null;
  return readLineBy(recordReaders as Readonly<Record<string, LineRule>>, reader, line);
}
