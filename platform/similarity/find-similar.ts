/**
 * Matters of all kinds like a text, with what was answered, for one reader. The index says where to look; what is compared,
 * counted, scored and shown is only what the database lets this reader read, so that an answer is the same whether or not there
 * are matters beyond.
 */
import { sql } from 'kysely';
import type { Context } from '../http/context.ts';
import type { Reader } from '../search/kinds.ts';
import { shareOf } from '../workers/pool.ts';
import type { LikeAnswer, LikeAsked, LikeMatter } from './contract.ts';
import type { LikenedKind, LikenedText } from './kinds.ts';
import { type LikenessIndex, matterOf } from './likeness-index.ts';
import { likest } from './likeness-work.ts';

/** Looked at, one after the other until the reader may read enough of them. */
const LOOKED_AT = [48, 480];
const ENOUGH = 24;
/** Compared in full, the least score worth a reader's time, and shown at most. */
const COMPARED = 40;
const LEAST = 0.2;
const SHOWN = 8;

interface Place {
  kind: string;
  id: string;
}

/** Those of the places the reader may know of, in one statement for all kinds. */
async function readable(
  ctx: Context,
  kinds: readonly LikenedKind[],
  places: readonly Place[],
  reader: Reader,
): Promise<Set<string>> {
  const parts = kinds.flatMap((kind) => {
    const ids = places.filter((place) => place.kind === kind.kind).map(({ id }) => id);
    if (ids.length === 0) return [];
    const id = sql.ref(`${kind.alias}.id`);
    return sql`select ${id}::text as id from ${sql.table(kind.table)} as ${sql.ref(kind.alias)}
      where ${id} = any(${`{${ids.join(',')}}`}::uuid[]) and ${sql.ref(`${kind.alias}.assembly_id`)} = ${ctx.assembly.id}
        and ${kind.visible(ctx, reader)}`;
  });
  if (parts.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`${sql.join(parts, sql` union all `)}`.execute(ctx.db);
  return new Set(rows.map((row) => row.id));
}

async function placesFor(
  ctx: Context,
  index: LikenessIndex,
  kinds: readonly LikenedKind[],
  asked: LikeAsked,
  reader: Reader,
): Promise<Place[]> {
  let open: Place[] = [];
  for (const limit of LOOKED_AT) {
    const { keys, more } = await index.near(ctx.assembly.id, { title: asked.title, text: asked.text }, limit);
    const places = keys.map(matterOf).filter(({ id }) => id !== asked.exceptId);
    const known = await readable(ctx, kinds, places, reader);
    open = places.filter(({ id }) => known.has(id));
    if (open.length >= ENOUGH || !more) break;
  }
  return open.slice(0, COMPARED);
}

/** For each kind its part of the places, one statement a kind. */
async function gather<T>(
  kinds: readonly LikenedKind[],
  places: readonly Place[],
  read: (kind: LikenedKind, ids: string[]) => Promise<ReadonlyMap<string, T>>,
): Promise<Map<string, T>> {
  const found = new Map<string, T>();
  for (const kind of kinds) {
    const ids = places.filter((place) => place.kind === kind.kind).map(({ id }) => id);
    if (ids.length > 0) for (const [id, item] of await read(kind, ids)) found.set(id, item);
  }
  return found;
}

/** @param all kinds of the installation */
export async function findSimilar(
  ctx: Context,
  all: readonly LikenedKind[],
  asked: LikeAsked,
  reader: Reader,
): Promise<LikeAnswer> {
  const index = ctx.likeness;
  if (!index || index.progress < 1) return { progress: index?.progress ?? 0, items: [] };
  const kinds = all.filter(({ kind }) => asked.kind === undefined || asked.kind === kind);
  const places = await placesFor(ctx, index, kinds, asked, reader);
  const texts = await gather<LikenedText>(kinds, places, (kind, ids) => kind.read(ctx, ids, reader));
  const compared = places.filter(({ id }) => texts.has(id));
  if (compared.length === 0) return { progress: 1, items: [] };
  const likenesses = await likest(
    {
      text: { title: asked.title, text: asked.text },
      candidates: compared.map(({ id }) => texts.get(id)!),
      least: LEAST,
      most: SHOWN,
    },
    shareOf(ctx.actor),
  );
  const likePlaces = likenesses.map(({ index: at }) => compared[at]!);
  const shown = await gather(kinds, likePlaces, (kind, ids) => kind.show(ctx, ids, reader));
  const labels = new Map(kinds.map(({ kind, label }) => [kind, ctx.t(label)]));
  const items = likenesses.flatMap(({ score, excerpt, passages }, at): LikeMatter[] => {
    const { kind, id } = likePlaces[at]!;
    const line = shown.get(id);
    if (!line) return [];
    const { title } = texts.get(id)!;
    const rounded = Math.round(score * 100) / 100;
    return [{ kind, kindLabel: labels.get(kind)!, matterId: id, title, ...line, score: rounded, excerpt, passages }];
  });
  return { progress: 1, items };
}
