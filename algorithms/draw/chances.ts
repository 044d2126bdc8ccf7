/** Exact chances of being drawn, before the draw: what the rules promise, for the office and for the public. */

import { DrawError } from './findings.ts';
import type { Announcement, Entry, Quota } from './record.ts';

/** People alike in stratum and traits, and what each of them may expect. */
export interface Chance {
  stratum: string;
  traits: string[];
  people: number;
  /** probability of a seat, for each of them */
  seat: number;
}

/** What a plan promises. */
export interface Chances {
  groups: Chance[];
  /** probability that a single try meets the quotas; 1 without quotas */
  met: number;
  /** probability that no try does, and the draw ends without a panel */
  never: number;
}

/** Most steps of the count; beyond it the plan is refused as too large. */
const MOST_STEPS = 500_000;

function* choices(n: number, most: number): Generator<[number, bigint]> {
  let ways = 1n;
  for (let k = 0; k <= Math.min(n, most); k++) {
    yield [k, ways];
    ways = (ways * BigInt(n - k)) / BigInt(k + 1);
  }
}

/** A kind of people: place of its stratum, of its value in each quota, and how many there are. */
interface Cell {
  stratum: number;
  values: number[];
  people: number;
}

/**
 * Number of panels that fill every stratum and keep every quota: people of one cell are alike, so panels are counted cell
 * by cell over the seats taken in each stratum and each value so far.
 * @param first seats already given to this cell before counting (0 or 1)
 */
function countPanels(seats: readonly number[], quotas: readonly Quota[], cells: readonly Cell[], first?: Cell): bigint {
  const most = [...seats, ...quotas.flatMap(({ groups }) => groups.map((group) => group.most))];
  const offsets: number[] = [];
  let next = seats.length;
  for (const { groups } of quotas) {
    offsets.push(next);
    next += groups.length;
  }
  const placesOf = (cell: Cell) => [cell.stratum, ...cell.values.map((value, q) => offsets[q]! + value)];
  const start = most.map(() => 0);
  if (first !== undefined) for (const place of placesOf(first)) start[place]!++;
  if (start.some((taken, i) => taken > most[i]!)) return 0n;
  let states = new Map<string, bigint>([[start.join(), 1n]]);
  let steps = 0;
  for (const cell of cells) {
    const places = placesOf(cell);
    const after = new Map<string, bigint>();
    for (const [key, ways] of states) {
      const taken = key.split(',').map(Number);
      const left = Math.min(...places.map((place) => most[place]! - taken[place]!));
      for (const [k, kWays] of choices(cell.people - (cell === first ? 1 : 0), left)) {
        if (++steps > MOST_STEPS) throw new DrawError('plan.too-large', 'quotas');
        const then = taken.map((count, i) => (places.includes(i) ? count + k : count)).join();
        after.set(then, (after.get(then) ?? 0n) + ways * kWays);
      }
    }
    states = after;
  }
  let panels = 0n;
  for (const [key, ways] of states) {
    const taken = key.split(',').map(Number);
    const full = seats.every((count, s) => taken[s] === count);
    const kept = quotas.every(({ groups }, q) => groups.every(({ least }, g) => taken[offsets[q]! + g]! >= least));
    if (full && kept) panels += ways;
  }
  return panels;
}

const ratio = (a: bigint, b: bigint) => (b === 0n ? 0 : Number((a * 1_000_000_000_000_000n) / b) / 1e15);

/**
 * Chances under an announcement that has no findings. Without quotas a seat's chance is seats ÷ people of the stratum.
 * With quotas all panels that keep them are equally likely, so it is the share of these panels the person is in; counted
 * exactly, in time that grows with the number of different counts the quotas let stand side by side.
 * @throws DrawError `plan.too-large` beyond half a million steps of counting
 */
export function chancesOf(announcement: Announcement, entries: readonly Entry[]): Chances {
  const { strata, quotas, tries } = announcement;
  const seats = strata.map((stratum) => stratum.seats);
  const cells = new Map<string, Cell>();
  for (const { stratum, traits } of entries) {
    const key = JSON.stringify([stratum, ...traits]);
    const cell = cells.get(key) ?? {
      stratum: strata.findIndex(({ name }) => name === stratum),
      values: traits.map((trait, q) => quotas[q]!.groups.findIndex(({ value }) => value === trait)),
      people: 0,
    };
    cell.people++;
    cells.set(key, cell);
  }
  const people = strata.map(({ name }) => entries.reduce((n, entry) => n + (entry.stratum === name ? 1 : 0), 0));
  const groupOf = (cell: Cell, seat: number): Chance => ({
    stratum: strata[cell.stratum]!.name,
    traits: cell.values.map((value, q) => quotas[q]!.groups[value]!.value),
    people: cell.people,
    seat,
  });
  const all = [...cells.values()];
  if (quotas.length === 0) {
    const groups = all.map((cell) => groupOf(cell, seats[cell.stratum]! / people[cell.stratum]!));
    return { groups, met: 1, never: 0 };
  }
  const kept = countPanels(seats, quotas, all);
  let any = 1n;
  seats.forEach((count, s) => {
    let ways = 1n;
    for (let k = 0; k < count; k++) ways = (ways * BigInt(people[s]! - k)) / BigInt(k + 1);
    any *= ways;
  });
  const met = ratio(kept, any);
  const groups = all.map((cell) => groupOf(cell, ratio(countPanels(seats, quotas, all, cell), kept)));
  return { groups, met, never: (1 - met) ** tries };
}
