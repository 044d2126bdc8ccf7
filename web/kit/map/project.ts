/** Areas and points of a map on a sheet of paper. Pure; drawn by `area-map.tsx`. */
import { geoMercator, geoPath } from 'd3-geo';
import { type Area, wound } from '../../../algorithms/geometry/areas.ts';

export interface Sheet {
  width: number;
  height: number;
  path(area: Area): string;
  /** Where its name is written. */
  middle(area: Area): [number, number];
  at(longitude: number, latitude: number): [number, number];
  /** Mercator's measures, for a script that draws a point: x = k·λ + x0, y = y0 − k·ln tan(π/4 + φ/2), in radians. */
  measures: { k: number; x: number; y: number };
}

/** A sheet of a width on which the areas just find room. */
export function sheetOf(areas: readonly Area[], width: number, most = 1.25, margin = 8): Sheet {
  const all = { type: 'GeometryCollection', geometries: areas.map(({ geometry }) => wound(geometry)) } as never;
  const projection = geoMercator();
  const tall = width * most;
  projection.fitExtent(
    [
      [margin, margin],
      [width - margin, tall - margin],
    ],
    all,
  );
  const path = geoPath(projection).digits(1);
  const [[, top], [, bottom]] = path.bounds(all);
  const [x, y] = projection.translate();
  projection.translate([x, y - top + margin]);
  const [tx, ty] = projection.translate();
  return {
    width,
    height: Math.ceil(bottom - top + 2 * margin),
    path: (area) => path(wound(area.geometry)) ?? '',
    middle: (area) => path.centroid(wound(area.geometry)).map(Math.round) as [number, number],
    at: (longitude, latitude) =>
      projection([longitude, latitude])!.map((part) => Math.round(part * 10) / 10) as [number, number],
    measures: { k: projection.scale(), x: tx, y: ty },
  };
}

export interface Cluster<P> {
  x: number;
  y: number;
  points: P[];
}

/** Points so near to each other that signs would overlap stand under one; each joins the first it touches. */
export function clustersOf<P extends { x: number; y: number }>(points: readonly P[], near = 26): Cluster<P>[] {
  const found: Cluster<P>[] = [];
  for (const point of points) {
    const cluster = found.find(({ x, y }) => Math.hypot(x - point.x, y - point.y) < near);
    if (!cluster) {
      found.push({ x: point.x, y: point.y, points: [point] });
      continue;
    }
    const count = cluster.points.push(point);
    cluster.x += (point.x - cluster.x) / count;
    cluster.y += (point.y - cluster.y) / count;
  }
  return found;
}
