import type { Step } from '../platform/db/migrate.ts';

/** Acts on many matters at once: who, when, and what stood before with each, for the way back. */
export const step: Step = {
  name: '0037-acts-on-many',
  statements: [
    `create table bulk_acts (
      id uuid primary key,
      assembly_id uuid not null references assemblies (id),
      kind text not null references matter_kinds (kind),
      act text not null,
      account_id uuid not null references accounts (id) on delete cascade,
      at timestamptz not null,
      undo_until timestamptz not null)`,
    `create index bulk_acts_over on bulk_acts (undo_until)`,
    `create table bulk_items (
      bulk_id uuid not null references bulk_acts (id) on delete cascade,
      place integer not null,
      matter_id uuid not null,
      part_id uuid,
      before json not null,
      undone_at timestamptz,
      primary key (bulk_id, place))`,
  ],
};
