/** Addresses of the public pages of activities, with the data of each. */
import type { FastifyRequest } from 'fastify';
import { type PublicPages, queryOf } from '../../../../platform/http/public-pages.ts';
import { loaders } from './loaders.ts';

const paramOf = (request: FastifyRequest, name: string) => (request.params as Record<string, string>)[name]!;

export const publicPages: PublicPages = {
  pages: [
    { path: '/activities', name: 'activities', load: (ctx, request) => loaders.list(ctx, queryOf(request)) },
    {
      path: '/activities/:activityId',
      name: 'activity',
      load: (ctx, request) => loaders.activity(ctx, paramOf(request, 'activityId')),
    },
  ],
};
