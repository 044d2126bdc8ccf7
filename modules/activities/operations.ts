/** Ties an endpoint of the contract to its use case: `export const createActivity = command('createActivity', …)`. */
import { bindTo, type InputTo } from '../../platform/http/bound.ts';
import { type ActivityEndpoints, activityEndpoints } from './contract.ts';

export type InputOf<N extends keyof ActivityEndpoints> = InputTo<ActivityEndpoints[N]>;

export const { command, query } = bindTo(activityEndpoints, { tag: 'activities' });
