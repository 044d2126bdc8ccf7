import type { Step } from '../platform/db/migrate.ts';

/** Imports of old registers keep a log; what came in knows how its number was written and which dates are months. */
export const step: Step = {
  name: '0008-old-registers',
  statements: [
    `alter table proposals add column written_number text`,
    `alter table proposals add column month_only jsonb not null default '[]'`,
    `create table register_imports (
      id uuid primary key,
      assembly_id uuid not null references assemblies (id),
      file_id uuid not null,
      file_name text not null,
      fingerprint text not null,
      choices jsonb not null,
      state text not null check (state in ('waiting', 'running', 'done', 'failed', 'taken_back')),
      problem text,
      total integer not null,
      wanted integer not null,
      done integer not null default 0,
      started_by uuid references accounts (id),
      started_by_name text not null,
      created_at timestamptz not null,
      beat_at timestamptz,
      finished_at timestamptz,
      taken_back_by_name text,
      taken_back_at timestamptz)`,
    `create index register_imports_assembly on register_imports (assembly_id, created_at desc)`,
    `create index register_imports_open on register_imports (created_at) where state in ('waiting', 'running')`,
    `create table register_import_rows (
      import_id uuid not null references register_imports (id) on delete cascade,
      place integer not null,
      sheet text not null,
      row_number integer not null,
      subject text not null,
      outcome text not null check (outcome in ('waiting', 'taken_in', 'known', 'left_out', 'refused')),
      proposal_id uuid,
      problems jsonb not null,
      primary key (import_id, place))`,
    `create table register_headings (
      assembly_id uuid not null references assemblies (id),
      heading text not null,
      column_key text,
      primary key (assembly_id, heading))`,
  ],
};
