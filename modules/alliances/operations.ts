/** Ties an endpoint of the contract to its use case. */
import { bindTo } from '../../platform/http/bound.ts';
import { allianceEndpoints } from './contract.ts';

export const { command, query } = bindTo(allianceEndpoints, { tag: 'alliances' });
