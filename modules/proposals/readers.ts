/**
 * Who may read what of the record: one table, default nothing. A step that is not here does not compile; a part of the
 * detail that is not in `readers-detail.ts` is blank for everybody. What is public is decided first by the assembly
 * (`publicity_decision`), then by this table.
 */
import { type PolicyActor, type PolicySubject, partsOf } from './policy.ts';
import type { Action } from './workflow.ts';

export const readers = [
  'public',
  /** Has no part in it. */
  'member',
  'former_member',
  /** Asked to co-sign and not yet answered. */
  'invited',
  /** First proposer and co-signers, also of proposals merged into it. */
  'proposer',
  /** A proposer who has given all ratings of the round; before that nobody reads others' ratings. */
  'rater',
  /** A unit with an assignment in it. */
  'unit',
  /** The unit of the assignment in question. */
  'own_unit',
  /** Lead and assisting units of one answer. */
  'team_unit',
  /** Clerks, reviewers, assigners. */
  'staff',
  'supervision',
  'leader',
  'evaluator',
  'auditor',
] as const;
export type Reader = (typeof readers)[number];

/** What a token reads of what its account may: never what is meant for persons in person. */
export const tokenNever: ReadonlySet<string> = new Set(['record_instruction', 'blindRatings', 'contactPhone']);

export const offices = ['unit', 'staff', 'supervision', 'leader', 'evaluator', 'auditor'] as const;
export const parties = ['proposer', ...offices] as const;
export const inside = ['member', 'former_member', 'invited', ...parties] as const;
export const everybody = ['public', ...inside] as const;
const asking = ['proposer', 'invited', 'staff', 'auditor'] as const;
const author = ['proposer', 'staff', 'auditor'] as const;
const selecting = ['staff', 'evaluator', 'auditor'] as const;
const examining = ['staff', 'auditor'] as const;
const assigning = ['staff', 'supervision', 'leader', 'auditor'] as const;
const bouncing = ['own_unit', 'staff', 'supervision', 'auditor'] as const;
const answering = ['own_unit', 'team_unit', 'staff', 'supervision', 'auditor'] as const;
const judging = ['rater', ...offices] as const;

interface LineRule {
  line: readonly Reader[];
  /** Facts of the step by key; what is not named is shown to nobody. */
  details?: Readonly<Record<string, readonly Reader[]>>;
}

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
  merge_received: { line: parties, details: { subject: parties, proposer: parties } },
  convert: { line: inside, details: { convertTo: inside, reason: author } },
  decline: { line: inside, details: { reasonCode: author, notice: author } },
  categorise: { line: examining, details: { category: examining, before: examining } },
  propose_assignment: { line: assigning, details: { units: assigning, note: assigning } },
  confirm_assignment: {
    line: everybody,
    details: { unit: inside, role: inside, note: ['own_unit', 'staff', 'supervision', 'auditor'] },
  },
  bounce: {
    line: bouncing,
    details: { unit: bouncing, reasonCode: bouncing, reason: bouncing, suggestedUnitIds: bouncing },
  },
  refuse_bounce: { line: bouncing, details: { unit: bouncing, note: bouncing } },
  accept: { line: everybody, details: { unit: inside } },
  hand_on: { line: bouncing, details: { unit: bouncing, note: ['own_unit', 'auditor'] } },
  record_contact: { line: everybody, details: { kind: everybody, unit: inside } },
  ask_extension: { line: parties, details: { unit: parties, until: parties, reason: bouncing } },
  answer_extension: {
    line: parties,
    details: { unit: parties, granted: parties, until: parties, answer: bouncing },
  },
  give_opinion: { line: offices, details: { unit: offices, again: offices } },
  draft_reply: { line: answering, details: { unit: answering, class: answering } },
  ask_cosign: { line: answering, details: { units: answering } },
  answer_cosign: { line: answering, details: { unit: answering, agreed: answering, note: answering } },
  submit_check: {
    line: answering,
    details: {
      unit: answering,
      class: answering,
      heldFinds: answering,
      personal: answering,
      reason: answering,
    },
  },
  pass_check: {
    line: answering,
    details: { unit: answering, note: answering, classFrom: answering, class: answering },
  },
  send_back_reply: { line: answering, details: { unit: answering, reason: answering } },
  sign_reply: { line: answering, details: { unit: answering, signer: answering } },
  refuse_sign: { line: bouncing, details: { unit: bouncing, reason: bouncing } },
  issue_reply: {
    line: everybody,
    details: { unit: inside, class: everybody, round: inside, imported: inside, heldFinds: offices },
  },
  rate: {
    line: everybody,
    details: { overall: ['public', ...judging], round: parties, unit: parties, unsatisfied: judging },
  },
  enter_paper_rating: {
    line: everybody,
    details: {
      overall: ['public', ...judging],
      round: parties,
      unit: parties,
      unsatisfied: judging,
      ratedOn: ['rater', 'staff', 'auditor'],
    },
  },
  close_unrated: { line: everybody, details: { reason: parties, missing: parties, unsatisfied: judging } },
  rate_proposal: { line: ['own_unit', 'staff', 'auditor'], details: { unit: ['own_unit', 'staff', 'auditor'] } },
  score_handling: { line: author },
  add_promise: { line: offices, details: { unit: offices, text: offices, dueOn: offices, masked: offices } },
  report_promise: { line: everybody, details: { unit: inside, title: parties, masked: offices } },
  view_publicity: { line: bouncing, details: { unit: bouncing, view: bouncing, reason: bouncing } },
  record_meeting: { line: everybody, details: { kind: everybody, title: parties } },
  record_consultation: { line: everybody, details: { kind: everybody, title: parties } },
  look_back: { line: everybody, details: { text: parties, status: everybody, classAfter: inside, masked: offices } },
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

