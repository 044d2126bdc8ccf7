/** The door of proposals: what other modules' and processes' server code may use. */
import './tables.ts';

export { type ReindexOptions, reindexProposals } from './reindex.ts';
export { seedDemoProposals } from './seeds.ts';
