/** Ties endpoints of a module's contract to their use cases: `export const acceptAssignment = command('acceptAssignment', …)`. */
import type { z } from 'zod';
import type { Context } from './context.ts';
import type { Endpoint } from './endpoint.ts';
import type { FileAnswer, Operation } from './operation.ts';

type Part<E, K extends string> = E extends { [key in K]: infer S extends z.ZodType } ? z.output<S> : undefined;
export type AnswerTo<E> = E extends { response: infer R } ? (R extends z.ZodType ? z.input<R> : FileAnswer) : never;

/** What a handler is given: parsed and typed by the endpoint's schemas. */
export interface InputTo<E> {
  params: Part<E, 'params'>;
  query: Part<E, 'query'>;
  body: Part<E, 'body'>;
}

export type Handler<E> = (ctx: Context, input: InputTo<E>) => Promise<AnswerTo<E>>;

/** An operation whose handler can also be called in process, by pages and jobs. */
export type BoundTo<E> = Omit<Operation, 'handle'> & { handle: Handler<E> };

export type BoundOptions = Partial<Omit<Operation, 'operationId' | 'kind' | 'handle' | keyof Endpoint>>;

/** @param usual what all operations of the module share, unless one says otherwise */
export function bindTo<E extends Readonly<Record<string, Endpoint>>>(
  endpoints: E,
  usual: { tag: string; scopes?: boolean },
) {
  const bind = <N extends keyof E & string>(
    kind: 'command' | 'query',
    name: N,
    summary: string,
    handle: Handler<E[N]>,
    options: BoundOptions,
  ) =>
    ({
      ...endpoints[name],
      operationId: name,
      kind,
      summary,
      tag: usual.tag,
      access: 'signed_in',
      ...(usual.scopes ? { scope: `${usual.tag}:${kind === 'command' ? 'write' : 'read'}` } : {}),
      ...options,
      handle,
    }) as BoundTo<E[N]>;
  return {
    /** A use case that changes something; runs in one transaction. */
    command: <N extends keyof E & string>(
      name: N,
      summary: string,
      handle: Handler<E[N]>,
      options: BoundOptions = {},
    ) => bind('command', name, summary, handle, options),
    /** A read. */
    query: <N extends keyof E & string>(name: N, summary: string, handle: Handler<E[N]>, options: BoundOptions = {}) =>
      bind('query', name, summary, handle, options),
  };
}
