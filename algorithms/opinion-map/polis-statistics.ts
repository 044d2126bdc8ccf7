import type { Tallies } from './tallies.ts';

/**
 * The statistics Polis publishes (Small et al., "Polis: Scaling deliberation by mapping high dimensional opinion
 * spaces", RECERCA 26(2), 2021), written from their formulas. Votes are signed as in the export: agree +1.
 */

/** 90 % of a normal distribution lie below it: the bar both tests must pass. */
export const TEST_BAR = 1.2816;

/** At most so many statements stand for a group, and for each side of the consensus. */
export const MOST_REPRESENTATIVE = 5;

/** Chance of success after `successes` of `trials`, with one success and one failure added. */
export function smoothedShare(successes: number, trials: number): number {
  return (successes + 1) / (trials + 2);
}

/** z-value of a share against one half: 2·√(S + 1)·((A + 1)/(S + 1) − ½). */
export function shareTest(successes: number, trials: number): number {
  return 2 * Math.sqrt(trials + 1) * ((successes + 1) / (trials + 1) - 0.5);
}

/** z-value of two shares against each other, each with a success added; 0 where both are certain. */
export function twoShareTest(successes: number, trials: number, otherSuccesses: number, otherTrials: number): number {
  const share = (successes + 1) / (trials + 1);
  const other = (otherSuccesses + 1) / (otherTrials + 1);
  const pooled = (successes + otherSuccesses + 2) / (trials + otherTrials + 2);
  if (pooled >= 1) return 0;
  return (share - other) / Math.sqrt(pooled * (1 - pooled) * (1 / (trials + 1) + 1 / (otherTrials + 1)));
}

/** How one group stands to one statement, as Polis counts it; agree and disagree apart. */
export type Stance = {
  readonly statement: number;
  readonly agrees: number;
  readonly disagrees: number;
  readonly seen: number;
  /** smoothed share of agrees (pa) and disagrees (pd) */
  readonly pa: number;
  readonly pd: number;
  /** tests of the shares against one half */
  readonly pat: number;
  readonly pdt: number;
  /** share within the group over share within the rest */
  readonly ra: number;
  readonly rd: number;
  /** tests of the group's share against the rest's */
  readonly rat: number;
  readonly rdt: number;
};

/**
 * The stance of one group on every statement.
 * @param group tallies of the group
 * @param rest tallies of all other groups together, same length
 */
export function stancesOfGroup(group: Tallies, rest: Tallies): Stance[] {
  return Array.from(group.seen, (seen, statement) => {
    const agrees = group.agrees[statement]!;
    const disagrees = group.disagrees[statement]!;
    const restSeen = rest.seen[statement]!;
    const pa = smoothedShare(agrees, seen);
    const pd = smoothedShare(disagrees, seen);
    return {
      statement,
      agrees,
      disagrees,
      seen,
      pa,
      pd,
      pat: shareTest(agrees, seen),
      pdt: shareTest(disagrees, seen),
      ra: pa / smoothedShare(rest.agrees[statement]!, restSeen),
      rd: pd / smoothedShare(rest.disagrees[statement]!, restSeen),
      rat: twoShareTest(agrees, seen, rest.agrees[statement]!, restSeen),
      rdt: twoShareTest(disagrees, seen, rest.disagrees[statement]!, restSeen),
    };
  });
}

/** Sum of tallies; an empty list gives zeros. */
export function addTallies(parts: readonly Tallies[], statements: number): Tallies {
  const sum = (pick: (part: Tallies) => Uint32Array) => {
    const total = new Uint32Array(statements);
    for (const part of parts) for (let j = 0; j < statements; j++) total[j]! += pick(part)[j]!;
    return total;
  };
  return { agrees: sum((p) => p.agrees), disagrees: sum((p) => p.disagrees), seen: sum((p) => p.seen) };
}

/** A statement that stands for a group, by the side the group takes. */
export type Representative = {
  readonly statement: number;
  readonly side: 'agree' | 'disagree';
  /** votes on that side, and all votes of the group on it */
  readonly successes: number;
  readonly trials: number;
  /** smoothed share, its test, representativeness, its test, of that side */
  readonly share: number;
  readonly shareTest: number;
  readonly representativeness: number;
  readonly representativenessTest: number;
};

function bySide(stance: Stance, side: 'agree' | 'disagree'): Representative {
  const agree = side === 'agree';
  return {
    statement: stance.statement,
    side,
    successes: agree ? stance.agrees : stance.disagrees,
    trials: stance.seen,
    share: agree ? stance.pa : stance.pd,
    shareTest: agree ? stance.pat : stance.pdt,
    representativeness: agree ? stance.ra : stance.rd,
    representativenessTest: agree ? stance.rat : stance.rdt,
  };
}

function passes(stance: Stance): boolean {
  return (stance.pat > TEST_BAR && stance.rat > TEST_BAR) || (stance.pdt > TEST_BAR && stance.rdt > TEST_BAR);
}

function strength(r: Representative): number {
  return r.representativeness * r.representativenessTest * r.share * r.shareTest;
}

/** Whether a stance takes the place of the best agreed one found so far. */
function agreesBetter(stance: Stance, best: Stance | undefined): boolean {
  if (stance.agrees === 0 && stance.disagrees === 0) return false;
  if (!best) return stance.pat > TEST_BAR || (stance.ra > 1 && stance.pa > 0.5);
  if (best.ra > 1) return strength(bySide(stance, 'agree')) > strength(bySide(best, 'agree'));
  return stance.pa * stance.pat > best.pa * best.pat;
}

/**
 * The statements that stand for a group by Polis's rule: both tests passed for a side, the strongest by
 * ra·rat·pa·pat first, at most five, agreed ones before disagreed; the best agreed statement leads where there is
 * one. Where none passes, that one or the one of the greatest test is given alone, so that a group that voted is
 * never without words.
 * @param stances of the group, see {@link stancesOfGroup}
 * @param excluded statements not to be considered (moderated)
 */
export function selectRepresentative(stances: readonly Stance[], excluded?: ReadonlySet<number>): Representative[] {
  const sufficient: Representative[] = [];
  let lead: Stance | undefined;
  let best: Representative | undefined;
  for (const stance of stances) {
    if (stance.seen === 0 || excluded?.has(stance.statement)) continue;
    const chosen = bySide(stance, stance.rat > stance.rdt ? 'agree' : 'disagree');
    if (passes(stance)) sufficient.push(chosen);
    if (!best || chosen.representativenessTest > best.representativenessTest) best = chosen;
    if (agreesBetter(stance, lead)) lead = stance;
  }
  const first = lead && bySide(lead, 'agree');
  if (sufficient.length === 0) return first ? [first] : best ? [best] : [];
  const rest = sufficient.filter((r) => r.statement !== first?.statement).sort((a, b) => strength(b) - strength(a));
  const picked = (first ? [first, ...rest] : rest).slice(0, MOST_REPRESENTATIVE);
  return [...picked.filter((r) => r.side === 'agree'), ...picked.filter((r) => r.side === 'disagree')];
}
