/** The library's front door for two-sided matching. */
import { closeTopics, shortTopics } from './closing.ts';
import { checkLots, deferredAcceptance, drawLots } from './deferred-acceptance.ts';
import { fewestBlocking } from './fewest-blocking.ts';
import { checkInstance, type Instance, MatchingError } from './instance.ts';
import { LEAST_RULES, type LeastRule, type Matching, REASONS, reasonsOf } from './matching.ts';
import type { Seats } from './seats.ts';

/** How to match. */
export interface MatchOptions {
  /** Ties at topics: a seed for the lots, any number (default 1) … */
  seed?: number;
  /** … or the lots themselves, a permutation of the members, for instance from a public draw. */
  lots?: Uint32Array;
  /** Default `close`. */
  leastRule?: LeastRule;
}

/**
 * Matches members with topics: stable, best for members among all stable matchings (by the lots), with reserved seats
 * filled first. See docs/algorithms/matching.md for what is promised when least sizes are not met by themselves.
 * @returns the matching with a reason for every wish, to be checked by `checkMatching`
 * @throws MatchingError `invalid` for a wrong instance or lots; `infeasible` where `fewest-blocking` cannot meet all
 *   least sizes at once
 */
export function matchMembers(instance: Instance, options: MatchOptions = {}): Matching {
  checkInstance(instance);
  const members = instance.start.length - 1;
  const lots = options.lots ?? drawLots(members, options.seed ?? 1);
  if (options.lots) checkLots(lots, members);
  const rule = options.leastRule ?? 'close';
  if (!LEAST_RULES.includes(rule)) throw new MatchingError('invalid', `no rule for least sizes is called ${rule}`);
  const none = new Uint8Array(instance.capacity.length);
  const open = deferredAcceptance(instance, lots);
  if (rule === 'ignore' || (rule === 'close' && shortTopics(instance, open).length === 0)) {
    return certified(instance, lots, rule, { ...open, closed: none, proven: true, truthful: true, allOpen: null });
  }
  if (rule === 'close') {
    const closing = closeTopics(instance, lots, open);
    const allOpen = certified(instance, lots, 'ignore', {
      ...open,
      closed: none,
      proven: true,
      truthful: true,
      allOpen: null,
    });
    return certified(instance, lots, rule, {
      ...closing.placement,
      closed: closing.closed,
      proven: closing.proven,
      truthful: false,
      allOpen,
    });
  }
  const found = fewestBlocking(instance, lots, open);
  const truthful = instance.least.every((least) => least === 0);
  return certified(instance, lots, rule, { ...found, closed: none, truthful, allOpen: null });
}

interface Found {
  got: Int32Array;
  seat: Int32Array;
  seats: readonly Seats[];
  closed: Uint8Array;
  proven: boolean;
  truthful: boolean;
  allOpen: Matching | null;
}

function certified(instance: Instance, lots: Uint32Array, rule: LeastRule, found: Found): Matching {
  const { got, seat, seats, closed, proven, truthful, allOpen } = found;
  const reasons = reasonsOf(instance, lots, closed, got, seats);
  const exception = REASONS.indexOf('exception');
  const blocking: number[] = [];
  if (rule === 'fewest-blocking') {
    reasons.forEach((reason, e) => {
      if (reason === exception) blocking.push(e);
    });
  }
  return {
    rule,
    lots,
    got,
    topicOf: Int32Array.from(got, (e) => (e < 0 ? -1 : instance.topic[e]!)),
    seat,
    sizes: Uint32Array.from(seats, ({ size }) => size),
    closed,
    reasons,
    blocking: Uint32Array.from(blocking),
    proven,
    truthful,
    allOpen,
  };
}
