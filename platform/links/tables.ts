/** Where matters came from and what became of them. */
import type { ColumnType } from 'kysely';

/** A passage: characters of one text of a matter. */
export interface Span {
  /** Name of the text, as the kind calls it. */
  text: string;
  /** First character, from 0, and the one behind the last. */
  start: number;
  end: number;
}

export interface LinkRow {
  id: string;
  assembly_id: string;
  from_kind: string;
  from_id: string;
  /** Null: the whole matter. */
  from_span: ColumnType<Span | null, string | null, string | null>;
  /** What happened, as `merged_into`; named by the module of the kind it comes from. */
  relation: string;
  to_kind: string;
  /** Null: it goes on where this installation keeps no matters of that kind. */
  to_id: string | null;
  to_span: ColumnType<Span | null, string | null, string | null>;
  at: Date;
  /** Null: the platform, or not known. */
  by: string | null;
}

declare module '../db/schema.ts' {
  interface DatabaseSchema {
    links: LinkRow;
  }
}
