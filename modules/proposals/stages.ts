/** The life of a proposal in stages: what each reader may know of the history, grouped, with the days each stage took. */
import { dayOf, daysBetween } from '../../platform/calendar/days.ts';
import type { ProposalState } from './workflow.ts';

export type StageKind =
  | 'writing'
  | 'examination'
  | 'assignment'
  | 'handling'
  | 'rating'
  | 'rework'
  | 'consulting'
  | 'follow_up'
  | 'archived'
  | 'ended';

/** What the stages need to know of a line; readers' own facts ride along. */
export interface StageLine {
  at: string;
  action: string;
  unitName: string | null;
  /** The day of `at` means nothing. */
  monthOnly: boolean;
  /** Nothing but the step and its day is known, as of a proposal of which only the title is public. */
  bare?: boolean;
  /** Where the proposal stood afterwards, with steps of the proposal itself; the public does not know it. */
  toState?: string;
}

export interface Stage<Line extends StageLine> {
  kind: StageKind;
  /** Of the answer: 1, and one more with every rework; of writing and examination: how often it came to it. */
  round: number;
  /** Null when the record does not say when it began. */
  from: string | null;
  /** Null for the last one. */
  to: string | null;
  /** The bounds are months. */
  fromMonth: boolean;
  toMonth: boolean;
  /** Calendar days taken, until now for the current one; null where a bound is unknown or nothing is under way. */
  days: number | null;
  /** Something is still under way in it. */
  current: boolean;
  /** Lines in order; what several units did alike on one day stands together. */
  groups: Line[][];
  /** The lines that say what came of it, in order. */
  outcome: Line[];
}

const kindOfState: Readonly<Record<ProposalState, StageKind>> = {
  draft: 'writing',
  cosigning: 'writing',
  returned: 'writing',
  submitted: 'examination',
  reviewing: 'examination',
  filed: 'assignment',
  assigning: 'assignment',
  dispatched: 'assignment',
  handling: 'handling',
  rating: 'rating',
  reworking: 'rework',
  consulting: 'consulting',
  closed: 'follow_up',
  tracked: 'follow_up',
  archived: 'archived',
  merged: 'ended',
  converted: 'ended',
  declined: 'ended',
  withdrawn: 'ended',
};

/** Where a line has its place; when the stage reached is another, the first of these is taken to have begun before it. */
const places: Readonly<Record<string, readonly StageKind[]>> = {
  file: ['examination'],
  confirm_assignment: ['assignment', 'handling', 'rework'],
  issue_reply: ['handling', 'rework'],
  rate: ['rating'],
  enter_paper_rating: ['rating'],
  close_unrated: ['rating'],
  record_consultation: ['consulting'],
  look_back: ['follow_up'],
  archive: ['follow_up'],
};

/** Lines that begin a stage and stand first in it. */
const opens: Readonly<Record<string, StageKind>> = {
  rework_asked: 'rework',
  archive: 'archived',
  merge: 'ended',
  convert: 'ended',
  decline: 'ended',
  withdraw: 'ended',
};

/** Lines that end a stage and stand last in it, and what follows. */
const ends: Readonly<Record<string, StageKind>> = {
  submit: 'examination',
  return_for_revision: 'writing',
  file: 'assignment',
  record_consultation: 'follow_up',
};

const outcomes: Readonly<Record<StageKind, readonly string[]>> = {
  writing: ['submit'],
  examination: ['file', 'return_for_revision'],
  assignment: ['confirm_assignment'],
  handling: ['issue_reply'],
  rating: ['rate', 'enter_paper_rating', 'close_unrated'],
  rework: ['issue_reply'],
  consulting: ['record_consultation'],
  follow_up: ['look_back'],
  archived: ['archive'],
  ended: ['merge', 'convert', 'decline', 'withdraw'],
};

const judging: readonly string[] = ['rate', 'enter_paper_rating', 'close_unrated'];
const beforeHandling: readonly StageKind[] = ['writing', 'examination', 'assignment'];
/** A unit that gives an assignment back does not undo what others have begun. */
const atWork: readonly StageKind[] = ['handling', 'rework'];
const answering: readonly StageKind[] = ['assignment', 'handling', 'rework'];

const onOneDay = (one: StageLine, other: StageLine) => dayOf(new Date(one.at)) === dayOf(new Date(other.at));

interface Open<Line> {
  kind: StageKind;
  from: Line | null;
  to: Line | null;
  lines: Line[];
}

