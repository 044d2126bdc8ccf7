/** Rows of this module. */
import type { JSONColumnType } from 'kysely';
import type { BriefContent } from './overview.ts';

export interface WeeklyBriefRow {
  id: string;
  assembly_id: string;
  /** Its Monday. */
  week: string;
  content: JSONColumnType<BriefContent, string, never>;
  made_at: Date;
}

declare module '../../platform/db/schema.ts' {
  interface DatabaseSchema {
    weekly_briefs: WeeklyBriefRow;
  }
}
