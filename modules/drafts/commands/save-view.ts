/** Keeps filters and order of a list under a name; the same name again replaces what it stood for. */
import { sql } from 'kysely';
import { newId } from '../../../platform/db/ids.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { conflict } from '../../../platform/http/problem.ts';
import { draftEndpoints, MOST_VIEWS } from '../contract.ts';
import { writerOf } from '../policy.ts';

export const saveView = defineCommand({
  ...draftEndpoints.saveView,
  operationId: 'saveView',
  summary: 'Save filters and order of a list as a view of your own',
  tag: 'drafts',
  access: 'signed_in',
  async handle({ db, actor, assembly, clock }, { body }) {
    const accountId = writerOf(actor);
    const now = clock.now();
    const { rows } = await sql<{ id: string }>`insert into saved_views
        (id, assembly_id, account_id, screen, name, query, saved_at)
      select ${newId(now.getTime())}, ${assembly.id}, ${accountId}, ${body.screen}, ${body.name}, ${body.query}, ${now}
      where (select count(*) from saved_views where account_id = ${accountId} and assembly_id = ${assembly.id}
        and screen = ${body.screen} and name <> ${body.name}) < ${MOST_VIEWS}
      on conflict (account_id, assembly_id, screen, name) do update set query = excluded.query, saved_at = excluded.saved_at
      returning id`.execute(db);
    if (!rows[0]) throw conflict('too_many_views', { most: MOST_VIEWS });
    return { viewId: rows[0].id, name: body.name, query: body.query, savedAt: now.toISOString() };
  },
});
