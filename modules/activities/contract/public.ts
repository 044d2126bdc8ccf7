/** What anybody may read: activities that are marked public. */
import { z } from 'zod';
import { instant } from '../../../platform/http/dates.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { pageAnswered } from '../../../platform/http/pages.ts';
import { activityState, activityType, halfDay, id, paging, params } from './shared.ts';

const publicLine = z.object({
  activityId: id,
  type: activityType,
  title: z.string(),
  state: activityState,
  place: z.string(),
  startsAt: instant,
  endsAt: instant,
});
export type PublicActivity = z.output<typeof publicLine>;

export const publicFilter = z.object({
  when: z.enum(['coming', 'past']).optional(),
  type: activityType.optional(),
});

export const publicEndpoints = {
  listPublicActivities: endpoint({
    method: 'GET',
    path: '/activity-list',
    query: publicFilter.extend(paging),
    response: z.object({
      items: z.array(publicLine),
      total: z.number().int(),
      page: pageAnswered,
      size: z.number().int(),
    }),
  }),
  getPublicActivity: endpoint({
    method: 'GET',
    path: '/activity-list/:activityId',
    params,
    response: publicLine.extend({
      description: z.string(),
      results: z.string(),
      reason: z.string(),
      holder: z.string(),
      halfDays: z.array(halfDay.omit({ halfDayId: true })),
      papers: z.array(z.object({ paperId: id, title: z.string() })),
    }),
  }),
  publicActivityPaper: endpoint({
    method: 'GET',
    path: '/activity-list/:activityId/papers/:paperId',
    params: params.extend({ paperId: id }),
    response: 'file',
  }),
} as const;
