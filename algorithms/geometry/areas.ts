/** Areas of a map and what lies within them. Pure. */
import { type GeoPermissibleObjects, geoArea, geoBounds, geoContains } from 'd3-geo';

type Rings = number[][][];
type Geometry = { type: 'Polygon'; coordinates: Rings } | { type: 'MultiPolygon'; coordinates: Rings[] };

export interface Area {
  properties: { code: string; name: string; nameEn?: string | undefined; level: string; parent: string | null };
  geometry: Geometry;
}

const turned = (rings: Rings): Rings => rings.map((ring) => [...ring].reverse());

const known = new WeakMap<Geometry, GeoPermissibleObjects>();

/** The library takes what lies to the left of a border for outside; files have it either way. */
export function wound(geometry: Geometry): GeoPermissibleObjects {
  const before = known.get(geometry);
  if (before) return before;
  const given = geometry as GeoPermissibleObjects;
  const coordinates =
    geometry.type === 'Polygon' ? turned(geometry.coordinates) : geometry.coordinates.map((rings) => turned(rings));
  const found = geoArea(given) < 2 * Math.PI ? given : ({ ...geometry, coordinates } as GeoPermissibleObjects);
  known.set(geometry, found);
  return found;
}

export const holds = (area: Area, longitude: number, latitude: number): boolean =>
  geoContains(wound(area.geometry) as never, [longitude, latitude]);

/** West, south, east, north of an area. */
export function boundsOf(area: Area): [number, number, number, number] {
  const [[west, south], [east, north]] = geoBounds(wound(area.geometry) as never);
  return [west, south, east, north];
}
