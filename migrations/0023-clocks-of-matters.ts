import type { Step } from '../platform/db/migrate.ts';

/**
 * Clocks of every kind of matter. The table stays where it is: columns are renamed, so that an installation of a million
 * clocks moves in a moment. What a clock hung on, an assignment or a proposer, is a part of its matter; only clocks that
 * run are written for it, as those that ended still say in `waits_for` whom they waited for. A clock also knows when its
 * people were last urged, and when which office is told next that nothing was done.
 */
export const step: Step = {
  name: '0023-clocks-of-matters',
  statements: [
    `alter table clocks rename column kind to name`,
    `alter table clocks rename column proposal_id to matter_id`,
    `alter table clocks rename column assignment_id to part_id`,
    `alter table clocks drop constraint clocks_kind_check, drop constraint clocks_proposal_id_fkey,
      drop constraint clocks_assignment_id_fkey`,
    `update clocks set part_id = proposer_id where proposer_id is not null and ended_at is null`,
    `alter table clocks drop column proposer_id,
      add column kind text not null default 'proposal' references matter_kinds (kind),
      add column urged_at timestamptz,
      add column urged_by_name text,
      add column escalate_at timestamptz,
      add column escalation integer not null default 0`,
    `alter table clocks alter column kind drop default`,
    `alter index clocks_proposal rename to clocks_matter`,
  ],
};
