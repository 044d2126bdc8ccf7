/** What a kind of matter says of itself so that it is searched, listed beside others and re-indexed. */
import type { Expression, RawBuilder, SqlBool } from 'kysely';
import type { Db } from '../db/schema.ts';
import type { Context } from '../http/context.ts';
import type { Excerpt } from './excerpt.ts';
import type { MatterTexts } from './words.ts';

/** A matter as it stands, for the re-index. */
export interface SearchedMatter extends MatterTexts {
  id: string;
  assemblyId: string;
  version: number;
  listedAt: Date | null;
  publicFrom: Date | null;
}

/** Who looks: those inside, each by what they may read, or the public. */
export type Reader = 'inside' | 'public';

/** How a hit is shown. */
export interface ShownHit {
  title: string;
  /** Number, session, state: in one line, in the reader's language. */
  line: string;
  /** Where the words stand; empty where only the title or a name was meant. */
  excerpt: Excerpt;
  /** Below the reader's front and assembly, as `proposals/01a2…`. */
  path: string;
}

export interface SearchKind {
  /** As in the history: `proposal`. */
  kind: string;
  /** Key of what the kind is called, for the heading of its hits. */
  label: string;
  /** Table of its matters with `id` and `assembly_id`, and the alias under which the conditions below speak of it. */
  table: string;
  alias: string;
  /** What the actor may read; for the public what it may find. Deny by default. */
  visible(ctx: Context, reader: Reader): Expression<SqlBool>;
  /** Matters somebody means who typed their number; undefined where none was typed. */
  numbered?(ctx: Context, typed: string): Promise<Expression<SqlBool> | undefined>;
  /** The text a reader reads whole, empty where a part is kept from them: what pinyin and slips are looked for in. */
  text(reader: Reader): RawBuilder<string>;
  /** The hits of a page, each as this reader reads it. */
  show(ctx: Context, ids: readonly string[], words: string, reader: Reader): Promise<ReadonlyMap<string, ShownHit>>;
  /** How many matters have words. */
  count(db: Db): Promise<number>;
  /** Matters that have words, in the order of ids, after one. */
  load(db: Db, after: string, limit: number): Promise<SearchedMatter[]>;
}
