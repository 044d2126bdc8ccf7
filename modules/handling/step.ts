/** Ties a step of handling to the endpoint every host has for it: `export const acceptAssignment = step('acceptAssignment', …)`. */
import type { z } from 'zod';
import type { Context } from '../../platform/http/context.ts';
import type { HandlingEndpoints, HandlingName } from './contract.ts';
import type { HandlingHost } from './host.ts';

/** Of no host: its matter's id is `matterId`. */
type Endpoints = HandlingEndpoints<string, 'matterId', z.ZodType<string, string>, ''>;
type Part<E, K extends string> = E extends { [key in K]: infer S extends z.ZodType } ? z.output<S> : undefined;

export interface StepInput<N extends HandlingName> {
  params: Part<Endpoints[N], 'params'>;
  body: Part<Endpoints[N], 'body'>;
}

export type StepAnswer<N extends HandlingName> = z.input<Endpoints[N]['response']>;

type Run<N extends HandlingName> = (host: HandlingHost, ctx: Context, input: StepInput<N>) => Promise<StepAnswer<N>>;

export interface HandlingCommand<N extends HandlingName = HandlingName> {
  name: N;
  summary: string;
  run: Run<N>;
  ownTransaction: boolean;
}

/** A use case for every host; runs in one transaction unless told otherwise. */
export const step = <N extends HandlingName>(
  name: N,
  summary: string,
  run: Run<N>,
  options: { ownTransaction?: boolean } = {},
): HandlingCommand<N> => ({ name, summary, run, ownTransaction: options.ownTransaction ?? false });
