import type { Step } from '../platform/db/migrate.ts';

/** What an assembly's past assignments teach of which units matters of a kind go to: one model a kind, replaced by the next. */
export const step: Step = {
  name: '0042-unit-models',
  statements: [
    `create table unit_models (
      assembly_id uuid not null references assemblies (id),
      kind text not null,
      version integer not null,
      trained_at timestamptz not null,
      examples integer not null,
      units integer not null,
      macro_f1 real,
      first_three real,
      model bytea,
      primary key (assembly_id, kind))`,
  ],
};
