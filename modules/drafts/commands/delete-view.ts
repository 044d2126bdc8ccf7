/** Forgets a view of one's own. */
import { defineCommand } from '../../../platform/http/operation.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { draftEndpoints } from '../contract.ts';
import { writerOf } from '../policy.ts';

export const deleteView = defineCommand({
  ...draftEndpoints.deleteView,
  operationId: 'deleteView',
  summary: 'Delete a saved view of a list',
  tag: 'drafts',
  access: 'signed_in',
  async handle({ db, actor, assembly }, { params }) {
    const gone = await db
      .deleteFrom('saved_views')
      .where('id', '=', params.viewId)
      .where('account_id', '=', writerOf(actor))
      .where('assembly_id', '=', assembly.id)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) throw notFound();
    return { deleted: true };
  },
});
