import type { Step } from '../platform/db/migrate.ts';

const ofMatters = [
  'assignments',
  'contacts',
  'extensions',
  'replies',
  'ratings',
  'unit_ratings',
  'handling_scores',
  'promises',
] as const;

/** What is listed across kinds of matters says which kind it is of; the rest hangs on an assignment that says it. */
const known = ['assignments', 'replies', 'ratings', 'promises'] as const;

/**
 * The handling by units of every kind of matter. The tables stay where they are: columns are renamed, so that an installation
 * of a million replies moves in a moment. A matter is no more one table's, nor is who rates: their references are the
 * modules' to keep, as those of history are.
 */
export const step: Step = {
  name: '0027-handling-of-matters',
  statements: [
    ...ofMatters.map((table) => `alter table ${table} drop constraint ${table}_proposal_id_fkey`),
    `alter table ratings drop constraint ratings_proposer_id_fkey`,
    `alter table handling_scores drop constraint handling_scores_proposer_id_fkey`,
    ...ofMatters.map((table) => `alter table ${table} rename column proposal_id to matter_id`),
    `alter table promises rename column kind to sort`,
    `alter table promises rename constraint promises_kind_check to promises_sort_check`,
    ...known.flatMap((table) => [
      `alter table ${table} add column kind text not null default 'proposal' references matter_kinds (kind)`,
      `alter table ${table} alter column kind drop default`,
    ]),
    `alter index assignments_proposal rename to assignments_matter`,
    `alter index contacts_proposal rename to contacts_matter`,
    `alter index extensions_proposal rename to extensions_matter`,
    `alter index replies_proposal rename to replies_matter`,
    `alter index ratings_proposal rename to ratings_matter`,
    `alter index promises_proposal rename to promises_matter`,
  ],
};
