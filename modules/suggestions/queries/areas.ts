/** Suggestions by the areas of the assembly's own map. */
import { sql } from 'kysely';
import { boundsOf, holds } from '../../../algorithms/geometry/areas.ts';
import type { Context } from '../../../platform/http/context.ts';
import { mapOf } from '../../assemblies/index.ts';
import { overseeing } from '../policy.ts';
import { visible } from './visible.ts';

type Condition = ReturnType<typeof sql<boolean>>;

/** Where one is, as the reader may know it: offices that oversee all as it was given, others as everybody reads it. */
export function pointFor({ actor }: Pick<Context, 'actor'>) {
  const whole = actor.grants.some(({ role }) => (overseeing as readonly string[]).includes(role));
  return whole
    ? { longitude: sql<number>`s.longitude`, latitude: sql<number>`s.latitude` }
    : { longitude: sql<number>`s.public_longitude`, latitude: sql<number>`s.public_latitude` };
}

/** Places looked through for those within one area. */
const MOST = 20_000;

interface Placed {
  id: string;
  longitude: number;
  latitude: number;
}

/** Those whose place lies in the area; none where the map has no such area. */
export async function inArea(ctx: Context, code: string): Promise<Condition> {
  const map = await mapOf(ctx.db, ctx.assembly);
  const area = map?.areas.find(({ properties }) => properties.code === code);
  if (!area) return sql<boolean>`false`;
  const [west, south, east, north] = boundsOf(area as never);
  const at = pointFor(ctx);
  const { rows } =
    await sql<Placed>`select s.id, ${at.longitude} as longitude, ${at.latitude} as latitude from suggestions s
    where s.assembly_id = ${ctx.assembly.id} and ${visible(ctx)} and ${at.longitude} between ${west} and ${east}
      and ${at.latitude} between ${south} and ${north} limit ${MOST}`.execute(ctx.db);
  const ids = rows.flatMap(({ id, longitude, latitude }) => (holds(area as never, longitude, latitude) ? [id] : []));
  return sql<boolean>`s.id = any(${`{${ids.join(',')}}`}::uuid[])`;
}
