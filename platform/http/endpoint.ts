/**
 * The outside of one operation: method, path, schemas. Endpoints live in a module's contract, so that the server, the
 * OpenAPI document, the forms and the browser's client speak from one source. No server code here.
 */
import type { z } from 'zod';

export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1/assemblies/:assembly`, or below `/api/v1` when `root` is set. */
  path: string;
  root?: boolean;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  response: z.ZodType | 'file';
}

/** Keeps the exact schema types of an endpoint. */
export function endpoint<const E extends Endpoint>(value: E): E {
  return value;
}

type In<S> = S extends z.ZodType ? z.input<S> : undefined;

/** What a client gives. */
export interface CallInput<E extends Endpoint> {
  params?: In<E['params']>;
  query?: In<E['query']>;
  body?: In<E['body']>;
}

/** What a client gets. */
export type CallOutput<E extends Endpoint> = E['response'] extends z.ZodType ? z.output<E['response']> : Blob;
