/** What a module shows everybody in pages rendered on the server: addresses and data. How it looks is its public front's. */
import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Feed } from '../documents/atom.ts';
import type { Context } from './context.ts';
import type { Problem } from './problem.ts';

export interface LoadedPage {
  data: unknown;
  /** Key of the words, or the text itself. */
  title: string;
  description?: string;
  /** Address of the feed that tells what is new of the page. */
  feed?: string;
  /** Its address is a secret, or it holds somebody's own: no copy is kept, no search engine lists it, no other page is told of it. */
  secret?: boolean;
  /** It may ask the device where it is, when its reader presses for it. */
  asksPlace?: boolean;
  /** Scripts of its own, by module and name: `room/send` is `modules/room/web/public/send-island.ts`. */
  scripts?: readonly string[];
}

/** What a form brought: its fields, and a way to the operations of the API as who sent it. */
export interface SentForm {
  ctx: Context;
  request: FastifyRequest;
  /** Fields that are named twice hold all their values in `all`. */
  fields: Record<string, string>;
  all: Record<string, string[]>;
  /** Asks an operation below the assembly's address. */
  ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<{ status: number; body: Record<string, unknown> }>;
  reply: FastifyReply;
}

/** A plain form of a page: what it does without script. */
export interface PublicForm {
  /** Below the address of an assembly, beginning with `/`. */
  path: string;
  /** Name of the page drawn again when something is to be corrected. */
  name: string;
  /** Files are given here one by one while they arrive; absent: none are taken. Throws what {@link take} is then told of. */
  file?(ctx: Context, file: Readable, fields: Record<string, string>): Promise<string | null>;
  take(
    form: SentForm,
    files: ReadonlyArray<TakenFile>,
  ): Promise<(LoadedPage & { status: number }) | { redirect: string }>;
}

/** What became of a file of a form. */
export type TakenFile = { id: string } | { refused: Problem };

/** A script that works for pages without a network, served beside them. */
export interface PublicWorker {
  /** Below the address of an assembly; it works for what lies below its folder. */
  path: string;
  /** By module and name: `room/send` is `modules/room/web/public/send-worker.js`. */
  script: string;
}

export interface PublicPage {
  /** Below the address of an assembly, beginning with `/`. */
  path: string;
  /** Name of the page in the module's public front. */
  name: string;
  /** Data to render, or the address to go to instead. */
  load(ctx: Context, request: FastifyRequest): Promise<LoadedPage | { redirect: string }>;
}

/** What a module says of an assembly in the list of all. */
export interface Glance {
  /** Short facts: keys of the words with their parameters. */
  facts: ReadonlyArray<{ key: string; params: Record<string, unknown> }>;
  /** Its newest matters, with their addresses below that of the assembly. */
  newest: ReadonlyArray<{ path: string; title: string }>;
}

/** What is new of a page, for readers of news; a page names its own by `feed`. */
export interface PublicFeed {
  /** Below the address of an assembly, beginning with `/`. */
  path: string;
  load(ctx: Context, request: FastifyRequest): Promise<Feed>;
}

export interface PublicPages {
  pages: readonly PublicPage[];
  feeds?: readonly PublicFeed[];
  forms?: readonly PublicForm[];
  workers?: readonly PublicWorker[];
  /** Data of the module's part of an assembly's first page. */
  home?(ctx: Context): Promise<unknown>;
  glance?(ctx: Context): Promise<Glance>;
}

/** What the address of a page asks for. */
export const queryOf = (request: FastifyRequest): Record<string, string | undefined> =>
  request.query as Record<string, string | undefined>;
