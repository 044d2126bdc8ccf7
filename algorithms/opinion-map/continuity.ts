/** What a later map needs to know of an earlier one's groups. */
export type EarlierGroups = {
  readonly count: number;
  /** group of each earlier participant; newer participants may be missing at the end */
  readonly labels: ArrayLike<number>;
};

/** Somebody less likely in her group than this stands between groups. */
export const SETTLED_CONFIDENCE = 0.6;

/** Labels of those who can be put into a group with some confidence; −1 for all others, who stand between groups. */
export function settledLabels(
  groups: { readonly labels: ArrayLike<number>; readonly confidence: ArrayLike<number> },
  least = SETTLED_CONFIDENCE,
): Int32Array {
  return Int32Array.from(groups.labels, (label, i) => (groups.confidence[i]! >= least ? label : -1));
}

/** Somebody leaves her earlier group only where the new one is at least so likely. */
const LEAVING_CONFIDENCE = 0.6;

type Divided = { labels: Int32Array; centres: Float64Array };

/** The assignment of new groups to earlier numbers that keeps most people's number (exhaustive, at most 8 groups). */
function matchGroups(overlap: number[][], olds: number): number[] {
  let best: number[] = [];
  let most = -1;
  const visit = (taken: number[], used: Set<number>, kept: number) => {
    const g = taken.length;
    if (g === overlap.length) {
      if (kept > most) {
        most = kept;
        best = [...taken];
      }
      return;
    }
    for (let old = 0; old < olds; old++) {
      if (!used.has(old)) visit([...taken, old], new Set([...used, old]), kept + overlap[g]![old]!);
    }
    if (olds < overlap.length) visit([...taken, -1], used, kept);
  };
  visit([], new Set(), 0);
  return best;
}

/**
 * Carries groups on from an earlier map: each keeps the number under which most of its people were known, groups that
 * are new take the numbers left over, and somebody near the border stays where she was unless her new group is at
 * least 60 % likely.
 * @param confidence rates everybody's group, see {@link MapGroups}
 */
export function carryGroups(
  divided: Divided,
  earlier: EarlierGroups | undefined,
  confidence: (labels: Int32Array, centres: Float64Array) => Float32Array,
): Divided & { confidence: Float32Array } {
  const k = divided.centres.length / 2;
  if (!earlier || earlier.count < 2 || k < 2 || k > 8 || earlier.count > 8) {
    return { ...divided, confidence: confidence(divided.labels, divided.centres) };
  }
  const olds = Math.max(k, earlier.count);
  const overlap = Array.from({ length: k }, () => new Array<number>(olds).fill(0));
  for (let i = 0; i < Math.min(earlier.labels.length, divided.labels.length); i++) {
    const old = earlier.labels[i]!;
    const now = divided.labels[i]!;
    if (old >= 0 && now >= 0) overlap[now]![old]!++;
  }
  const wanted = matchGroups(overlap, olds);
  // numbers stay below k: a group whose earlier number is no longer there takes a free one
  const number = wanted.map((old) => (old < k ? old : -1));
  const free = Array.from({ length: k }, (_, g) => g).filter((g) => !number.includes(g));
  for (let g = 0; g < k; g++) if (number[g] === -1) number[g] = free.shift()!;
  const labels = divided.labels.map((g) => (g < 0 ? g : number[g]!));
  const centres = new Float64Array(2 * k);
  number.forEach((to, g) => {
    centres[2 * to] = divided.centres[2 * g]!;
    centres[2 * to + 1] = divided.centres[2 * g + 1]!;
  });
  const sure = confidence(labels, centres);
  let stays = false;
  if (k === earlier.count) {
    for (let i = 0; i < Math.min(earlier.labels.length, labels.length); i++) {
      const old = earlier.labels[i]!;
      if (old >= 0 && labels[i]! >= 0 && labels[i] !== old && sure[i]! < LEAVING_CONFIDENCE) {
        labels[i] = old;
        stays = true;
      }
    }
  }
  return { labels, centres, confidence: stays ? confidence(labels, centres) : sure };
}
