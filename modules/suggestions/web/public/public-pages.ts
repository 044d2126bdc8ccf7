/** Addresses of the public pages of suggestions, with the data of each. */
import type { FastifyRequest } from 'fastify';
import { type PublicPages, queryOf } from '../../../../platform/http/public-pages.ts';
import { listFeed, suggestionFeed } from './feed-loaders.ts';
import { joinForm, loaders } from './loaders.ts';
import { loadMinePage, mineForm } from './mine-loaders.ts';
import { sending } from './send-loaders.ts';

const paramOf = (request: FastifyRequest, name: string) => (request.params as Record<string, string>)[name]!;

export const publicPages: PublicPages = {
  home: loaders.home,
  glance: loaders.glance,
  pages: [
    { path: '/suggestions', name: 'suggestions', load: (ctx, request) => loaders.list(ctx, queryOf(request)) },
    { path: '/suggestions/new', name: 'suggestion-new', load: (ctx, request) => sending.load(ctx, queryOf(request)) },
    {
      path: '/suggestions/mine/:secret',
      name: 'suggestion-mine',
      load: (ctx, request) => loadMinePage(ctx, paramOf(request, 'secret'), queryOf(request)),
    },
    {
      path: '/suggestions/figures',
      name: 'suggestion-figures',
      load: (ctx, request) => loaders.figures(ctx, queryOf(request)),
    },
    {
      path: '/suggestions/screening',
      name: 'suggestion-screening',
      load: (ctx, request) => loaders.screening(ctx, queryOf(request)),
    },
    {
      path: '/suggestions/poster',
      name: 'suggestion-poster',
      load: (ctx, request) => loaders.poster(ctx, queryOf(request)),
    },
    {
      path: '/suggestions/:suggestionId/preview',
      name: 'suggestion',
      load: (ctx, request) => loaders.preview(ctx, paramOf(request, 'suggestionId'), queryOf(request)),
    },
    {
      path: '/suggestions/:suggestionId',
      name: 'suggestion',
      load: (ctx, request) => loaders.suggestion(ctx, paramOf(request, 'suggestionId'), request),
    },
  ],
  forms: [sending.form, mineForm, joinForm],
  workers: [{ path: '/suggestions/sw.js', script: 'suggestions/send' }],
  feeds: [
    { path: '/suggestions/feed.xml', load: (ctx, request) => listFeed(ctx, queryOf(request)) },
    {
      path: '/suggestions/:suggestionId/feed.xml',
      load: (ctx, request) => suggestionFeed(ctx, paramOf(request, 'suggestionId')),
    },
  ],
};
