import type { Step } from '../platform/db/migrate.ts';

/** The brief of each week for those who oversee, as it was when it was made. */
export const step: Step = {
  name: '0039-weekly-briefs',
  statements: [
    `create table weekly_briefs (
      id uuid primary key,
      assembly_id uuid not null references assemblies (id),
      week date not null,
      content jsonb not null,
      made_at timestamptz not null,
      unique (assembly_id, week))`,
  ],
};
