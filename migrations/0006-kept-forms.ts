import type { Step } from '../platform/db/migrate.ts';

/** What people have typed and not yet sent, so that it outlives a closed drawer, a crash and a change of device. */
export const step: Step = {
  name: '0006-kept-forms',
  statements: [
    `create table kept_forms (
      assembly_id uuid not null references assemblies (id),
      account_id uuid not null references accounts (id) on delete cascade,
      form text not null,
      version integer not null,
      content text not null,
      kept_at timestamptz not null,
      primary key (account_id, assembly_id, form))`,
    `create index kept_forms_age on kept_forms (kept_at)`,
  ],
};
