/** Matters that may be followed: those of kinds that say so, as the public finds them. Everything else does not exist here. */
import { sql } from 'kysely';
import { type Context, citizen } from '../../../platform/http/context.ts';
import { notFound } from '../../../platform/http/problem.ts';
import type { ShownMatter } from '../../../platform/matters/kind-book.ts';

export interface MatterName {
  kind: string;
  matterId: string;
}

export type PublicMatter = MatterName & { title: string; path: string };

/** As the public finds them, whoever asks. @param kinds that may be followed */
export async function publicOnes(
  ctx: Context,
  kinds: ReadonlySet<string>,
  kind: string,
  ids: readonly string[],
): Promise<Map<string, PublicMatter>> {
  if (ids.length === 0 || !kinds.has(kind)) return new Map();
  const shown = await ctx.kinds?.get(kind)?.shown({ ...ctx, actor: citizen }, ids);
  const open = [...(shown ?? new Map<string, ShownMatter>())];
  return new Map(
    open.flatMap(([matterId, { title, path }]) =>
      path === null ? [] : [[matterId, { kind, matterId, title, path }] as const],
    ),
  );
}

/** @throws Problem 404 for what the public does not know of */
export async function publicMatter(
  ctx: Context,
  kinds: ReadonlySet<string>,
  { kind, matterId }: MatterName,
): Promise<PublicMatter> {
  const found = (await publicOnes(ctx, kinds, kind, [matterId])).get(matterId);
  if (!found) throw notFound();
  return found;
}

/** The newest line of a matter's history. */
export async function newestLine({ db }: Pick<Context, 'db'>, { kind, matterId }: MatterName): Promise<number> {
  const { rows } = await sql<{ seq: string }>`select coalesce(max(seq), 0) as seq from history
    where matter_id = ${matterId} and kind = ${kind}`.execute(db);
  return Number(rows[0]!.seq);
}
