import type { Tallies } from './tallies.ts';
import type { VoteTable } from './vote-table.ts';

/** Priority of every meta statement in Polis's routing: 7². */
export const META_PRIORITY = 49;

/**
 * Where Polis draws a participant: √(C/n)·Σ over voted statements of (v − μ)·pc, two coordinates each. Kept for
 * comparison and import: short voters are blown up by √(C/n); {@link placeParticipants} is the fairer place.
 * @param center mean vote of each statement
 * @param axes two vectors with one entry a statement
 * @param moderated statements moderated out: Polis sets their column to zero, which counts as a vote of everybody
 * @returns 2·participants numbers: x, y of each; (0, 0) without votes
 */
export function projectAsPolis(
  table: VoteTable,
  center: ArrayLike<number>,
  axes: readonly ArrayLike<number>[],
  moderated?: ReadonlySet<number>,
): Float64Array {
  const points = new Float64Array(table.participants * 2);
  for (let i = 0; i < table.participants; i++) {
    const from = table.rowStart[i]!;
    const to = table.rowStart[i + 1]!;
    if (to === from) continue;
    let x = 0;
    let y = 0;
    let counted = moderated?.size ?? 0;
    for (let n = from; n < to; n++) {
      const statement = table.cells[n]! >>> 2;
      if (moderated?.has(statement)) continue;
      counted++;
      const deviation = (table.cells[n]! & 3) - 1 - center[statement]!;
      x += deviation * axes[0]![statement]!;
      y += deviation * axes[1]![statement]!;
    }
    const scale = counted ? Math.sqrt(table.statements / counted) : 0;
    points[2 * i] = scale * x;
    points[2 * i + 1] = scale * y;
  }
  return points;
}

/**
 * Where Polis draws statements: the place of somebody who agreed to that one alone, √C·(1 − μ)·pc, and its distance
 * from the origin (extremity, the pull of the statement on the map).
 * @returns projection: 2·C numbers; extremity: C numbers
 */
export function projectStatements(
  center: ArrayLike<number>,
  axes: readonly ArrayLike<number>[],
): { projection: Float64Array; extremity: Float64Array } {
  const count = center.length;
  const projection = new Float64Array(count * 2);
  const extremity = new Float64Array(count);
  for (let j = 0; j < count; j++) {
    const factor = Math.sqrt(count) * (1 - center[j]!);
    projection[2 * j] = factor * axes[0]![j]!;
    projection[2 * j + 1] = factor * axes[1]![j]!;
    extremity[j] = Math.hypot(projection[2 * j]!, projection[2 * j + 1]!);
  }
  return { projection, extremity };
}

/**
 * Polis's priority of statements for being asked next:
 * [ (1 − (P + 1)/(S + 2))·(E + 1)·(A + 1)/(S + 2)·(1 + 8·2^(−S/5)) ]², with P passes and E the extremity.
 * @param meta statements about the participant, of constant priority 49
 */
export function priorityAsPolis(
  tallies: Tallies,
  extremity: ArrayLike<number>,
  meta?: ReadonlySet<number>,
): Float64Array {
  return Float64Array.from(tallies.seen, (seen, j) => {
    if (meta?.has(j)) return META_PRIORITY;
    const agrees = tallies.agrees[j]!;
    const passes = seen - agrees - tallies.disagrees[j]!;
    const novelty = 1 + 8 * 2 ** (-seen / 5);
    const importance = (1 - (passes + 1) / (seen + 2)) * (extremity[j]! + 1) * ((agrees + 1) / (seen + 2));
    return (importance * novelty) ** 2;
  });
}
