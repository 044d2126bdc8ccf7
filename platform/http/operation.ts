/**
 * One operation of the API: a command (runs in one transaction) or a query. Its schemas serve validation, OpenAPI,
 * forms and the client.
 */
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Context } from './context.ts';

type Schema = z.ZodType;

/** A download: bytes or a stream with its name and media type. */
export interface FileAnswer {
  filename: string;
  mediaType: string;
  body: Uint8Array | Readable;
  /** Shown in the browser rather than saved. */
  inline?: boolean;
}

export interface Operation {
  operationId: string;
  kind: 'command' | 'query';
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1/assemblies/:assembly`, or below `/api/v1` when `root` is set. */
  path: string;
  root?: boolean;
  /** One sentence for the documentation page. */
  summary: string;
  tag: string;
  /** `public` needs no account; otherwise a session or a token. */
  access: 'public' | 'signed_in';
  /** Scope an integrator's token needs; absent: closed to tokens. */
  scope?: string;
  params?: Schema;
  query?: Schema;
  body?: Schema;
  /** Schema of the answer, or `file` for a download. */
  response: Schema | 'file';
  /** A command that must not be wrapped in one transaction (long imports, sign-in counters). */
  ownTransaction?: boolean;
  /** Its body or answer holds a secret: nothing of it is kept for an `Idempotency-Key`. */
  keyless?: boolean;
  /** Its address holds the secret that proves who asks: the answer is nobody else's to keep. */
  personal?: boolean;
  /** Open to somebody whose first password is good for changing it only. */
  withFirstPassword?: boolean;
  /** Open to somebody who has yet to show or set up a second factor. */
  beforeFactor?: boolean;
  /** Takes a file as multipart instead of a JSON body. */
  upload?: boolean;
  /** Action under which the audit trail keeps that somebody signed in, or a system, was given the answer, as `data.exported`. */
  audited?: string;
  /** Requests a minute for this operation alone, by account or token, and by address. */
  limit?: number;
  /** Largest body in bytes, where 1 MiB is too small; the schema's own bound holds where it is less. */
  bodyLimit?: number;
  handle(ctx: Context, input: { params: never; query: never; body: never }): Promise<unknown>;
}

type Out<S> = S extends Schema ? z.output<S> : undefined;
type Answer<R> = R extends 'file' ? FileAnswer : R extends Schema ? z.input<R> : never;

export interface OperationSpec<
  P extends Schema | undefined,
  Q extends Schema | undefined,
  B extends Schema | undefined,
  R extends Schema | 'file',
> extends Omit<Operation, 'handle' | 'params' | 'query' | 'body' | 'response' | 'kind'> {
  params?: P;
  query?: Q;
  body?: B;
  response: R;
  handle(ctx: Context, input: { params: Out<P>; query: Out<Q>; body: Out<B> }): Promise<Answer<R>>;
}

/** A use case that changes something: one transaction, history and events inside it. */
export function defineCommand<
  R extends Schema | 'file',
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
>(spec: OperationSpec<P, Q, B, R>): Operation & { handle: OperationSpec<P, Q, B, R>['handle'] } {
  return { ...spec, kind: 'command' } as never;
}

/** A read, shaped for one screen or one consumer. */
export function defineQuery<
  R extends Schema | 'file',
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
>(spec: OperationSpec<P, Q, B, R>): Operation & { handle: OperationSpec<P, Q, B, R>['handle'] } {
  return { ...spec, kind: 'query' } as never;
}
