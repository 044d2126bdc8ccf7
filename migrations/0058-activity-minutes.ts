import type { Step } from '../platform/db/migrate.ts';

/** What an activity came to: minutes for those inside, results the public reads where the activity is public. */
export const step: Step = {
  name: '0058-activity-minutes',
  statements: [
    `alter table activities add column minutes text not null default '', add column results text not null default ''`,
  ],
};
