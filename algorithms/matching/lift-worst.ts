/** Raises the lowest scores of an assignment by prices and exchanges. */
import type { AffinityProblem } from './affinity-problem.ts';
import { AssignmentState, type Exchange } from './assignment-state.ts';
import { greatestTotal } from './greatest-total.ts';

/** Exchanges of three are tried only while places squared are no more than this. */
const MOST_RINGS = 1e6;

/** Rounds of prices, and after how many of them exchanges are tried. */
const ROUNDS = 60;
const EVERY = 5;

/** Prices are tried while a round's M × T × places are together no more than this. */
const MOST_WORK = 3e9;

/**
 * Scores below an aim (the least of the topics' best conceivable scores) raise the price of their topic, those above
 * lower it: a subgradient ascent of the Lagrangian dual (Held, Karp 1971), each round a flow with the affinities of
 * topic t times 1 + λ_t. Its assignments have a great total for how even they are. From every fifth, and from the
 * greatest total, exchanges lift the lowest scores within the floor; the one with the highest lowest scores is kept.
 * @param greatest M × T, 1 where assigned: the assignment of greatest total; left as it is
 * @param floor least total allowed
 * @returns the same for the new assignment; its total is at least `floor`
 */
export function liftWorst(problem: AffinityProblem, greatest: Uint8Array, floor: number): Uint8Array {
  const { members, topics, demand } = problem;
  const places = demand.reduce((sum, one) => sum + one, 0);
  const rings = places ** 2 <= MOST_RINGS;
  let best = new AssignmentState(problem, greatest);
  lift(problem, best, floor, rings);
  const aim = highestAim(problem);
  const rounds = Math.min(ROUNDS, Math.floor(MOST_WORK / (members * topics * places + 1)));
  const price = new Float64Array(topics);
  let scores = new AssignmentState(problem, greatest).scores;
  for (let round = 1; round <= rounds && best.lowest() < aim; round++) {
    const step = 2 / (1 + round / 8);
    scores.forEach((score, t) => {
      price[t] = Math.max(0, price[t]! + (step * (aim - score)) / (aim || 1));
    });
    const weights = price.map((one) => 1 + one);
    const state = new AssignmentState(problem, greatestTotal(problem, weights).assigned);
    scores = state.scores;
    if (state.total < floor) price.set(price.map((one) => one / 2));
    else if (round % EVERY === 0) {
      lift(problem, state, floor, rings);
      if (isFairer(state.scores, best.scores)) best = state;
    }
  }
  return best.assigned;
}

/** No assignment has a lowest score above this: the least, over topics in demand, of the sum of their best affinities. */
function highestAim({ members, topics, affinity, demand }: AffinityProblem): number {
  let aim = Infinity;
  for (let t = 0; t < topics; t++) {
    if (demand[t] === 0) continue;
    const column = Float64Array.from({ length: members }, (_, m) => affinity[m * topics + t]!).sort();
    aim = Math.min(
      aim,
      column.subarray(members - demand[t]!).reduce((sum, one) => sum + one, 0),
    );
  }
  return aim;
}

/** Whether the sorted scores are higher at the first place where they differ, from the lowest. */
function isFairer(a: Float64Array, b: Float64Array): boolean {
  const [x, y] = [a.slice().sort(), b.slice().sort()];
  const at = x.findIndex((one, i) => Math.abs(one - y[i]!) > 1e-9);
  return at >= 0 && x[at]! > y[at]!;
}

/** Smallest gain worth an exchange, for each unit of the greatest affinity; far above rounding. */
const LEAST_GAIN = 1e-9;

/**
 * Takes the topics from the lowest score up. For each, makes the exchange after which the lowest score touched is
 * highest, as long as that is above the topic's score and the total stays at `floor`. Each raises the scores' list,
 * sorted from the lowest, so it ends.
 */
function lift(problem: AffinityProblem, state: AssignmentState, floor: number, rings: boolean): void {
  const gainful = LEAST_GAIN * problem.affinity.reduce((top, one) => Math.max(top, one), 0);
  const settled = new Set<number>();
  for (;;) {
    let worst = -1;
    state.scores.forEach((score, t) => {
      if (!settled.has(t) && (worst < 0 || score < state.scores[worst]!)) worst = t;
    });
    if (worst < 0) return;
    const best: Exchange = { moves: [], low: state.scores[worst]! + gainful, gain: 0 };
    state.tryExchanges(worst, rings, best.low, (low, gain, moves) => {
      if (low < best.low || (low === best.low && gain <= best.gain) || state.total + gain < floor) return;
      best.low = low;
      best.gain = gain;
      best.moves = moves;
    });
    if (best.moves.length === 0) settled.add(worst);
    else {
      state.apply(best);
      settled.clear();
    }
  }
}
