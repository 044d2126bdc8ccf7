/** Ties two matters together, in the transaction of the step that does so. */
import './tables.ts';
import { type Insertable, type QueryCreator, type RawBuilder, sql } from 'kysely';
import { newId } from '../db/ids.ts';
import type { DatabaseSchema } from '../db/schema.ts';
import type { Context } from '../http/context.ts';
import type { LinkRow, Span } from './tables.ts';

export interface LinkEnd {
  kind: string;
  id: string;
  /** Absent: the whole matter. */
  span?: Span;
}

export interface Link {
  from: LinkEnd;
  relation: string;
  /** Without an id: it goes on where this installation keeps no matters of that kind. */
  to: Omit<LinkEnd, 'id'> & { id: string | null };
}

type Writer = Pick<Context, 'db' | 'actor' | 'assembly' | 'clock'>;

const spanOf = (end: { span?: Span }): string | null => (end.span ? JSON.stringify(end.span) : null);

/** The row of a link, for commands that write it in a statement of their own. */
export const linkRow = (ctx: Writer, { from, relation, to }: Link): Insertable<LinkRow> => ({
  id: newId(),
  assembly_id: ctx.assembly.id,
  from_kind: from.kind,
  from_id: from.id,
  from_span: spanOf(from),
  relation,
  to_kind: to.kind,
  to_id: to.id,
  to_span: spanOf(to),
  at: ctx.clock.now(),
  by: ctx.actor.accountId,
});

/** Writes links; both ends are of the assembly of the context. The kind they come from has a row in `matter_kinds`. */
export async function link(ctx: Writer, ...links: readonly Link[]): Promise<void> {
  if (links.length === 0) return;
  await ctx.db
    .insertInto('links')
    .values(links.map((item) => linkRow(ctx, item)))
    .execute();
}

/** For commands that write or take back a link in a statement of their own, as a part of it (`with`). */
export const linking = (ctx: Writer, item: Link) => (db: Pick<QueryCreator<DatabaseSchema>, 'insertInto'>) =>
  db.insertInto('links').values(linkRow(ctx, item)).returning('id');

/** The links of one relation between two matters, taken back as a part of a statement. */
export const unlinking =
  (ctx: Writer, { from, relation, to }: Link) =>
  (db: Pick<QueryCreator<DatabaseSchema>, 'deleteFrom'>) =>
    db
      .deleteFrom('links')
      .where('assembly_id', '=', ctx.assembly.id)
      .where('from_kind', '=', from.kind)
      .where('from_id', '=', from.id)
      .where('relation', '=', relation)
      .where('to_kind', '=', to.kind)
      .where('to_id', to.id === null ? 'is' : '=', to.id)
      .returning('id');

/** Takes links of one relation back, with the step that had made them; the history keeps that they were. */
export async function unlink(ctx: Writer, item: Link): Promise<void> {
  await unlinking(ctx, item)(ctx.db).execute();
}

/** Takes away every link of matters that are taken away themselves. @param ids a statement that selects theirs */
export async function unlinkAll(ctx: Writer, kind: string, ids: RawBuilder<unknown>): Promise<void> {
  await sql`delete from links where assembly_id = ${ctx.assembly.id}
    and ((from_kind = ${kind} and from_id in (${ids})) or (to_kind = ${kind} and to_id in (${ids})))`.execute(ctx.db);
}
