/** What past assignments of proposals teach of which units new ones go to. */
import { sql } from 'kysely';
import type { LearnedKind } from '../handling/index.ts';
import { proposalLife } from './workflow.ts';

export const learnedProposals: LearnedKind = {
  kind: proposalLife.kind,
  table: 'proposals',
  title: sql<string>`p.subject`,
  text: sql<string>`left(p.situation || p.analysis || p.suggestions, 1500)`,
};
