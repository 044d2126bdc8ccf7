import type { Step } from '../platform/db/migrate.ts';

/** Filters, order and columns of a list under a name of one's own. */
export const step: Step = {
  name: '0030-saved-views',
  statements: [
    `create table saved_views (
      id uuid primary key,
      assembly_id uuid not null references assemblies (id),
      account_id uuid not null references accounts (id) on delete cascade,
      screen text not null,
      name text not null,
      query text not null,
      saved_at timestamptz not null,
      unique (account_id, assembly_id, screen, name))`,
  ],
};
