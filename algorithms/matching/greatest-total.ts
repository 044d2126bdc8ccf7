/** The assignment of greatest total affinity under loads: a minimum-cost flow. */
import { type AffinityProblem, isForbidden } from './affinity-problem.ts';
import { MatchingError } from './instance.ts';

/** Nodes to visit by distance; the nearest first. */
class Queue {
  private readonly keys: number[] = [];
  private readonly nodes: number[] = [];

  get size(): number {
    return this.nodes.length;
  }

  push(node: number, key: number): void {
    let at = this.nodes.length;
    for (; at > 0; at = (at - 1) >> 1) {
      const up = (at - 1) >> 1;
      if (this.keys[up]! <= key) break;
      this.keys[at] = this.keys[up]!;
      this.nodes[at] = this.nodes[up]!;
    }
    this.keys[at] = key;
    this.nodes[at] = node;
  }

  /** The nearest node and its distance. */
  pop(): [number, number] {
    const top: [number, number] = [this.nodes[0]!, this.keys[0]!];
    const key = this.keys.pop()!;
    const node = this.nodes.pop()!;
    const size = this.nodes.length;
    if (size === 0) return top;
    let at = 0;
    for (let down = 1; down < size; down = 2 * at + 1) {
      if (down + 1 < size && this.keys[down + 1]! < this.keys[down]!) down++;
      if (this.keys[down]! >= key) break;
      this.keys[at] = this.keys[down]!;
      this.nodes[at] = this.nodes[down]!;
      at = down;
    }
    this.keys[at] = key;
    this.nodes[at] = node;
    return top;
  }
}

/** An assignment, and prices that prove its total to be the greatest (see `checkAssignment`). */
export interface GreatestTotal {
  /** M × T, row by row, 1 where assigned. */
  assigned: Uint8Array;
  /** T: what a place of the topic is worth. */
  topicPrice: Float64Array;
  /** M: what one more of her loads is worth; below 0 where only her least load makes her take one. */
  memberPrice: Float64Array;
}

/**
 * Successive shortest paths with potentials (Edmonds, Karp 1972): one path for each place of each topic, each O(M·T·log).
 * A member's first `leastLoad` places carry a bonus greater than any affinities could outweigh, so that least loads are
 * met if they can be.
 * @param weights T, a factor for the affinities of each topic
 * @throws MatchingError `infeasible` with the topics or members left over
 */
export function greatestTotal(problem: AffinityProblem, weights?: Float64Array): GreatestTotal {
  const { members, topics, affinity, leastLoad, mostLoad, demand } = problem;
  const assigned = new Uint8Array(members * topics);
  const load = new Uint32Array(members);
  let top = 0;
  for (let i = 0; i < affinity.length; i++) top = Math.max(top, affinity[i]! * (weights?.[i % topics] ?? 1));
  const bonus = 4 * (Math.min(members, topics) + 1) * (top || 1);
  // Cost of a pair, never negative; a member's places cost 0 with bonus and `bonus` without.
  const cost = (m: number, t: number): number => top - affinity[m * topics + t]! * (weights?.[t] ?? 1);
  const potential = new Float64Array(members + topics + 1);
  const distance = new Float64Array(members + topics + 1);
  const from = new Int32Array(members + topics + 1);
  const end = members + topics;

  // Paths run topic → member → (place, or another topic of hers, which then looks for someone else).
  const path = (source: number): boolean => {
    distance.fill(Infinity);
    const queue = new Queue();
    const start = members + source;
    distance[start] = 0;
    queue.push(start, 0);
    const relax = (node: number, to: number, step: number): void => {
      const far = distance[node]! + Math.max(0, step + potential[node]! - potential[to]!);
      if (far >= distance[to]!) return;
      distance[to] = far;
      from[to] = node;
      queue.push(to, far);
    };
    while (queue.size > 0) {
      const [node, far] = queue.pop();
      if (far > distance[node]!) continue;
      if (node === end) break;
      if (node >= members) {
        const t = node - members;
        for (let m = 0; m < members; m++) {
          if (assigned[m * topics + t] === 0 && !isForbidden(affinity[m * topics + t]!)) relax(node, m, cost(m, t));
        }
        continue;
      }
      if (load[node]! < mostLoad[node]!) relax(node, end, load[node]! < leastLoad[node]! ? 0 : bonus);
      for (let t = 0; t < topics; t++) if (assigned[node * topics + t] === 1) relax(node, members + t, -cost(node, t));
    }
    const far = distance[end]!;
    if (far === Infinity) return false;
    for (let i = 0; i < potential.length; i++) potential[i]! += Math.min(distance[i]!, far);
    load[from[end]!]!++;
    for (let m = from[end]!; ; ) {
      const t = from[m]! - members;
      assigned[m * topics + t] = 1;
      if (t === source) return true;
      m = from[members + t]!;
      assigned[m * topics + t] = 0;
    }
  };
  for (let t = 0; t < topics; t++) {
    for (let place = 0; place < demand[t]!; place++) {
      if (!path(t)) throw new MatchingError('infeasible', `topic ${t} finds only ${place} of ${demand[t]} members`);
    }
  }
  const idle = load.findIndex((one, m) => one < leastLoad[m]!);
  if (idle >= 0) {
    throw new MatchingError('infeasible', `member ${idle} cannot be given her least load of ${leastLoad[idle]}`);
  }
  const reference = potential[end]! - bonus;
  return {
    assigned,
    topicPrice: potential.slice(members, end).map((one) => top + one - reference),
    memberPrice: potential.slice(0, members).map((one) => reference - one),
  };
}
