/** What a module shows everybody in pages rendered on the server: addresses and data. How it looks is its public front's. */
import type { FastifyRequest } from 'fastify';
import type { Feed } from '../documents/atom.ts';
import type { Context } from './context.ts';

export interface LoadedPage {
  data: unknown;
  /** Key of the words, or the text itself. */
  title: string;
  description?: string;
  /** Address of the feed that tells what is new of the page. */
  feed?: string;
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
  /** Data of the module's part of an assembly's first page. */
  home?(ctx: Context): Promise<unknown>;
  glance?(ctx: Context): Promise<Glance>;
}

/** What the address of a page asks for. */
export const queryOf = (request: FastifyRequest): Record<string, string | undefined> =>
  request.query as Record<string, string | undefined>;
