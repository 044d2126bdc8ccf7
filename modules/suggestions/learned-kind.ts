/** What past assignments of suggestions teach of which units new matters go to. */
import { sql } from 'kysely';
import { teaches } from '../handling/index.ts';
import { handling, suggestionLife } from './life.ts';

export const taughtBySuggestions = teaches({
  kind: suggestionLife.kind,
  table: 'suggestions',
  title: sql<string>`p.subject`,
  text: sql<string>`left(p.text, 1500)`,
  states: handling.states,
});
