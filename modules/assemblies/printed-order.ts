/** The printed order of units and bodies: one takes its place, the others move along. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/schema.ts';
import { forget } from './cache.ts';

/**
 * Pure. @param ids of its list as it stands, with or without the one that moves
 * @param place from 1; past the end: last
 */
export function placed(ids: readonly string[], id: string, place: number): string[] {
  const others = ids.filter((other) => other !== id);
  return [...others.slice(0, place - 1), id, ...others.slice(place - 1)];
}

/** Numbers a list in the order given, ten by ten. */
export async function renumber(db: Db, list: 'units' | 'bodies', ids: readonly string[]): Promise<void> {
  await sql`update ${sql.table(list)} set sort_weight = given.place * 10
    from unnest(${[...ids]}::uuid[]) with ordinality as given (id, place)
    where ${sql.table(list)}.id = given.id and ${sql.table(list)}.sort_weight <> given.place * 10`.execute(db);
  for (const id of ids) forget(db, `${list === 'units' ? 'unit' : 'body'}/${id}`);
}

/** One change of an assembly's lists after the other: two at once would both read the order before. */
export const holdLists = (db: Db, assemblyId: string): Promise<unknown> =>
  sql`select id from assemblies where id = ${assemblyId} for no key update`.execute(db);
