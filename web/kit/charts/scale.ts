/** Reckoning behind the charts; pure. */

/** Below so many a picture shows that there are few: bars are drawn against this many, and shares are left unsaid. */
export const FEW = 10;

/** Round values from 0 (or a round one below a negative least) to at least `most`, steps of 1, 2, 2.5 or 5 times a power of ten. */
export function niceTicks(most: number, count = 4, least = 0): number[] {
  const span = Math.max(most - least, 0) || 1;
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const first = Math.floor(least / step);
  const last = Math.ceil(Math.max(most, least + span) / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** Quantile of sorted values by linear interpolation (Hyndman and Fan 1996, type 7). @param q 0 to 1 @returns NaN of nothing */
export function quantile(sorted: readonly number[], q: number): number {
  const place = (sorted.length - 1) * q;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

/** Shares in per cent with `digits` decimals that add up to exactly 100 (largest remainder, Hare–Niemeyer). All 0 when there is nothing. */
export function shares(values: readonly number[], digits = 0): number[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (total <= 0) return values.map(() => 0);
  const units = 100 * 10 ** digits;
  const exact = values.map((value) => (value / total) * units);
  const floors = exact.map(Math.floor);
  const rest = units - floors.reduce((sum, value) => sum + value, 0);
  const order = exact
    .map((value, index) => ({ index, part: value - floors[index]! }))
    .sort((a, b) => b.part - a.part || a.index - b.index);
  for (const { index } of order.slice(0, rest)) floors[index]! += 1;
  return floors.map((value) => value / 10 ** digits);
}

export interface FlowSlot {
  /** Where the band begins on the side of the whole; share of its height, 0 to 1. */
  from: number;
  /** Where it ends on the other side, in em from the top. */
  top: number;
  /** Height of the band on both sides, in em. */
  height: number;
  /** Height kept free for its words, in em. */
  slot: number;
}

/**
 * Lays the parts of a whole under each other, each with at least `words` em for its label.
 * @param values parts; their sum is the whole @param height em of the whole @param words least em a part takes @param gap em between parts
 */
export function flowLayout(values: readonly number[], height: number, words: number, gap: number): FlowSlot[] {
  const total = values.reduce((sum, value) => sum + value, 0) || 1;
  let from = 0;
  let top = 0;
  return values.map((value) => {
    const share = value / total;
    const slot: FlowSlot = { from, top, height: share * height, slot: Math.max(share * height, words) };
    from += share;
    top += slot.slot + gap;
    return slot;
  });
}

/** A figure as the reader's language writes it: 5,890. */
export function figure(value: number, locale: string, digits = 0): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
}

/** Per cent of a share already in hundreds: `72.8%`. */
export function percent(value: number, locale: string, digits = 1): string {
  return `${figure(value, locale, digits)}%`;
}
