/** The reply of one unit in the present round. */

import type { Selectable } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { conflict } from '../../../platform/http/problem.ts';
import type { Assignment } from '../assignment.ts';
import type { HandledMatter } from '../host.ts';
import type { ReplyRow } from '../tables.ts';

export type Reply = Selectable<ReplyRow>;

export function findReply(ctx: Context, matter: HandledMatter, assignment: Assignment): Promise<Reply | undefined> {
  return ctx.db
    .selectFrom('replies')
    .selectAll()
    .where('assignment_id', '=', assignment.id)
    .where('round', '=', matter.row.reply_round)
    .executeTakeFirst();
}

/** @throws Problem 409 `no_reply_yet` */
export async function requireReply(ctx: Context, matter: HandledMatter, assignment: Assignment): Promise<Reply> {
  const reply = await findReply(ctx, matter, assignment);
  if (!reply) throw conflict('no_reply_yet');
  return reply;
}

/** Assisting units that have taken the matter on: those whose co-signature a reply needs. */
export function assistingAtWork(matter: HandledMatter): Assignment[] {
  return matter.assignments.filter(
    (item) => item.role === 'assisting' && (item.state === 'accepted' || item.state === 'opined'),
  );
}
