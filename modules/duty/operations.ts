/** Ties an endpoint of the contract to its use case. */
import { bindTo, type InputTo } from '../../platform/http/bound.ts';
import { dutyEndpoints } from './contract.ts';

export type InputOf<N extends keyof typeof dutyEndpoints> = InputTo<(typeof dutyEndpoints)[N]>;

export const { command, query } = bindTo(dutyEndpoints, { tag: 'duty' });
