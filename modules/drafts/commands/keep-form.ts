/**
 * Keeps what was typed so far. The version it was based on must be the one kept, so that two devices do not overwrite
 * each other unseen; nothing is written while the text is the same.
 */
import { sql } from 'kysely';
import { defineCommand } from '../../../platform/http/operation.ts';
import { conflict, invalid } from '../../../platform/http/problem.ts';
import { draftEndpoints } from '../contract.ts';
import { writerOf } from '../policy.ts';
import { MOST_FORMS, readForm } from '../store.ts';

function checkJson(content: string): void {
  try {
    JSON.parse(content);
  } catch {
    throw invalid('body.content', 'not_json');
  }
}

export const keepForm = defineCommand({
  ...draftEndpoints.keepForm,
  operationId: 'keepForm',
  summary: 'Keep what is typed into a form',
  tag: 'drafts',
  access: 'signed_in',
  async handle({ db, actor, assembly, clock }, { params, body }) {
    checkJson(body.content);
    const key = { accountId: writerOf(actor), assemblyId: assembly.id, form: params.form };
    const now = clock.now();
    const written = await db
      .insertInto('kept_forms')
      .values({
        account_id: key.accountId,
        assembly_id: key.assemblyId,
        form: key.form,
        version: body.baseVersion + 1,
        content: body.content,
        kept_at: now,
      })
      .onConflict((same) =>
        same
          .columns(['account_id', 'assembly_id', 'form'])
          .doUpdateSet({ version: body.baseVersion + 1, content: body.content, kept_at: now })
          .where('kept_forms.version', '=', body.baseVersion),
      )
      .returning('version')
      .executeTakeFirst();
    if (!written) {
      const theirs = await readForm(db, key);
      if (theirs?.content === body.content) return { version: theirs.version, keptAt: theirs.kept_at.toISOString() };
      throw conflict('form_kept_elsewhere', {
        version: theirs?.version ?? 0,
        content: theirs?.content ?? null,
        keptAt: theirs?.kept_at.toISOString() ?? null,
      });
    }
    if (body.baseVersion === 0) {
      await sql`delete from kept_forms where account_id = ${key.accountId} and assembly_id = ${key.assemblyId}
        and form in (select form from kept_forms where account_id = ${key.accountId}
          and assembly_id = ${key.assemblyId} order by kept_at desc, form offset ${MOST_FORMS})`.execute(db);
    }
    return { version: written.version, keptAt: now.toISOString() };
  },
});
