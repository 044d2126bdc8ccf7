/** Blocking pairs of any placement, stable or not. */
import { emptySeats, kindMasks } from './deferred-acceptance.ts';
import { type Instance, REFUSED } from './instance.ts';
import type { Seats } from './seats.ts';

/** Counts blocking pairs of any placement. */
export class BlockingCounter {
  private readonly instance: Instance;
  private readonly lots: Uint32Array;
  private readonly maskOf: (member: number, topic: number) => number;

  constructor(instance: Instance, lots: Uint32Array) {
    this.instance = instance;
    this.lots = lots;
    this.maskOf = kindMasks(instance);
  }

  /** Seats with the members of a placement on them; it must respect the capacities. */
  seatsOf(got: Int32Array): Seats[] {
    const seats = emptySeats(this.instance);
    got.forEach((e, m) => {
      if (e >= 0) this.sit(seats, m, e);
    });
    return seats;
  }

  sit(seats: readonly Seats[], m: number, e: number): void {
    const { topic, place } = this.instance;
    const t = topic[e]!;
    seats[t]!.offer(m, place[e]! * this.lots.length + this.lots[m]!, this.maskOf(m, t));
  }

  /** Whether the topic of wish `e` would choose member `m` beside those on its seats. */
  wants(seats: readonly Seats[], m: number, e: number): boolean {
    const at = this.instance.place[e]!;
    if (at === REFUSED) return false;
    const t = this.instance.topic[e]!;
    return Math.floor(seats[t]!.cutoff(this.maskOf(m, t)) / this.lots.length) > at;
  }

  /** Blocking pairs of the members before `until`. */
  count(got: Int32Array, seats: readonly Seats[], until = got.length): number {
    const { start, wish } = this.instance;
    let blocking = 0;
    for (let m = 0; m < until; m++) {
      const own = got[m]!;
      const end = own < 0 ? start[m + 1]! : own;
      for (let e = start[m]!; e < end; e++) {
        if (own >= 0 && wish[e] === wish[own]) break;
        if (this.wants(seats, m, e)) blocking++;
      }
    }
    return blocking;
  }
}
