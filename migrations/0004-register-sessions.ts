import type { Step } from '../platform/db/migrate.ts';

/** The register of one session, also of one long past, without walking through all later ones. */
export const step: Step = {
  name: '0004-register-sessions',
  statements: [
    `create index proposals_register_session on proposals (assembly_id, session_id, filed_at desc, id desc)
      include (public_from, category, reply_class, state, is_key)
      where publicity_decision in ('public', 'title_only') and number is not null`,
  ],
};