/** Assignments that are said aloud: neither proposed, nor given back, nor taken away again. */
export const saidAloud = (state: string): boolean =>
  state !== 'proposed' && state !== 'replaced' && state !== 'bounced';

/** Those to whom assignments under way, given back or replaced are shown; a unit sees its own. */
const assigners: readonly Reader[] = ['staff', 'supervision', 'leader', 'auditor', 'own_unit'];

export function readsAssignment(state: string, held: ReadonlySet<Reader>): boolean {
  return saidAloud(state) || assigners.some((reader) => held.has(reader));
}

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

/** One reader of one matter: which classes they are of, in general and towards one assignment. */
export interface ReaderOf {
  /** Reads everything: the platform itself. */
  all: boolean;
  token: boolean;
  classes: ReadonlySet<Reader>;
  towards(assignmentId: string | null): ReadonlySet<Reader>;
}

/** @param hasRated whether the actor, a proposer, has given every rating asked of them in the round under way */
export function readerOf(actor: PolicyActor, subject: PolicySubject, hasRated: boolean): ReaderOf {
  const held = partsOf(actor, subject);
  const classes = new Set<Reader>([...held].flatMap((part) => asReader[part] ?? []));
  if (classes.has('proposer') && hasRated) classes.add('rater');
  const unitIds = new Set(
    actor.grants.flatMap((grant) => (grant.role.startsWith('unit_') ? (grant.unitId ?? []) : [])),
  );
  const mine = subject.assignments.filter((item) => unitIds.has(item.unitId));
  return {
    all: held.has('system'),
    token: actor.kind === 'token',
    classes,
    towards(assignmentId) {
      const own = subject.assignments.find((item) => item.id === assignmentId);
      if (!own || !classes.has('unit')) return classes;
      const more = new Set(classes);
      if (unitIds.has(own.unitId)) more.add('own_unit');
      if (own.role !== 'separate' && mine.some((item) => item.role !== 'separate' && saidAloud(item.state)))
        more.add('team_unit');
      return more;
    },
  };
}

const among = (allowed: readonly Reader[], held: ReadonlySet<Reader>) => allowed.some((reader) => held.has(reader));

/** Of a set of readers, whether one of them holds. */
export function mayRead(reader: ReaderOf, allowed: readonly Reader[], assignmentId: string | null = null): boolean {
  return reader.all || among(allowed, reader.towards(assignmentId));
}

/** Marks of old registers any line may carry: taken in, and dated to the month alone. */
const ofEveryLine: Readonly<Record<string, readonly Reader[]>> = { imported: inside, monthOnly: everybody };

/** A line of the record for a reader: null when they may not know of it, else the details they may read. */
export function readLine(
  reader: ReaderOf,
  line: {
    action: string;
    assignmentId: string | null;
    assignmentState: string | null;
    details: Record<string, unknown>;
  },
): Record<string, unknown> | null {
  if (reader.all) return line.details;
  const rule: LineRule | undefined = (recordReaders as Readonly<Record<string, LineRule>>)[line.action];
  const held = reader.towards(line.assignmentId);
  if (!rule || !among(rule.line, held)) return null;
  if (reader.token && tokenNever.has(line.action)) return null;
  if (line.assignmentState !== null && !readsAssignment(line.assignmentState, held)) return null;
  return Object.fromEntries(
    Object.entries(line.details).filter(([key]) => among(rule.details?.[key] ?? ofEveryLine[key] ?? [], held)),
  );
}

/** The public, of any matter: has no part in any. */
export const publicReader: ReaderOf = {
  all: false,
  token: false,
  classes: new Set<Reader>(['public']),
  towards: () => new Set<Reader>(['public']),
};
