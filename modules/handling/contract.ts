/**
 * What is pure in handling: its tables of life, its policy, its part of the rules, its endpoints for a host. Server, fronts
 * and hosts may use it; `index.ts` is the door to the rest.
 */
import type { z } from 'zod';
import { ratingEndpoints } from './contract/rating-steps.ts';
import type { HostAddress } from './contract/shared.ts';
import { assigningEndpoints, unitEndpoints } from './contract/unit-steps.ts';

export { type Addressee, addresseeOf } from './addressee.ts';
export { answerSentence } from './answer-sentence.ts';
export { choicesEndpoints } from './contract/choices.ts';
export * from './contract/detail.ts';
export * from './contract/figures.ts';
export { type LikelyUnits, likelyUnitsAnswer, unitLoadsAnswer } from './contract/likely-units.ts';
export { type RatingForm, ratingForm } from './contract/rating-steps.ts';
export {
  expectedVersion,
  type HostAddress,
  note,
  required,
  satisfaction,
  text,
} from './contract/shared.ts';
export { hostPolicy } from './host-policy.ts';
export * from './policy.ts';
export { afterRatings, overallOf } from './rating.ts';
export { levels, questions, ratingOf } from './rating-questions.ts';
export * from './rules.ts';
export { ratingsShown, unitsShown } from './shown-figures.ts';
export type { Satisfaction } from './tables.ts';
export * from './workflow.ts';

const endpointsOf = <const P extends string, const I extends string, S extends z.ZodType>(
  host: HostAddress<P, I, S, string>,
) => ({ ...assigningEndpoints(host), ...unitEndpoints(host), ...ratingEndpoints(host) });

type EndpointsBelow<P extends string, I extends string, S extends z.ZodType> = ReturnType<typeof endpointsOf<P, I, S>>;
export type HandlingName = keyof EndpointsBelow<string, string, z.ZodType>;

/** The operationId of a step: its name and the suffix of the host; units rate the host's matter by its own name. */
export type HandlingOperationId<K extends string, X extends string, N extends string> = K extends 'rateMatter'
  ? `rate${Capitalize<N>}`
  : `${K}${X}`;

/** Endpoints of a host by operationId. */
export type HandlingEndpoints<
  P extends string,
  I extends string,
  S extends z.ZodType,
  X extends string,
  N extends string,
> = {
  [K in HandlingName as HandlingOperationId<K, X, N>]: EndpointsBelow<P, I, S>[K];
};

type Named = Pick<HostAddress<string, string, z.ZodType, string>, 'suffix' | 'noun'>;

export const handlingOperationId = (name: string, { suffix, noun }: Named): string =>
  name === 'rateMatter' ? `rate${noun[0]!.toUpperCase()}${noun.slice(1)}` : `${name}${suffix}`;

/** By operationId of a host, what is kept by the names all hosts share. */
export const byOperationId = <V>(items: Readonly<Record<string, V>>, address: Named): Readonly<Record<string, V>> =>
  Object.fromEntries(Object.entries(items).map(([name, item]) => [handlingOperationId(name, address), item]));

/** The endpoints of handling under the address of a host. */
export function handlingEndpoints<
  const P extends string,
  const I extends string,
  S extends z.ZodType,
  const X extends string,
  const N extends string,
>(host: HostAddress<P, I, S, X, N>): HandlingEndpoints<P, I, S, X, N> {
  return byOperationId(endpointsOf(host), host) as never;
}

/** By the names all hosts share, as screens of any host call them: the matter's id is `matterId` there. */
export type HandlingCalls = EndpointsBelow<string, 'matterId', z.ZodType<string, string>>;

export const handlingCalls = (host: HostAddress<string, string, z.ZodType, string>): HandlingCalls =>
  endpointsOf(host) as never;
