/** The table of clocks, one for every kind of matter. */
import type { Generated } from 'kysely';

/** A deadline of a matter or of a part of it. */
export interface ClockRow {
  id: string;
  assembly_id: string;
  /** Of the matter, as `proposal`. */
  kind: string;
  matter_id: string;
  /** The part of the matter it is about, if it is one. */
  part_id: string | null;
  /** Which clock of its kind, as `reply`. */
  name: string;
  /** Whom it waits for: `unit:<id>`, `role:<role>`, or a person who is a part of the matter, as `proposer:<id>`. */
  waits_for: string;
  started_at: Date;
  due_at: Date;
  paused_at: Date | null;
  paused_ms: number;
  ended_at: Date | null;
  reminded_at: Date | null;
  overdue_notified_at: Date | null;
  /** When those it waits for were last urged by a person. */
  urged_at: Generated<Date | null>;
  urged_by_name: Generated<string | null>;
  /** When the next office is told that it is overdue; null: none is. */
  escalate_at: Generated<Date | null>;
  /** How many offices were told. */
  escalation: Generated<number>;
  /** The span as `spanText` writes it. */
  rule: string;
  /** The end is a date somebody set or granted: it does not move with the calendar. */
  agreed: Generated<boolean>;
  /** Days in which time stood still, as `stoodStill` counts them. */
  stood_days: Generated<number>;
}

declare module '../db/schema.ts' {
  interface DatabaseSchema {
    clocks: ClockRow;
  }
}
