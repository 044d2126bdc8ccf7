/**
 * What is pure in handling: its tables of life, its policy, its part of the rules, its endpoints for a host. Server, fronts
 * and hosts may use it; `index.ts` is the door to the rest.
 */
import type { z } from 'zod';
import { ratingEndpoints } from './contract/rating-steps.ts';
import type { HostAddress } from './contract/shared.ts';
import { assigningEndpoints, unitEndpoints } from './contract/unit-steps.ts';

export * from './contract/detail.ts';
export { type RatingForm, ratingForm } from './contract/rating-steps.ts';
export {
  expectedVersion,
  type HostAddress,
  note,
  required,
  satisfaction,
  text,
} from './contract/shared.ts';
export * from './policy.ts';
export { overallOf } from './rating.ts';
export { levels, questions, ratingOf } from './rating-questions.ts';
export * from './rules.ts';
export type { Satisfaction } from './tables.ts';
export * from './workflow.ts';

const endpointsOf = <const P extends string, const I extends string, S extends z.ZodType>(
  host: HostAddress<P, I, S, string>,
) => ({ ...assigningEndpoints(host), ...unitEndpoints(host), ...ratingEndpoints(host) });

type EndpointsBelow<P extends string, I extends string, S extends z.ZodType> = ReturnType<typeof endpointsOf<P, I, S>>;
export type HandlingName = keyof EndpointsBelow<string, string, z.ZodType>;

/** Endpoints of a host by operationId. */
export type HandlingEndpoints<P extends string, I extends string, S extends z.ZodType, X extends string> = {
  [K in HandlingName as `${K}${X}`]: EndpointsBelow<P, I, S>[K];
};

/** The endpoints of handling under the address of a host. */
export function handlingEndpoints<
  const P extends string,
  const I extends string,
  S extends z.ZodType,
  const X extends string,
>(host: HostAddress<P, I, S, X>): HandlingEndpoints<P, I, S, X> {
  return Object.fromEntries(
    Object.entries(endpointsOf(host)).map(([name, endpoint]) => [`${name}${host.suffix}`, endpoint]),
  ) as HandlingEndpoints<P, I, S, X>;
}
