/** The door of proposals: what other modules' and processes' server code may use. */
import './tables.ts';

export { type Contribution, contributionOf } from './contribution.ts';
export { draftOf, type ProposalGoneOn, proposalGoneOn } from './converting.ts';
export { proposalEvents } from './events.ts';
