/** Views a person saved of a list, by name. */
import { defineQuery } from '../../../platform/http/operation.ts';
import { draftEndpoints } from '../contract.ts';
import { writerOf } from '../policy.ts';

export const listViews = defineQuery({
  ...draftEndpoints.listViews,
  operationId: 'listViews',
  summary: 'Views you saved of a list',
  tag: 'drafts',
  access: 'signed_in',
  async handle({ db, actor, assembly }, { query }) {
    const rows = await db
      .selectFrom('saved_views')
      .select(['id', 'name', 'query', 'saved_at'])
      .where('account_id', '=', writerOf(actor))
      .where('assembly_id', '=', assembly.id)
      .where('screen', '=', query.screen)
      .orderBy('name')
      .execute();
    return {
      views: rows.map((row) => ({
        viewId: row.id,
        name: row.name,
        query: row.query,
        savedAt: row.saved_at.toISOString(),
      })),
    };
  },
});
