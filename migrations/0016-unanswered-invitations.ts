import type { Step } from '../platform/db/migrate.ts';

/** A co-signer who had not answered when the proposal was handed in did not let the time pass: that is said apart. */
export const step: Step = {
  name: '0016-unanswered-invitations',
  statements: [
    `alter table proposal_proposers drop constraint proposal_proposers_status_check`,
    `alter table proposal_proposers add constraint proposal_proposers_status_check
      check (status in ('invited', 'confirmed', 'refused', 'lapsed', 'not_answered'))`,
  ],
};
