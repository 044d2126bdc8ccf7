/** The door of proposals: what other modules' and processes' server code may use. */
import './tables.ts';

export { seedDemoProposals } from './seeds.ts';
