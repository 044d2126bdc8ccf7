/** Addresses of the public pages and the data of each. */
import type { FastifyRequest } from 'fastify';
import { listAssemblies, localName } from '../../modules/assemblies/index.ts';
import { loaders } from '../../modules/proposals/web/public/loaders.ts';
import type { PublicPage } from './render.ts';

const query = (request: FastifyRequest) => request.query as Record<string, string | undefined>;

export const publicPages: readonly PublicPage[] = [
  {
    path: '/',
    name: 'assemblies',
    async load(ctx) {
      const assemblies = await listAssemblies(ctx.db);
      const only = assemblies.length === 1 ? assemblies[0] : undefined;
      if (only) return { redirect: `/${only.code}` };
      const shown = await Promise.all(
        assemblies.map(async (assembly) => ({
          ...assembly,
          ...(await loaders.dealingWith({ ...ctx, assembly })),
        })),
      );
      return {
        title: 'public.product',
        data: {
          assemblies: shown.map(({ code, level, place, handling, answered, newest, ...names }) => ({
            code,
            name: localName(names, ctx.locale),
            level,
            place,
            handling,
            answered,
            newest,
          })),
        },
      };
    },
  },
  { path: '/:assembly', name: 'home', load: (ctx) => loaders.home(ctx) },
  { path: '/:assembly/proposals', name: 'register', load: (ctx, request) => loaders.register(ctx, query(request)) },
  {
    path: '/:assembly/proposals/:proposalId',
    name: 'proposal',
    load: (ctx, request) => loaders.proposal(ctx, (request.params as { proposalId: string }).proposalId),
  },
  {
    path: '/:assembly/proposals/:proposalId/preview',
    name: 'proposal',
    load: (ctx, request) => loaders.preview(ctx, (request.params as { proposalId: string }).proposalId, query(request)),
  },
  {
    path: '/:assembly/figures',
    name: 'figures',
    load: (ctx, request) => loaders.figures(ctx, query(request)),
  },
  { path: '/:assembly/open-data', name: 'open-data', load: () => loaders.openData() },
];
