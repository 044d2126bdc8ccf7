/** How many shown in public come from each area right below the assembly's own. */
import { sql } from 'kysely';
import { boundsOf, holds } from '../../../algorithms/geometry/areas.ts';
import type { Counted } from '../../../platform/figures/counting.ts';
import type { Context } from '../../../platform/http/context.ts';
import { mapOf } from '../../assemblies/index.ts';

/** Different places looked at, those most is sent from first; places are rounded, so that many share one. */
const MOST = 2000;

interface Place {
  longitude: number;
  latitude: number;
  count: number;
}

/**
 * By the place as everybody may know it, so that no count tells more than the map.
 * @returns in the order of the map, areas without one left out; nothing where the assembly has no map or no areas below it
 */
export async function countsByArea(ctx: Context, { where }: Pick<Counted, 'where'>) {
  const map = await mapOf(ctx.db, ctx.assembly);
  const below = map?.areas.filter(({ properties }) => (properties.parent ?? null) === map.own) ?? [];
  if (below.length < 2) return [];
  const { rows } = await sql<Place>`select p.public_longitude as longitude, p.public_latitude as latitude,
      count(*)::int as count from suggestions p where ${where} and p.publicity_decision = 'public' and p.public_longitude is not null
    group by 1, 2 order by 3 desc, 1, 2 limit ${MOST}`.execute(ctx.db);
  const areas = below.map((area) => ({
    area: area as never,
    bounds: boundsOf(area as never),
    properties: area.properties,
  }));
  const counts = new Map<string, number>();
  for (const { longitude, latitude, count } of rows) {
    const found = areas.find(
      ({ area, bounds: [west, south, east, north] }) =>
        longitude >= west &&
        longitude <= east &&
        latitude >= south &&
        latitude <= north &&
        holds(area, longitude, latitude),
    );
    if (found) counts.set(found.properties.code, (counts.get(found.properties.code) ?? 0) + Number(count));
  }
  return areas.flatMap(({ properties: { code, name, nameEn } }) => {
    const count = counts.get(code);
    return count ? [{ code, label: (ctx.locale === 'en' && nameEn) || name, count }] : [];
  });
}
