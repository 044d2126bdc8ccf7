/** Regular work of suggestions: senders' addresses go when their days are over. */
import { sql } from 'kysely';
import type { JobDefinition } from '../../../platform/jobs/job-queue.ts';
import { listRuleVersionsOf } from '../../assemblies/index.ts';
import { forgetContact } from '../commands/my-suggestion.ts';
import type { SuggestionRules } from '../rules.ts';

const DAY = 86_400_000;
const BATCH = 500;

/** Addresses of suggestions that ended so many days ago as their rules say. May run again at any time. */
export const purgeContacts: JobDefinition = {
  name: 'suggestions-purge-contacts',
  schedule: '40 3 * * *',
  async run({ db, services }) {
    const now = services.now();
    for (const assembly of await services.assemblies(db)) {
      for (const { id: version, content } of await listRuleVersionsOf(db, assembly.id, 'suggestions')) {
        const before = new Date(now.getTime() - (content as SuggestionRules).contact.keptDays * DAY);
        const { rows } = await sql<{ id: string }>`select s.id from suggestion_contacts c
          join suggestions s on s.id = c.suggestion_id
          where c.assembly_id = ${assembly.id} and s.rule_version_id = ${version} and s.closed_at < ${before}
          limit ${BATCH}`.execute(db);
        for (const { id } of rows)
          await db.transaction().execute(async (trx) => forgetContact(services.contextFor(trx, assembly), id));
      }
    }
  },
};
