import type { Step } from '../platform/db/migrate.ts';

/**
 * Files know since when they hang on something; answers kept for keys can be found by age. Those kept so far carry
 * fingerprints anybody could test against a guess, old and new passwords among them: they go.
 */
export const step: Step = {
  name: '0013-kept-keys-and-files',
  statements: [
    `alter table files add column kept_at timestamptz`,
    `create index files_loose on files (uploaded_by, created_at) where kept_at is null`,
    `delete from idempotency_keys`,
    `create index idempotency_keys_age on idempotency_keys (created_at)`,
  ],
};
