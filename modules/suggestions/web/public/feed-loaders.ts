/** What is new of suggestions, for readers of news: nothing the pages do not say. */
import { startOfDay } from '../../../../platform/calendar/days.ts';
import type { Feed } from '../../../../platform/documents/atom.ts';
import { addressAsking, askedText, type PageQuery } from '../../../../platform/http/asked.ts';
import type { Context } from '../../../../platform/http/context.ts';
import { localName } from '../../../assemblies/index.ts';
import { listed, loaders, readFilter } from './loaders.ts';

const NEWEST = 50;

/** Steps of one suggestion, newest first. @throws Problem 404 when it is not public */
export async function suggestionFeed(ctx: Context, id: string): Promise<Feed> {
  const { it } = (await loaders.suggestion(ctx, id, {})).data;
  const path = `/suggestions/${it.suggestionId}`;
  return {
    title: it.subject,
    path,
    author: localName(ctx.assembly, ctx.locale),
    entries: it.timeline
      .map((line, at) => ({
        key: `${path}/${line.action}/${at}`,
        title: ctx.t(`suggestions.done.${line.action}`),
        path,
        updated: startOfDay(line.on),
        summary: it.subject,
      }))
      .reverse(),
  };
}

/** The suggestions of a search shown last. */
export async function listFeed(ctx: Context, query: PageQuery): Promise<Feed> {
  const filter = readFilter(query);
  const { items } = await listed(ctx, filter, 1, NEWEST);
  const name = localName(ctx.assembly, ctx.locale);
  return {
    title: ctx.t('suggestions.page.feedTitle', { name }),
    path: addressAsking('/suggestions', askedText(filter)),
    author: name,
    entries: items.map((item) => ({
      key: `suggestions/${item.suggestionId}`,
      title: item.subject,
      path: `/suggestions/${item.suggestionId}`,
      updated: startOfDay(item.publishedOn),
      summary: ctx.t('suggestions.page.feedLine', {
        number: item.number,
        state: ctx.t(`suggestions.publicState.${item.state}`),
      }),
    })),
  };
}
