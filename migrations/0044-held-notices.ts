import type { Step } from '../platform/db/migrate.ts';

/** What came of an act on many waits with those handlers that tell people outside, as long as the act can be taken back. */
export const step: Step = {
  name: '0044-held-notices',
  statements: [
    `alter table events
      add column bulk_id uuid,
      add column held_until timestamptz,
      add column called_off boolean not null default false`,
    `create index events_of_bulk on events (bulk_id) where bulk_id is not null`,
  ],
};
