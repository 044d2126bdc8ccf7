/** Addresses of the public pages of proposals, with the data of each. */
import type { FastifyRequest } from 'fastify';
import { type PublicPages, queryOf } from '../../../../platform/http/public-pages.ts';
import { proposalFeed, registerFeed } from './feed-loaders.ts';
import { loaders } from './loaders.ts';

const proposalOf = (request: FastifyRequest) => (request.params as { proposalId: string }).proposalId;

export const publicPages: PublicPages = {
  home: loaders.home,
  glance: loaders.glance,
  pages: [
    { path: '/proposals', name: 'register', load: (ctx, request) => loaders.register(ctx, queryOf(request)) },
    {
      path: '/proposals/:proposalId',
      name: 'proposal',
      load: (ctx, request) => loaders.proposal(ctx, proposalOf(request)),
    },
    {
      path: '/proposals/:proposalId/preview',
      name: 'proposal',
      load: (ctx, request) => loaders.preview(ctx, proposalOf(request), queryOf(request)),
    },
    { path: '/figures', name: 'figures', load: (ctx, request) => loaders.figures(ctx, queryOf(request)) },
    { path: '/open-data', name: 'open-data', load: () => loaders.openData() },
  ],
  feeds: [
    { path: '/proposals/feed.xml', load: (ctx, request) => registerFeed(ctx, queryOf(request)) },
    { path: '/proposals/:proposalId/feed.xml', load: (ctx, request) => proposalFeed(ctx, proposalOf(request)) },
  ],
};
