/** Ties an endpoint of the contract to its use case. */
import { type BoundTo, bindTo, type InputTo } from '../../platform/http/bound.ts';
import { memberEndpoints } from './contract.ts';

type Name = keyof typeof memberEndpoints;
export type InputOf<N extends Name> = InputTo<(typeof memberEndpoints)[N]>;
export type Bound<N extends Name> = BoundTo<(typeof memberEndpoints)[N]>;

export const { command, query } = bindTo(memberEndpoints, { tag: 'members' });
