/** Tables of events and of what handlers made of them. */
import type { ColumnType, Generated } from 'kysely';

export interface EventRow {
  seq: Generated<number>;
  assembly_id: string;
  kind: string;
  matter_id: string;
  name: string;
  params: ColumnType<Record<string, unknown>, string, never>;
  actor_id: string | null;
  at: Date;
  /** The act on many it came of. */
  bulk_id: Generated<string | null>;
  /** Until then the act can be taken back, and handlers that wait for it do. */
  held_until: Generated<Date | null>;
  /** The act was taken back before. */
  called_off: Generated<boolean>;
  /** Every handler that listens has its row in `event_handlings`. */
  spread: Generated<boolean>;
}

export interface EventHandlingRow {
  event_seq: number;
  /** `module.reaction`. */
  handler: string;
  matter_id: string;
  state: Generated<'waiting' | 'done'>;
  /** How often it failed. */
  attempts: Generated<number>;
  last_error: string | null;
  /** Not before this instant. */
  try_at: Date;
  done_at: Date | null;
}

declare module '../db/schema.ts' {
  interface DatabaseSchema {
    events: EventRow;
    event_handlings: EventHandlingRow;
  }
}
