/** Ties an endpoint of the contract to its use case: `export const acceptAssignment = command('acceptAssignment', …)`. */
import type { z } from 'zod';
import type { Context } from '../../platform/http/context.ts';
import type { FileAnswer, Operation } from '../../platform/http/operation.ts';
import { type ProposalEndpoints, proposalEndpoints } from './contract.ts';

type Name = keyof ProposalEndpoints;
type Part<E, K extends string> = E extends { [key in K]: infer S extends z.ZodType } ? z.output<S> : undefined;
type AnswerOf<E> = E extends { response: infer R } ? (R extends z.ZodType ? z.input<R> : FileAnswer) : never;

/** What a handler is given: parsed and typed by the endpoint's schemas. */
export interface InputOf<N extends Name> {
  params: Part<ProposalEndpoints[N], 'params'>;
  query: Part<ProposalEndpoints[N], 'query'>;
  body: Part<ProposalEndpoints[N], 'body'>;
}

type Handler<N extends Name> = (ctx: Context, input: InputOf<N>) => Promise<AnswerOf<ProposalEndpoints[N]>>;
type Options = Partial<
  Pick<Operation, 'access' | 'scope' | 'ownTransaction' | 'limit' | 'bodyLimit' | 'tag' | 'audited'>
>;
/** An operation whose handler can also be called in process, by pages and jobs. */
export type Bound<N extends Name> = Omit<Operation, 'handle'> & { handle: Handler<N> };

function bind<N extends Name>(
  kind: 'command' | 'query',
  name: N,
  summary: string,
  handle: Handler<N>,
  options: Options,
): Bound<N> {
  return {
    ...proposalEndpoints[name],
    operationId: name,
    kind,
    summary,
    tag: 'proposals',
    access: 'signed_in',
    scope: kind === 'command' ? 'proposals:write' : 'proposals:read',
    ...options,
    handle,
  } as Bound<N>;
}

/** A use case that changes something; runs in one transaction. */
export const command = <N extends Name>(
  name: N,
  summary: string,
  handle: Handler<N>,
  options: Options = {},
): Bound<N> => bind('command', name, summary, handle, options);

/** A read. */
export const query = <N extends Name>(name: N, summary: string, handle: Handler<N>, options: Options = {}): Bound<N> =>
  bind('query', name, summary, handle, options);
