/**
 * Who may read what of the handling of a matter: rows for the tables of its host, default nothing. A host adds rows for its
 * own steps; what is in neither is read by nobody. What is public is decided by the host first, then by these rows.
 */
import type { PolicyActor, PolicyAssignment } from './policy.ts';
import type { HandlingAction } from './workflow.ts';

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

export const offices = ['unit', 'staff', 'supervision', 'leader', 'evaluator', 'auditor'] as const;
export const parties = ['proposer', ...offices] as const;
export const inside = ['member', 'former_member', 'invited', ...parties] as const;
export const everybody = ['public', ...inside] as const;
const author = ['proposer', 'staff', 'auditor'] as const;
const assigning = ['staff', 'supervision', 'leader', 'auditor'] as const;
const bouncing = ['own_unit', 'staff', 'supervision', 'auditor'] as const;
const answering = ['own_unit', 'team_unit', 'staff', 'supervision', 'auditor'] as const;
const judging = ['rater', ...offices] as const;

export interface LineRule {
  line: readonly Reader[];
  /** Facts of the step by key; what is not named is shown to nobody. */
  details?: Readonly<Record<string, readonly Reader[]>>;
}

/** Lines of the record that steps of handling write. */
export const handlingRecordReaders: Readonly<Record<HandlingAction, LineRule>> = {
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
  look_back: { line: everybody, details: { text: parties, status: everybody, classAfter: inside, masked: offices } },
};

export type DetailRows = ReadonlyArray<readonly [readers: readonly Reader[], paths: string]>;

const working = ['own_unit', 'staff', 'supervision', 'auditor'] as const;

/** Parts of a detail that are of its handling, as `contract/detail.ts` shapes them. */
export const handlingDetailReaders: DetailRows = [
  [
    inside,
    `assignments assignments.assignmentId assignments.unitId assignments.unitName assignments.side assignments.role
    assignments.state assignments.dispatchedAt assignments.acceptedAt assignments.issuedAt`,
  ],
  [parties, 'assignments.handlerId assignments.handlerName'],
  [working, 'assignments.bounce assignments.bounce.code assignments.bounce.reason'],
  [['own_unit', 'team_unit', 'staff', 'supervision', 'leader', 'auditor'], 'assignments.opinion'],
  [working, 'assignments.unitPublicity assignments.unitPublicityReason assignments.replyPublicity'],
  [
    parties,
    'assignments.contacts assignments.contacts.contactId assignments.contacts.kind assignments.contacts.happenedAt',
  ],
  [['proposer', ...working], 'assignments.contacts.withWhom assignments.contacts.note'],
  [
    parties,
    `assignments.extensions assignments.extensions.extensionId assignments.extensions.askedUntil
    assignments.extensions.askedAt assignments.extensions.status assignments.extensions.grantedUntil`,
  ],
  [working, 'assignments.extensions.reason assignments.extensions.answer'],
  [inside, 'assignments.clocks assignments.clocks.*'],
  [
    inside,
    `replies replies.replyId replies.assignmentId replies.unitName replies.round replies.class replies.letterNumber
    replies.body replies.signerName replies.issuedAt replies.updatedAt`,
  ],
  [parties, 'replies.contactName replies.contactPhone replies.classChangedFrom'],
  [answering, 'replies.checkNote'],
  [
    answering,
    'replies.cosigns replies.cosigns.assignmentId replies.cosigns.unitName replies.cosigns.status replies.cosigns.note',
  ],
  [
    ['rater', 'proposer', ...offices],
    `ratings ratings.ratingId ratings.replyId ratings.proposerId ratings.proposerName ratings.round ratings.form
    ratings.overall ratings.fields ratings.comment ratings.paper ratings.at`,
  ],
  [
    parties,
    `blindRatings blindRatings.assignmentId blindRatings.unitName blindRatings.proposalScore
    blindRatings.handlingScores blindRatings.mineGiven`,
  ],
  [
    inside,
    `promises promises.promiseId promises.assignmentId promises.kind promises.text promises.dueOn promises.status
    promises.classAfter`,
  ],
  [parties, 'promises.report'],
];

/** Assignments that are said aloud: neither proposed, nor given back, nor taken away again. */
export const saidAloud = (state: string): boolean =>
  state !== 'proposed' && state !== 'replaced' && state !== 'bounced';

/** Those to whom assignments under way, given back or replaced are shown; a unit sees its own. */
const assigners: readonly Reader[] = ['staff', 'supervision', 'leader', 'auditor', 'own_unit'];

export function readsAssignment(state: string, held: ReadonlySet<Reader>): boolean {
  return saidAloud(state) || assigners.some((reader) => held.has(reader));
}

/** One reader of one matter: which classes they are of, in general and towards one assignment. */
export interface ReaderOf {
  /** Reads everything: the platform itself. */
  all: boolean;
  token: boolean;
  classes: ReadonlySet<Reader>;
  towards(assignmentId: string | null): ReadonlySet<Reader>;
}

/** A reader of a matter with these assignments. */
export function readerWith(
  actor: PolicyActor,
  assignments: readonly PolicyAssignment[],
  { all, classes }: Pick<ReaderOf, 'all' | 'classes'>,
): ReaderOf {
  const unitIds = new Set(
    actor.grants.flatMap((grant) => (grant.role.startsWith('unit_') ? (grant.unitId ?? []) : [])),
  );
  const mine = assignments.filter((item) => unitIds.has(item.unitId));
  return {
    all,
    token: actor.kind === 'token',
    classes,
    towards(assignmentId) {
      const own = assignments.find((item) => item.id === assignmentId);
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

export interface ReadLine {
  action: string;
  assignmentId: string | null;
  assignmentState: string | null;
  details: Record<string, unknown>;
}

/**
 * A line of the record for a reader: null when they may not know of it, else the details they may read.
 * @param table of the host, with {@link handlingRecordReaders} in it
 */
export function readLineBy(
  table: Readonly<Record<string, LineRule>>,
  reader: ReaderOf,
  line: ReadLine,
): Record<string, unknown> | null {
  if (reader.all) return line.details;
  const rule = table[line.action];
  const held = reader.towards(line.assignmentId);
  if (!rule || !among(rule.line, held)) return null;
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
