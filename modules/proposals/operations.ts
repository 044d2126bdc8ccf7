/** Ties an endpoint of the contract to its use case: `export const acceptAssignment = command('acceptAssignment', …)`. */
import { type BoundTo, bindTo, type InputTo } from '../../platform/http/bound.ts';
import { type ProposalEndpoints, proposalEndpoints } from './contract.ts';

type Name = keyof ProposalEndpoints;
export type InputOf<N extends Name> = InputTo<ProposalEndpoints[N]>;
export type Bound<N extends Name> = BoundTo<ProposalEndpoints[N]>;

export const { command, query } = bindTo(proposalEndpoints, { tag: 'proposals', scopes: true });
