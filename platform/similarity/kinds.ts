/** What a kind of matter says of itself so that new texts are likened to its matters. */
import type { Expression, SqlBool } from 'kysely';
import type { Db } from '../db/schema.ts';
import type { Context } from '../http/context.ts';
import type { Reader } from '../search/kinds.ts';
import type { LikenedText } from './likeness-index.ts';

export type { LikenedText } from './likeness-index.ts';

/** A matter as the index holds it; of the text the beginning is enough. */
export interface IndexedMatter extends LikenedText {
  id: string;
  assemblyId: string;
}

/** What was answered, as the reader may read it. */
export interface ShownAnswer {
  /** Who answered. */
  who: string;
  /** Class of the answer in words; empty where answers of the kind have none. */
  class: string;
  /** The sentence that answers. */
  sentence: string;
  at: string;
}

/** A like matter as a line that leads to it. */
export interface ShownLike {
  /** Its number with what it counts in; empty where it has none. */
  label: string;
  /** Where it stands, in words. */
  state: string;
  /** Below the reader's front and assembly, as `proposals/01a2…`; null: it has no page for this reader. */
  path: string | null;
  answer: ShownAnswer | null;
}

export interface LikenedKind {
  /** As in the history: `proposal`. */
  kind: string;
  /** Key of what one matter of the kind is called. */
  label: string;
  /** Table of its matters with `id` and `assembly_id`, and the alias under which `visible` speaks of it. */
  table: string;
  alias: string;
  /** What the actor may know of, for the public what is public. Deny by default. */
  visible(ctx: Context, reader: Reader): Expression<SqlBool>;
  /** Of matters the reader may know of, what this reader reads: masked as everywhere else; one statement. */
  read(ctx: Context, ids: readonly string[], reader: Reader): Promise<ReadonlyMap<string, LikenedText>>;
  /** Of the few that are shown, the line. */
  show(ctx: Context, ids: readonly string[], reader: Reader): Promise<ReadonlyMap<string, ShownLike>>;
  /** How many matters the index should hold. */
  count(db: Db): Promise<number>;
  /** Matters for the index, in the order of ids, after one. */
  load(db: Db, after: string, limit: number): Promise<IndexedMatter[]>;
  /** These matters as they stand now; those that are gone, or not to be likened, are left out. */
  current(db: Db, ids: readonly string[]): Promise<IndexedMatter[]>;
}
