import type { Places, VoteModel } from './vote-model.ts';

/**
 * The linear change from a model's coordinates to the map: z = T·x, T row by row [a, b, c, d]. Distances on the map
 * are root-mean-square differences between the votes the model expects of two people, so the axis that moves more
 * votes is the longer one; the axes are turned to the directions of greatest spread.
 */
export type MapFrame = readonly [number, number, number, number];

/** Eigenvectors of [[a, b], [b, c]] as a rotation: the first column belongs to the greater eigenvalue. */
function turn(a: number, b: number, c: number): { cos: number; sin: number; values: [number, number] } {
  const angle = Math.atan2(2 * b, a - c) / 2;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const first = a * cos * cos + 2 * b * cos * sin + c * sin * sin;
  return { cos, sin, values: [first, a + c - first] };
}

/**
 * Finds the frame of a map.
 * @param weights what each statement counts (votes seen, 0 for a muted one)
 * @param axes exact principal axes; they say which end of each map axis is which
 */
export function findFrame(
  model: VoteModel,
  places: Places,
  weights: ArrayLike<number>,
  axes: readonly ArrayLike<number>[],
): MapFrame {
  let [g11, g12, g22, total] = [0, 0, 0, 0];
  for (let j = 0; j < model.statements; j++) {
    const w1 = model.loadings[3 * j]!;
    const w2 = model.loadings[3 * j + 1]!;
    g11 += weights[j]! * w1 * w1;
    g12 += weights[j]! * w1 * w2;
    g22 += weights[j]! * w2 * w2;
    total += weights[j]!;
  }
  if (total === 0) return [1, 0, 0, 1];
  const metric = turn(g11 / total, g12 / total, g22 / total);
  const root1 = Math.sqrt(Math.max(metric.values[0], 0));
  const root2 = Math.sqrt(Math.max(metric.values[1], 0));
  const h = [root1 * metric.cos, root1 * metric.sin, -root2 * metric.sin, root2 * metric.cos] as const;
  let [s11, s12, s22, m1, m2] = [0, 0, 0, 0, 0];
  const count = places.points.length / 2;
  for (let i = 0; i < count; i++) {
    const z1 = h[0] * places.points[2 * i]! + h[1] * places.points[2 * i + 1]!;
    const z2 = h[2] * places.points[2 * i]! + h[3] * places.points[2 * i + 1]!;
    s11 += z1 * z1;
    s12 += z1 * z2;
    s22 += z2 * z2;
    m1 += z1;
    m2 += z2;
  }
  const { cos, sin } = turn(s11 - (m1 * m1) / count, s12 - (m1 * m2) / count, s22 - (m2 * m2) / count);
  const rows = [
    [cos * h[0] + sin * h[2], cos * h[1] + sin * h[3]],
    [-sin * h[0] + cos * h[2], -sin * h[1] + cos * h[3]],
  ];
  const signs = rows.map(([a, b], k) => {
    let alike = 0;
    const axis = axes[k]!;
    // x grows where w·(row direction) agrees with the exact axis
    for (let j = 0; j < model.statements; j++) {
      alike += axis[j]! * weights[j]! * (a! * model.loadings[3 * j]! + b! * model.loadings[3 * j + 1]!);
    }
    return alike < 0 ? -1 : 1;
  });
  return [signs[0]! * rows[0]![0]!, signs[0]! * rows[0]![1]!, signs[1]! * rows[1]![0]!, signs[1]! * rows[1]![1]!];
}

/** Moves places and their uncertainty into a frame. */
export function applyFrame(frame: MapFrame, places: Places): Places {
  const [a, b, c, d] = frame;
  const count = places.points.length / 2;
  const points = new Float32Array(count * 2);
  const spread = new Float32Array(count * 3);
  for (let i = 0; i < count; i++) {
    const x = places.points[2 * i]!;
    const y = places.points[2 * i + 1]!;
    const xx = places.spread[3 * i]!;
    const xy = places.spread[3 * i + 1]!;
    const yy = places.spread[3 * i + 2]!;
    points[2 * i] = a * x + b * y;
    points[2 * i + 1] = c * x + d * y;
    spread[3 * i] = a * a * xx + 2 * a * b * xy + b * b * yy;
    spread[3 * i + 1] = a * c * xx + (a * d + b * c) * xy + b * d * yy;
    spread[3 * i + 2] = c * c * xx + 2 * c * d * xy + d * d * yy;
  }
  return { points, spread };
}
