/** Tables every kind of matter shares. */
import type { ColumnType, Generated } from 'kysely';

type Json<T> = ColumnType<T, string, string>;

/** One line for each step of any matter; append-only by a trigger, a chain of hashes for each matter. */
export interface HistoryRow {
  seq: Generated<number>;
  assembly_id: string;
  /** Of the matter, as `proposal`. */
  kind: string;
  matter_id: string;
  /** The part of the matter that moved, if it was one. */
  part_id: string | null;
  action: string;
  from_state: string;
  to_state: string;
  actor_id: string | null;
  actor_name: string;
  /** The role in which the actor acted; null: in no office (a member, the platform), or from before offices were kept. */
  office_role: Generated<string | null>;
  /** The unit or body of that role. */
  office_id: Generated<string | null>;
  /** As it was called then; null for an office of the assembly itself. */
  office_name: Generated<string | null>;
  on_behalf_of: string | null;
  at: Date;
  rule_version_id: string | null;
  public: boolean;
  details: Json<Record<string, unknown>>;
  /** Written by the database: of this line and of the one before it on its matter. */
  hash: ColumnType<Uint8Array, never, never>;
}

declare module '../db/schema.ts' {
  interface DatabaseSchema {
    history: HistoryRow;
  }
}
