/** Ties a step of handling to the endpoint every host has for it: `export const acceptAssignment = step('acceptAssignment', …)`. */
import type { z } from 'zod';
import type { Context } from '../../platform/http/context.ts';
import type { HandlingCalls, HandlingName } from './contract.ts';
import type { HandlingHost } from './host.ts';

type Part<E, K extends string> = E extends { [key in K]: infer S extends z.ZodType } ? z.output<S> : undefined;

export interface StepInput<N extends HandlingName> {
  params: Part<HandlingCalls[N], 'params'>;
  body: Part<HandlingCalls[N], 'body'>;
}

export type StepAnswer<N extends HandlingName> = z.input<HandlingCalls[N]['response']>;

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
