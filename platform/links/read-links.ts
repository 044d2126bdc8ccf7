/** Where a matter came from and what became of it, for one reader: nothing of a matter the reader may not know of. */
import './tables.ts';
import type { Selectable } from 'kysely';
import type { Context } from '../http/context.ts';
import type { ShownMatter } from '../matters/kind-book.ts';
import type { LinkRow, Span } from './tables.ts';

export interface ShownLink {
  /** What happened, as a few words in the reader's language. */
  says: string;
  relation: string;
  kind: string;
  /** Null: it is not kept here. */
  matterId: string | null;
  /** Null with `matterId`. */
  matter: ShownMatter | null;
  at: Date;
  /** The passage of the matter asked about; null: the whole. */
  span: Span | null;
  /** The passage of the other matter. */
  otherSpan: Span | null;
}

export interface Provenance {
  /** The matter asked about. */
  matter: ShownMatter;
  /** Where it came from, oldest first. */
  from: ShownLink[];
  /** What became of it, oldest first. */
  became: ShownLink[];
}

type Row = Selectable<LinkRow>;

const select = (ctx: Context, kind: string, id: string) =>
  ctx.db
    .selectFrom('links')
    .selectAll()
    .where('assembly_id', '=', ctx.assembly.id)
    .where((where) =>
      where.or([
        where.and([where('from_id', '=', id), where('from_kind', '=', kind)]),
        where.and([where('to_id', '=', id), where('to_kind', '=', kind)]),
      ]),
    )
    .orderBy('at')
    .orderBy('id')
    .execute();

/** Every matter named, as this reader may know it: one statement a kind. */
async function shownMatters(ctx: Context, named: ReadonlyArray<{ kind: string; id: string }>) {
  const ids = new Map<string, Set<string>>();
  for (const { kind, id } of named) ids.set(kind, (ids.get(kind) ?? new Set()).add(id));
  const found = new Map<string, ShownMatter>();
  for (const [kind, some] of ids) {
    const shown = await ctx.kinds?.get(kind)?.shown(ctx, [...some]);
    for (const [id, matter] of shown ?? []) found.set(`${kind} ${id}`, matter);
  }
  return ({ kind, id }: { kind: string; id: string }) => found.get(`${kind} ${id}`);
}

/** The words of a relation are those of the module whose matter the link comes from, else of the one it leads to. */
function said(ctx: Context, row: Row, word: string): string {
  const [from, to] = [row.from_kind, row.to_kind].map((kind) => `${ctx.kinds?.get(kind)?.module ?? kind}.${word}`);
  const text = ctx.t(from!);
  return text === from ? ctx.t(to!) : text;
}

/** @returns null when the reader may not know of the matter, or there is none */
export async function provenanceOf(ctx: Context, kind: string, id: string): Promise<Provenance | null> {
  const rows = ctx.kinds?.has(kind) ? await select(ctx, kind, id) : [];
  const comes = (row: Row) => row.from_kind === kind && row.from_id === id;
  const otherOf = (row: Row) =>
    comes(row)
      ? { kind: row.to_kind, id: row.to_id, span: row.to_span, own: row.from_span }
      : { kind: row.from_kind, id: row.from_id, span: row.from_span, own: row.to_span };
  const named = rows
    .map(otherOf)
    .flatMap(({ kind: other, id: otherId }) => (otherId ? [{ kind: other, id: otherId }] : []));
  const shownOf = await shownMatters(ctx, [{ kind, id }, ...named]);
  const matter = shownOf({ kind, id });
  if (!matter) return null;
  const shown = (row: Row, direction: 'from' | 'became'): ShownLink[] => {
    const other = otherOf(row);
    const known = other.id === null ? null : shownOf({ kind: other.kind, id: other.id });
    if (known === undefined) return [];
    const word = known === null ? `${row.relation}_${other.kind}` : row.relation;
    return [
      {
        says: said(ctx, row, `link.${direction}.${word}`),
        relation: row.relation,
        kind: other.kind,
        matterId: other.id,
        matter: known,
        at: row.at,
        span: other.own,
        otherSpan: other.span,
      },
    ];
  };
  return {
    matter,
    from: rows.filter((row) => !comes(row)).flatMap((row) => shown(row, 'from')),
    became: rows.filter(comes).flatMap((row) => shown(row, 'became')),
  };
}

/** What became of a matter; empty when the reader may not know of it. */
export const whatBecameOf = async (ctx: Context, kind: string, id: string): Promise<ShownLink[]> =>
  (await provenanceOf(ctx, kind, id))?.became ?? [];

/** Where a matter came from; empty when the reader may not know of it. */
export const whereFrom = async (ctx: Context, kind: string, id: string): Promise<ShownLink[]> =>
  (await provenanceOf(ctx, kind, id))?.from ?? [];
