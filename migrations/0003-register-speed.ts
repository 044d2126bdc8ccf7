import type { Step } from '../platform/db/migrate.ts';

/** One index for both searches, long texts out of the rows' way, and the audit log by assembly. */
export const step: Step = {
  name: '0003-register-speed',
  statements: [
    // A null `public_words` now means the words of `search_words`, whose index serves both searches.
    `drop index proposals_public_search`,
    // Rows stay narrow: lists read hundreds of them without carrying texts along.
    `alter table proposals set (toast_tuple_target = 256)`,
    // The register finds, filters and counts its pages in this index alone.
    `create index proposals_register on proposals (assembly_id, filed_at desc, id desc)
      include (public_from, session_id, category, reply_class, state, is_key)
      where publicity_decision in ('public', 'title_only') and number is not null`,
    `drop index proposals_public`,
    `create index audit_entries_assembly on audit_entries (assembly_id, seq desc)`,
  ],
};
