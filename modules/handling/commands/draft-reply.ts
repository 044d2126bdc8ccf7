/** The lead unit (or one of several) writes its reply; saved as often as it likes until it goes out. */
import { newId } from '../../../platform/db/ids.ts';
import { invalid } from '../../../platform/http/problem.ts';
import { requireClean } from '../../../platform/privacy/decisive-work.ts';
import { assignmentOf } from '../assignment.ts';
import { step } from '../step.ts';
import { findReply } from '../store/replies.ts';
import { newReply } from '../store/rows.ts';

export const draftReply = step('draftReply', 'Draft the reply', async (host, ctx, { params, body }) => {
  const matter = await host.open(ctx, params.matterId, 'draft_reply', {
    assignmentId: params.assignmentId,
    expectedVersion: body.expectedVersion,
  });
  const assignment = assignmentOf(matter, params.assignmentId);
  if (!matter.rules.classes.some((item) => item.code === body.class)) throw invalid('body.class', 'invalid_value');
  await requireClean(ctx, 'body.letterNumber', body.letterNumber);
  const now = ctx.clock.now();
  const fields = {
    class: body.class,
    letter_number: body.letterNumber,
    body: body.body,
    contact_name: body.contactName,
    contact_phone: body.contactPhone,
    signer_name: body.signerName,
    updated_at: now,
  };
  const existing = await findReply(ctx, matter, assignment);
  const replyId = existing?.id ?? newId(now.getTime());
  if (existing)
    await ctx.db
      .updateTable('replies')
      .set({ ...fields, version: existing.version + 1 })
      .where('id', '=', replyId)
      .execute();
  else {
    const reply = newReply({
      ...fields,
      id: replyId,
      assembly_id: ctx.assembly.id,
      kind: matter.kind,
      matter_id: matter.row.id,
      assignment_id: assignment.id,
      unit_name: assignment.unit.name,
      round: matter.row.reply_round,
      created_at: now,
    });
    await ctx.db.insertInto('replies').values(reply).execute();
  }
  const answer = await host.advance(ctx, matter, {
    action: 'draft_reply',
    assignment: { row: assignment, to: 'drafted' },
    details: { unit: assignment.unit.name, class: body.class },
  });
  return { ...answer, replyId };
});