/** Is this reply the last of its round: does judging come next, or has the proposal left the hands of the units? */
function endsRound(lines: readonly StageLine[], at: number, state: ProposalState): boolean {
  for (const { action } of lines.slice(at + 1)) {
    if (action === 'issue_reply') return false;
    if (judging.includes(action) || action === 'rework_asked') return true;
  }
  return !answering.includes(kindOfState[state]);
}

/** The stage a line leads to when it ends the one it stands in; a merge taken back leads to where it was before. */
function following(
  lines: readonly StageLine[],
  at: number,
  state: ProposalState,
  here: StageKind,
): StageKind | undefined {
  const { action, toState } = lines[at]!;
  if (action === 'undo_merge') return here === 'ended' ? kindOfState[toState as ProposalState] : undefined;
  if (action === 'issue_reply') return endsRound(lines, at, state) ? 'rating' : undefined;
  if (judging.includes(action)) return toState === undefined ? undefined : kindOfState[toState as ProposalState];
  return ends[action];
}

function runThrough<Line extends StageLine>(lines: readonly Line[], state: ProposalState): Open<Line>[] {
  const stages: Open<Line>[] = [{ kind: 'writing', from: null, to: null, lines: [] }];
  let last: Line | null = null;
  const enter = (kind: StageKind, from: Line | null) => {
    const stage = stages.at(-1)!;
    if (stage.kind === kind) return;
    const passed = stage.lines.length === 0 && (!stage.from || !from || onOneDay(stage.from, from));
    if (passed) stages.pop();
    else stage.to = from;
    stages.push({ kind, from, to: null, lines: [] });
  };
  lines.forEach((line, at) => {
    const here = stages.at(-1)!.kind;
    const place = places[line.action];
    if (place && !place.includes(here)) enter(place[0]!, last);
    if (line.action === 'accept' && beforeHandling.includes(here)) enter('handling', line);
    if (opens[line.action]) enter(opens[line.action]!, line);
    stages.at(-1)!.lines.push(line);
    if (line.action === 'create') stages.at(-1)!.from = line;
    const next = following(lines, at, state, stages.at(-1)!.kind);
    if (next) enter(next, line);
    last = line;
  });
  if (!(atWork.includes(stages.at(-1)!.kind) && ['assignment', 'handling'].includes(kindOfState[state])))
    enter(kindOfState[state], last);
  return stages;
}

/** May a line stand with these: another unit doing the same on one day, or a step of which nothing more is known? */
function joins(group: readonly StageLine[], line: StageLine): boolean {
  const [first] = group;
  if (first!.action !== line.action || first!.monthOnly !== line.monthOnly || !onOneDay(first!, line)) return false;
  if (line.bare) return group.every((other) => other.bare);
  return line.unitName !== null && group.every(({ unitName }) => unitName !== null && unitName !== line.unitName);
}

/** A unit's own second line of a day stands by itself. */
function grouped<Line extends StageLine>(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const like = groups.find((group) => joins(group, line));
    if (like) like.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** Is anything still to be done, so that its days run? */
const underWay = (kind: StageKind, state: ProposalState): boolean =>
  kind !== 'archived' && kind !== 'ended' && state !== 'closed';

/**
 * Groups the lines a reader may know of. Works alike with the full record and with what the public reads of it: a stage
 * whose beginning is not among the lines is taken to begin with the last line before it.
 * @param lines oldest first
 * @param state where the proposal stands
 * @returns oldest first; never empty. Of several units the assignment ends with the first that accepts, the handling with
 * the last reply of the round. What was taken in from an old register ends the list.
 */
export function stagesOf<Line extends StageLine>(
  lines: readonly Line[],
  state: ProposalState,
  now: Date,
): Stage<Line>[] {
  const run = runThrough(
    lines.filter((line) => line.action !== 'import'),
    state,
  );
  run.at(-1)!.lines.push(...lines.filter((line) => line.action === 'import'));
  const rounds: Partial<Record<StageKind, number>> = {};
  return run.map(({ kind, from, to, lines: own }, at) => {
    rounds[kind] = (rounds[kind] ?? 0) + 1;
    const current = at === run.length - 1 && underWay(kind, state);
    const end = to ? new Date(to.at) : current ? now : null;
    const vague = from === null || end === null || from.monthOnly || to?.monthOnly === true;
    return {
      kind,
      round: kind === 'rework' ? rounds[kind] + 1 : rounds[kind],
      from: from?.at ?? null,
      to: to?.at ?? null,
      fromMonth: from?.monthOnly ?? false,
      toMonth: to?.monthOnly ?? false,
      days: vague ? null : Math.max(0, daysBetween(dayOf(new Date(from.at)), dayOf(end))),
      current,
      groups: grouped(own),
      outcome: own.filter((line) => outcomes[kind].includes(line.action)),
    };
  });
}
