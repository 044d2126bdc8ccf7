import fc from 'fast-check';
import { expect, test } from 'vitest';
import { averageLinkage } from './linkage.ts';
import { strongPairs } from './neighbours.ts';
import type { Vectors } from './vectors.ts';

type Row = [number, number][];

function vectorsFrom(rows: readonly Row[], features: number): Vectors {
  const start = new Float64Array(rows.length + 1);
  const feature: number[] = [];
  const value: number[] = [];
  rows.forEach((row, i) => {
    const merged = new Map(row);
    const length = Math.hypot(...merged.values()) || 1;
    for (const [f, v] of [...merged].sort((a, b) => a[0] - b[0])) {
      feature.push(f);
      value.push(v / length);
    }
    start[i + 1] = feature.length;
  });
  return { start, feature: Int32Array.from(feature), value: Float32Array.from(value), features };
}

function cosines({ start, feature, value }: Vectors): number[][] {
  const n = start.length - 1;
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => {
      let dot = 0;
      for (let a = start[i]!; a < start[i + 1]!; a++) {
        for (let b = start[j]!; b < start[j + 1]!; b++) if (feature[a] === feature[b]) dot += value[a]! * value[b]!;
      }
      return dot;
    }),
  );
}

/** Average linkage from its definition: join the two groups with the greatest mean cosine while it reaches t. */
function byDefinition(matrix: number[][], t: number): number[][] {
  const groups = matrix.map((_, i) => [i]);
  for (;;) {
    let best = { mean: -1, a: -1, b: -1 };
    for (let a = 0; a < groups.length; a++) {
      for (let b = a + 1; b < groups.length; b++) {
        let sum = 0;
        for (const i of groups[a]!) for (const j of groups[b]!) sum += matrix[i]![j]!;
        const mean = sum / (groups[a]!.length * groups[b]!.length);
        if (mean > best.mean) best = { mean, a, b };
      }
    }
    if (best.mean < t) return groups;
    groups[best.a]!.push(...groups[best.b]!);
    groups.splice(best.b, 1);
  }
}

const rowsOf = fc.array(
  fc.array(fc.tuple(fc.nat(9), fc.double({ min: 0.01, max: 3, noNaN: true })), { maxLength: 6 }),
  {
    maxLength: 14,
  },
);

test('strong pairs are exactly the pairs at or above the threshold', () => {
  fc.assert(
    fc.property(rowsOf, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (rows, t) => {
      const vectors = vectorsFrom(rows, 10);
      const matrix = cosines(vectors);
      const { first, second, cosine } = strongPairs(vectors, t, 100);
      const found = new Map(Array.from(first, (i, e) => [`${i} ${second[e]}`, cosine[e]!]));
      for (let i = 0; i < rows.length; i++) {
        for (let j = 0; j < i; j++) {
          const expected = matrix[i]![j]!;
          if (Math.abs(expected - t) < 1e-6) continue;
          expect(found.has(`${i} ${j}`)).toBe(expected >= t);
          if (expected >= t) expect(found.get(`${i} ${j}`)).toBeCloseTo(expected, 6);
        }
      }
    }),
  );
});

test('only the strongest partners of each row stay', () => {
  const vectors = vectorsFrom(
    Array.from({ length: 30 }, (_, i) => [
      [0, 1],
      [1, i / 10],
    ]),
    2,
  );
  const { first, second } = strongPairs(vectors, 0.1, 3);
  const degree = new Int32Array(30);
  for (const row of [...first, ...second]) degree[row]!++;
  expect(first.length).toBeLessThanOrEqual(90);
  expect(Math.min(...degree)).toBeGreaterThanOrEqual(3);
});

test('the sparse linkage gives the groups of the definition', () => {
  fc.assert(
    fc.property(rowsOf, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (rows, t) => {
      const vectors = vectorsFrom(rows, 10);
      const labels = averageLinkage(vectors, strongPairs(vectors, t, 100), t);
      const got = new Map<number, number[]>();
      for (const [i, label] of labels.entries()) got.set(label, [...(got.get(label) ?? []), i]);
      const canonical = (groups: number[][]) => groups.map((g) => [...g].sort((a, b) => a - b).join()).sort();
      const matrix = cosines(vectors);
      const pairs = matrix.flatMap((row, i) => row.slice(0, i).map((cosine) => cosine.toFixed(5)));
      if (new Set(pairs.filter((cosine) => cosine !== '0.00000')).size < pairs.filter((c) => c !== '0.00000').length)
        return;
      expect(canonical([...got.values()])).toEqual(canonical(byDefinition(matrix, t)));
    }),
    { numRuns: 300 },
  );
});
