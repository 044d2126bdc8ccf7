import type { Step } from '../platform/db/migrate.ts';

/** The office in which somebody acted, as it was called then; lines from before know none and are reckoned when read. */
export const step: Step = {
  name: '0010-acting-offices',
  statements: [
    `alter table proposal_history add column office_role text`,
    `alter table proposal_history add column office_id uuid`,
    `alter table proposal_history add column office_name text`,
  ],
};
