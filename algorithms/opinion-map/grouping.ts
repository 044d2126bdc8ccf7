import type { ChanceTest } from './chance.ts';
import { carryGroups, type EarlierGroups } from './continuity.ts';
import { type GroupCount, STRONG_EVIDENCE } from './group-count.ts';
import { groupPoints, nearestCentre } from './k-means.ts';
import { normalCdf } from './measures.ts';
import { drawRows } from './table-parts.ts';
import type { Places } from './vote-model.ts';

const MOST_VOTERS = 50_000;

/**
 * What may be said of groups: `clear` (a gap lies between them), `leanings` (people differ in a way that is found
 * again, but without a gap: the groups are for orientation), `none` (no division that would be found again, or votes no
 * more alike than by chance).
 */
export type Verdict = 'clear' | 'leanings' | 'none';

/** The groups of a map. */
export type MapGroups = {
  /** 1 where the verdict is none */
  readonly count: number;
  readonly verdict: Verdict;
  /** likeliest group of each participant, −1 for those without a vote */
  readonly labels: Int32Array;
  /** chance that a participant's true place lies nearest to her group, 0 for −1; see `settledLabels` */
  readonly confidence: Float32Array;
  /** x, y of each group's mean on the map (stride 2) */
  readonly centres: Float64Array;
  readonly sizes: Uint32Array;
  /** see {@link chooseGroupCount} */
  readonly reproducibility: readonly number[];
  readonly evidence: number;
  readonly chance: ChanceTest;
  /** votes somebody needs for a say in how many groups there are and where */
  readonly leastVotes: number;
};

/** Seven votes as in Polis, or the greatest number that leaves at least four fifths of all votes in. */
export function findLeastVotes(counts: ArrayLike<number>): number {
  const held = new Float64Array(8);
  let votes = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!;
    votes += count;
    for (let least = 1; least <= Math.min(7, count); least++) held[least]! += count;
  }
  let least = 7;
  while (least > 1 && held[least]! < 0.8 * votes) least--;
  return least;
}

function rateConfidence(places: Places, labels: Int32Array, centres: Float64Array): Float32Array {
  const k = centres.length / 2;
  return Float32Array.from(labels, (own, i) => {
    if (own < 0) return 0;
    let least = 1;
    for (let g = 0; g < k; g++) {
      if (g === own) continue;
      const dx = centres[2 * own]! - centres[2 * g]!;
      const dy = centres[2 * own + 1]! - centres[2 * g + 1]!;
      const mx = (centres[2 * own]! + centres[2 * g]!) / 2;
      const my = (centres[2 * own + 1]! + centres[2 * g + 1]!) / 2;
      const margin = (places.points[2 * i]! - mx) * dx + (places.points[2 * i + 1]! - my) * dy;
      const variance =
        dx * dx * places.spread[3 * i]! + 2 * dx * dy * places.spread[3 * i + 1]! + dy * dy * places.spread[3 * i + 2]!;
      least = Math.min(least, variance > 0 ? normalCdf(margin / Math.sqrt(variance)) : margin >= 0 ? 1 : 0);
    }
    return least;
  });
}

/** Where the people of earlier groups are now, undefined where a group has nobody left. */
function meansOf(points: Float32Array, rows: ArrayLike<number>, { count, labels }: EarlierGroups) {
  const sums = new Float64Array(2 * count);
  const sizes = new Uint32Array(count);
  for (let r = 0; r < rows.length; r++) {
    const label = rows[r]! < labels.length ? labels[rows[r]!]! : -1;
    if (label < 0) continue;
    sums[2 * label]! += points[2 * r]!;
    sums[2 * label + 1]! += points[2 * r + 1]!;
    sizes[label]!++;
  }
  return sizes.includes(0) ? undefined : sums.map((sum, n) => sum / sizes[n >> 1]!);
}

/** Groups on a map by the rows given, greatest first, then everybody else who voted to the nearest. */
function divide(
  counts: ArrayLike<number>,
  places: Places,
  rows: ArrayLike<number>,
  count: number,
  seed: number,
  earlier: EarlierGroups | undefined,
) {
  const participants = counts.length;
  const labels = new Int32Array(participants).fill(-1);
  if (rows.length === 0) return { labels, centres: new Float64Array(2) };
  const points = new Float32Array(rows.length * 2);
  for (let r = 0; r < rows.length; r++) {
    points[2 * r] = places.points[2 * rows[r]!]!;
    points[2 * r + 1] = places.points[2 * rows[r]! + 1]!;
  }
  const starts = Math.max(1, Math.min(12, Math.round(20_000 / rows.length)));
  const from = earlier?.count === count ? meansOf(points, rows, earlier) : undefined;
  const found = groupPoints(points, Math.min(count, rows.length), { seed, starts, from });
  const k = found.centres.length / 2;
  const sizes = new Uint32Array(k);
  for (const label of found.labels) sizes[label]!++;
  const order = Array.from(sizes, (_, g) => g).sort(
    (a, b) => sizes[b]! - sizes[a]! || found.centres[2 * a]! - found.centres[2 * b]!,
  );
  const centres = Float64Array.from(order.flatMap((g) => [found.centres[2 * g]!, found.centres[2 * g + 1]!]));
  for (let i = 0; i < participants; i++) {
    if (counts[i] === 0) continue;
    labels[i] = nearestCentre(places.points[2 * i]!, places.points[2 * i + 1]!, centres);
  }
  return { labels, centres };
}

/** Participants with votes enough for a say in the groups. */
export function findVoters(counts: ArrayLike<number>, leastVotes: number): Int32Array {
  const rows: number[] = [];
  for (let i = 0; i < counts.length; i++) if (counts[i]! > 0 && counts[i]! >= leastVotes) rows.push(i);
  return Int32Array.from(rows);
}

/**
 * Groups people already placed on a map into a chosen number of groups.
 * @param counts votes of each participant
 * @param choice see {@link chooseGroupCount}
 * @param options.earlier groups to carry on
 */
export function groupPlaces(
  counts: ArrayLike<number>,
  places: Places,
  choice: GroupCount,
  options: { leastVotes?: number; seed: number; earlier?: EarlierGroups },
): MapGroups {
  const { leastVotes = findLeastVotes(counts), seed, earlier } = options;
  const rows = drawRows(findVoters(counts, leastVotes), MOST_VOTERS, seed);
  const divided = divide(counts, places, rows, choice.count, seed, earlier);
  const carried = carryGroups(divided, earlier, (labels, centres) => rateConfidence(places, labels, centres));
  const count = carried.centres.length / 2;
  const sizes = new Uint32Array(count);
  for (const label of carried.labels) if (label >= 0) sizes[label]!++;
  const verdict = count === 1 ? 'none' : choice.evidence >= STRONG_EVIDENCE ? 'clear' : 'leanings';
  return { ...choice, ...carried, count, verdict, sizes, leastVotes };
}
