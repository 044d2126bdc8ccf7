/** Data of the public pages: the same queries the API answers with. */
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { dayOf } from '../../../../platform/calendar/days.ts';
import { waysToFollow } from '../../../../platform/following/ways.ts';
import { addressAsking, askedText, idAsked, type PageQuery, readAsked } from '../../../../platform/http/asked.ts';
import type { Context } from '../../../../platform/http/context.ts';
import { notFound } from '../../../../platform/http/problem.ts';
import type { Glance, PublicForm } from '../../../../platform/http/public-pages.ts';
import { publicLinks } from '../../../../platform/links/module.ts';
import { mapOf } from '../../../assemblies/index.ts';
import { publicFilter } from '../../contract/public.ts';
import { computeSuggestionFigures } from '../../figures/compute.ts';
import { suggestionLife } from '../../life.ts';
import { getPublicSuggestion, previewPublicSuggestion } from '../../queries/get-public-suggestion.ts';
import { listPublicSuggestions, moderationLog, suggestionMap } from '../../queries/public-lists.ts';
import type { ListData } from './list-page.tsx';
import { optionsOf } from './send-loaders.ts';
import type { SuggestionData } from './suggestion-page.tsx';

type Filter = z.output<typeof publicFilter>;

const HOME = 4;
const SIZE = 20;
const LONGEST_AT = 60;
const none = { params: undefined as never, body: undefined as never };

export const readFilter = (query: PageQuery): Filter => readAsked(publicFilter, query);

export const listed = (ctx: Context, filter: Filter, page = 1, size = SIZE) =>
  listPublicSuggestions.handle(ctx, { ...none, query: { ...filter, page, size } });

/** Name of the cookie by which a device that joined is known again; it says nothing else. */
const joinCookie = 'yt_joined';
const joinedBy = (request: { cookies?: Record<string, string | undefined> }): { token?: string; ids: string[] } => {
  const [token, ...ids] = (request.cookies?.[joinCookie] ?? '').split('.');
  return token && /^[\w-]{43}$/.test(token) ? { token, ids } : { ids: [] };
};
const JOINS_KEPT = 60;

async function pointsOf(ctx: Context, filter: Filter) {
  const { features, more } = await suggestionMap.handle(ctx, { ...none, query: filter });
  const points = features.map(({ id, geometry, properties }) => {
    const [longitude, latitude] = geometry.coordinates as [number, number];
    return { suggestionId: id, ...properties, longitude, latitude };
  });
  return { points, more };
}

/** Years whose figures one may look at. */
const FIGURE_YEARS = 5;

export const loaders = {
  async glance(ctx: Context): Promise<Glance> {
    const { items, total } = await listed(ctx, {}, 1, 2);
    if (total === 0) return { facts: [], newest: [] };
    return {
      facts: [{ key: 'suggestions.page.open', params: { count: total } }],
      newest: items.map((item) => ({ path: `/suggestions/${item.suggestionId}`, title: item.subject })),
    };
  },
  async home(ctx: Context) {
    return { items: (await listed(ctx, {}, 1, HOME)).items };
  },
  async list(ctx: Context, query: PageQuery) {
    const filter = readFilter(query);
    const map = await mapOf(ctx.db, ctx.assembly);
    const onMap = query.view === 'map' && map !== undefined;
    const asked = askedText(filter);
    const feed = addressAsking(`/${ctx.assembly.code}/suggestions/feed.xml`, asked);
    const page = Math.min(100_000, Math.max(1, Math.trunc(Number(query.page)) || 1));
    const data: ListData = {
      view: onMap ? 'map' : 'list',
      filter: filter as ListData['filter'],
      categories: (await optionsOf(ctx)).categories,
      asked,
      feed,
      list: onMap ? null : await listed(ctx, filter, page),
      map: onMap ? { areas: map as never, chosen: query.area, ...(await pointsOf(ctx, filter)) } : null,
      hasMap: map !== undefined,
    };
    return { title: 'suggestions.page.title', feed, data };
  },
  async suggestion(ctx: Context, asked: string, request: { cookies?: Record<string, string | undefined> }) {
    const suggestionId = idAsked(asked);
    const it = await getPublicSuggestion.handle(ctx, { ...none, params: { suggestionId }, query: undefined as never });
    const data: SuggestionData = {
      it,
      links: await publicLinks(ctx, suggestionLife.kind, suggestionId),
      joined: joinedBy(request).ids.includes(suggestionId),
      ways: waysToFollow(ctx),
    };
    const description = it.text.map((run) => run.text).join('');
    return {
      title: it.subject,
      ...(description ? { description } : {}),
      feed: `/${ctx.assembly.code}/suggestions/${suggestionId}/feed.xml`,
      scripts: ['following/follow'],
      data,
    };
  },
  /** Before the decision: for those who may take it, 404 for everybody else. */
  async preview(ctx: Context, asked: string, query: PageQuery) {
    const suggestionId = idAsked(asked);
    const decision = query.decision === 'title_only' ? 'title_only' : 'public';
    const it = await previewPublicSuggestion(ctx, suggestionId, decision);
    const links = await publicLinks(ctx, suggestionLife.kind, suggestionId);
    return { title: it.subject, data: { it, links, joined: false, preview: true } satisfies SuggestionData };
  },
  async screening(ctx: Context, query: PageQuery) {
    const year = Number(query.year);
    const known = Number.isInteger(year) && year >= 2000 && year <= 2199;
    const log = await moderationLog.handle(ctx, { ...none, query: known ? { year } : {} });
    const thisYear = Number(dayOf(ctx.clock.now()).slice(0, 4));
    return { title: 'suggestions.screeningPage.title', data: { log, options: await optionsOf(ctx), thisYear } };
  },
  async figures(ctx: Context, query: PageQuery) {
    const newest = Number(dayOf(ctx.clock.now()).slice(0, 4));
    const years = Array.from({ length: FIGURE_YEARS }, (_, back) => newest - back);
    const year = years.find((one) => String(one) === query.year);
    const figures = await computeSuggestionFigures(ctx, { year, imported: false });
    return { title: 'suggestions.figures.page', data: { figures, years } };
  },
  async poster(ctx: Context, query: PageQuery) {
    const { screening } = await optionsOf(ctx);
    const at = (query.at ?? '').trim().slice(0, LONGEST_AT);
    return { title: 'suggestions.posterPage.title', data: { at, screening } };
  },
};

/** Joining by one press: the device keeps a token of chance, and which ones it joined. */
export const joinForm: PublicForm = {
  path: '/suggestions/:suggestionId',
  name: 'suggestion',
  async take(form) {
    const { ctx, request, reply } = form;
    const suggestionId = idAsked((request.params as { suggestionId: string }).suggestionId);
    const known = joinedBy(request);
    const token = known.token ?? randomBytes(32).toString('base64url');
    const step = form.fields.step === 'leave' ? 'leave' : 'join';
    const answer = await form.ask('POST', `/suggestions/${suggestionId}/${step}`, { token });
    if (answer.status === 404) throw notFound();
    const others = known.ids.filter((id) => id !== suggestionId);
    const ids = answer.body.mine === true ? [suggestionId, ...others].slice(0, JOINS_KEPT) : others;
    reply.setCookie(joinCookie, [token, ...ids].join('.'), {
      path: `/${ctx.assembly.code}/suggestions`,
      httpOnly: true,
      sameSite: 'lax',
      secure: request.protocol === 'https',
      maxAge: 31_536_000,
    });
    return { redirect: `/${ctx.assembly.code}/suggestions/${suggestionId}` };
  },
};
