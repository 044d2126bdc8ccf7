/** An assignment under way, and the exchanges that keep all loads and demands met. */
import { type AffinityProblem, isForbidden } from './affinity-problem.ts';

/** One to three members change places. */
export interface Exchange {
  /** Member, topic she leaves and topic she joins, -1 for none, three numbers a move. */
  moves: number[];
  /** The lowest score among the topics touched, afterwards. */
  low: number;
  /** Change of the total. */
  gain: number;
}

/** Scores and total of an assignment, kept up with its changes. */
export class AssignmentState {
  readonly assigned: Uint8Array;
  readonly scores: Float64Array;
  total = 0;
  private readonly problem: AffinityProblem;
  private readonly load: Uint32Array;
  private readonly membersOf: number[][];
  private readonly topicsOf: number[][];

  /** @param assigned M × T, 1 where assigned, all loads and demands met; copied */
  constructor(problem: AffinityProblem, assigned: Uint8Array) {
    const { members, topics } = problem;
    this.problem = problem;
    this.assigned = assigned.slice();
    this.scores = new Float64Array(topics);
    this.load = new Uint32Array(members);
    this.membersOf = Array.from({ length: topics }, () => []);
    this.topicsOf = Array.from({ length: members }, () => []);
    for (let m = 0; m < members; m++) {
      for (let t = 0; t < topics; t++) if (assigned[m * topics + t] === 1) this.join(m, t);
    }
    this.total = this.scores.reduce((sum, one) => sum + one, 0);
  }

  /** The lowest score of a topic that needs members. */
  lowest(): number {
    const { demand } = this.problem;
    return this.scores.reduce((low, one, t) => (demand[t] === 0 ? low : Math.min(low, one)), Infinity);
  }

  apply({ moves, gain }: Exchange): void {
    for (let i = 0; i < moves.length; i += 3) if (moves[i + 1]! >= 0) this.leave(moves[i]!, moves[i + 1]!);
    for (let i = 0; i < moves.length; i += 3) if (moves[i + 2]! >= 0) this.join(moves[i]!, moves[i + 2]!);
    this.total += gain;
  }

  private join(m: number, t: number): void {
    this.assigned[m * this.problem.topics + t] = 1;
    this.scores[t]! += this.value(m, t);
    this.load[m]!++;
    this.membersOf[t]!.push(m);
    this.topicsOf[m]!.push(t);
  }

  private leave(m: number, t: number): void {
    this.assigned[m * this.problem.topics + t] = 0;
    this.scores[t]! -= this.value(m, t);
    this.load[m]!--;
    this.membersOf[t]!.splice(this.membersOf[t]!.indexOf(m), 1);
    this.topicsOf[m]!.splice(this.topicsOf[m]!.indexOf(t), 1);
  }

  private value(m: number, t: number): number {
    return this.problem.affinity[m * this.problem.topics + t]!;
  }

  private canJoin(m: number, t: number): boolean {
    return this.assigned[m * this.problem.topics + t] === 0 && !isForbidden(this.value(m, t));
  }

  /**
   * Tries the exchanges that bring topic `t` a new member b for one of its own, a: a free one; one of another topic,
   * which takes a; and, with `rings`, one of another topic, which takes a member of a third, which takes a.
   * @param above only exchanges after which the topic's score is greater than this
   * @param offer receives the lowest score touched and the change of the total, should it be made
   */
  tryExchanges(
    t: number,
    rings: boolean,
    above: number,
    offer: (low: number, gain: number, moves: number[]) => void,
  ): void {
    const { members, topics, leastLoad, mostLoad } = this.problem;
    const { scores } = this;
    const score = scores[t]!;
    for (const a of this.membersOf[t]!) {
      for (let b = 0; b < members; b++) {
        if (!this.canJoin(b, t)) continue;
        const raised = score - this.value(a, t) + this.value(b, t);
        if (raised <= above) continue;
        if (this.load[b]! < mostLoad[b]! && this.load[a]! > leastLoad[a]!) {
          offer(raised, raised - score, [a, t, -1, b, -1, t]);
        }
        for (const q of this.topicsOf[b]!) {
          const lost = scores[q]! - this.value(b, q);
          if (this.canJoin(a, q)) {
            const theirs = lost + this.value(a, q);
            offer(Math.min(raised, theirs), raised - score + theirs - scores[q]!, [a, t, q, b, q, t]);
          }
          for (let r = 0; rings && r < topics; r++) {
            if (r === t || r === q || !this.canJoin(a, r)) continue;
            for (const c of this.membersOf[r]!) {
              const second = lost + this.value(c, q);
              if (second <= above || !this.canJoin(c, q)) continue;
              const third = scores[r]! - this.value(c, r) + this.value(a, r);
              if (third <= above) continue;
              const gain = raised - score + second - scores[q]! + third - scores[r]!;
              offer(Math.min(raised, second, third), gain, [a, t, r, b, q, t, c, r, q]);
            }
          }
        }
      }
    }
  }
}
