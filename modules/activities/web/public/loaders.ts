/** Data of the public pages: the same queries the API answers with. */
import { askedText, idAsked, type PageQuery, readAsked } from '../../../../platform/http/asked.ts';
import type { Context } from '../../../../platform/http/context.ts';
import { publicLinks } from '../../../../platform/links/module.ts';
import { publicFilter } from '../../contract/public.ts';
import { activityLife } from '../../life.ts';
import { getPublicActivity, listPublicActivities } from '../../queries/public.ts';
import type { ActivityData } from './activity-page.tsx';
import type { ListData } from './list-page.tsx';

const SIZE = 20;
const none = { params: undefined as never, body: undefined as never };

export const loaders = {
  async list(ctx: Context, query: PageQuery) {
    const filter = readAsked(publicFilter, query);
    const page = Math.min(100_000, Math.max(1, Math.trunc(Number(query.page)) || 1));
    const list = await listPublicActivities.handle(ctx, { ...none, query: { ...filter, page, size: SIZE } });
    const data: ListData = { filter: filter as ListData['filter'], asked: askedText(filter), list };
    return { title: 'activities.title', data };
  },
  async activity(ctx: Context, asked: string) {
    const activityId = idAsked(asked);
    const it = await getPublicActivity.handle(ctx, { ...none, params: { activityId }, query: undefined as never });
    const data: ActivityData = { it, links: await publicLinks(ctx, activityLife.kind, activityId) };
    return { title: it.title, ...(it.description ? { description: it.description } : {}), data };
  },
};
