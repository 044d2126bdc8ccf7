import type { Step } from '../platform/db/migrate.ts';

/**
 * Old records of any kind of matter are taken in, not of proposals alone. The tables are renamed with what they hold; a log
 * of a hundred thousand rows moves in a moment.
 */
export const step: Step = {
  name: '0035-imports-of-matters',
  statements: [
    `alter table register_imports rename to imports`,
    `alter table imports add column kind text not null default 'proposal' references matter_kinds (kind)`,
    `alter table imports alter column kind drop default`,
    `alter index register_imports_assembly rename to imports_assembly`,
    `alter index register_imports_open rename to imports_open`,
    `alter table register_import_rows rename to import_rows`,
    `alter table import_rows rename column proposal_id to matter_id`,
    `alter table register_headings rename to import_headings`,
    `alter table import_headings add column kind text not null default 'proposal' references matter_kinds (kind)`,
    `alter table import_headings alter column kind drop default`,
    `alter table import_headings drop constraint register_headings_pkey`,
    `alter table import_headings add constraint import_headings_pkey primary key (assembly_id, kind, heading)`,
  ],
};
