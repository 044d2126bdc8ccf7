/** What past assignments of proposals teach of which units new matters go to. */
import { sql } from 'kysely';
import { teaches } from '../handling/index.ts';
import { handling, proposalLife } from './workflow.ts';

export const taughtByProposals = teaches({
  kind: proposalLife.kind,
  table: 'proposals',
  title: sql<string>`p.subject`,
  text: sql<string>`left(p.situation || p.analysis || p.suggestions, 1500)`,
  states: handling.states,
});
