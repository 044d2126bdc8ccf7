/** New rows with nothing said yet, for steps and for what old registers bring in; and their going without a trace. */
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Db } from '../../../platform/db/schema.ts';
import type { AssignmentRow, ReplyRow } from '../tables.ts';

type Given<R, K extends keyof R> = Pick<R, K> & Partial<R>;
type Assignment = Selectable<AssignmentRow>;
type Reply = Omit<Selectable<ReplyRow>, 'version'>;

export const newAssignment = (
  given: Given<Assignment, 'id' | 'assembly_id' | 'kind' | 'matter_id' | 'unit_id' | 'role' | 'state' | 'proposed_at'>,
): Assignment => ({
  handler_id: null,
  dispatched_at: null,
  accepted_at: null,
  first_contact_at: null,
  bounce_code: null,
  bounce_reason: '',
  opinion: null,
  opined_at: null,
  issued_at: null,
  unit_publicity: null,
  unit_publicity_reason: '',
  reply_publicity: null,
  note: '',
  ...given,
});

export const newReply = (
  given: Given<
    Reply,
    | 'id'
    | 'assembly_id'
    | 'kind'
    | 'matter_id'
    | 'assignment_id'
    | 'unit_name'
    | 'round'
    | 'class'
    | 'body'
    | 'created_at'
    | 'updated_at'
  >,
): Reply => ({
  class_changed_from: null,
  letter_number: '',
  contact_name: '',
  contact_phone: '',
  check_note: '',
  checked_by: null,
  checked_at: null,
  signer_name: '',
  signed_by: null,
  signed_at: null,
  issued_at: null,
  issued_by: null,
  ...given,
});

/** Writes what a unit had and answered of a matter that is brought in. */
export async function bringIn(
  db: Db,
  rows: { assignment: ReturnType<typeof newAssignment>; reply: ReturnType<typeof newReply> | null },
): Promise<void> {
  await db.insertInto('assignments').values(rows.assignment).execute();
  if (rows.reply) await db.insertInto('replies').values(rows.reply).execute();
}

/** Takes back what an import brought in: ratings, replies and assignments of these matters. @param ids a statement giving them */
export async function removeBroughtIn(db: Db, ids: RawBuilder<unknown>): Promise<void> {
  for (const table of ['ratings', 'replies', 'assignments'] as const)
    await sql`delete from ${sql.table(table)} where matter_id in (${ids})`.execute(db);
}
