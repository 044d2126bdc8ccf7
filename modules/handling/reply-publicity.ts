/** Whether the public reads an issued reply: the assembly's decision, else the unit's view. */
import { sql } from 'kysely';
import type { Publicity } from '../../platform/publicity/dials.ts';

/** What assembly and unit said of a reply's being public; null: nothing. */
export interface ReplyDials {
  reply_publicity: 'public' | 'internal' | null;
  unit_publicity: Publicity | null;
}

/** The assembly's decision on the reply, else the unit's view; a unit that said nothing has no objection. */
export function replyIsPublic(assignment: ReplyDials): boolean {
  if (assignment.reply_publicity !== null) return assignment.reply_publicity === 'public';
  return assignment.unit_publicity === null || assignment.unit_publicity === 'public';
}

/** The set-wise form of `replyIsPublic`, for an alias `a` of assignments. */
export const replyIsPublicSql = sql<boolean>`coalesce(a.reply_publicity = 'public',
  a.unit_publicity is null or a.unit_publicity = 'public')`;
