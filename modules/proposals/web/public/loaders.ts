/** Data of the public pages: the same queries the API answers with. */
import { z } from 'zod';
import type { Context } from '../../../../platform/http/context.ts';
import { notFound } from '../../../../platform/http/problem.ts';
import type { Glance } from '../../../../platform/http/public-pages.ts';
import { publicFilter } from '../../contract/register.ts';
import { computeFigures } from '../../figures/compute.ts';
import { loadPublicProposal, previewPublicProposal, registerOptions } from '../../queries/get-public-proposal.ts';
import { searchRegister } from '../../queries/search-register.ts';

type Query = Record<string, string | undefined>;

/** Empty fields of a form mean "any"; a field that makes no sense is dropped rather than refused. */
function readFilter(query: Query) {
  const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = publicFilter.safeParse(given);
  if (parsed.success) return parsed.data;
  const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
  return publicFilter.parse(Object.fromEntries(Object.entries(given).filter(([key]) => !wrong.has(key))));
}

const search = (ctx: Context, query: Query) =>
  searchRegister.handle(ctx, { params: undefined as never, query: readFilter(query), body: undefined });

async function choices(ctx: Context) {
  const options = await registerOptions.handle(ctx, {
    params: undefined as never,
    query: undefined as never,
    body: undefined,
  });
  return {
    sessions: options.sessions.map((item) => ({ value: item.sessionId, label: item.label })),
    units: options.units.map((item) => ({ value: item.unitId, label: item.name })),
    categories: options.categories.map((item) => ({ value: item.code, label: item.label })),
    classes: options.classes.map((item) => ({ value: item.code, label: `${item.code} ${item.label}` })),
  };
}

const NEWEST = 3;

export const loaders = {
  /** What an assembly is dealing with now, in a few lines: for the list of assemblies. */
  async glance(ctx: Context): Promise<Glance> {
    const [handling, answered] = await Promise.all([
      search(ctx, { state: 'handling', size: String(NEWEST) }),
      search(ctx, { state: 'closed', size: '1' }),
    ]);
    return {
      facts: [
        { key: 'public.assemblies.handling', params: { count: handling.total } },
        { key: 'public.assemblies.answered', params: { count: answered.total } },
      ],
      newest: handling.items.map(({ proposalId, subject }) => ({ path: `/proposals/${proposalId}`, title: subject })),
    };
  },
  async home(ctx: Context) {
    const figures = await computeFigures(ctx, { audience: 'public', imported: false });
    const handling = await search(ctx, { state: 'handling', size: '6' });
    const answered = await search(ctx, { state: 'closed', size: '6' });
    return { figures, handling: handling.items, answered: answered.items };
  },
  async register(ctx: Context, query: Query) {
    const filter = readFilter(query);
    const found = await search(ctx, query);
    const past = filter.page > found.page ? filter.page : null;
    return {
      title: 'public.register.title',
      data: { ...found, past, filter, options: await choices(ctx) },
    };
  },
  async proposal(ctx: Context, proposalId: string) {
    if (!z.uuid().safeParse(proposalId).success) throw notFound();
    const data = await loadPublicProposal(ctx, proposalId);
    return {
      title: data.subject,
      description: data.situation.map((run) => run.text).join(''),
      data: { ...data, asOf: ctx.clock.now() },
    };
  },
  /** Before the decision: for those who may take it, 404 for everybody else. */
  async preview(ctx: Context, proposalId: string, query: Query) {
    if (!z.uuid().safeParse(proposalId).success) throw notFound();
    const decision = query.decision === 'title_only' ? 'title_only' : 'public';
    const data = await previewPublicProposal(ctx, proposalId, decision, (query.withheld ?? '').split(','));
    return { title: data.subject, data: { ...data, asOf: ctx.clock.now(), preview: true } };
  },
  async figures(ctx: Context, query: Query) {
    const { sessionId } = query;
    const { sessions } = await choices(ctx);
    const known = sessions.some((item) => item.value === sessionId);
    return {
      title: 'public.figures.title',
      data: {
        figures: await computeFigures(ctx, {
          sessionId: known ? sessionId : undefined,
          audience: 'public',
          imported: query.imported === 'true',
        }),
        sessions,
      },
    };
  },
  async openData() {
    return { title: 'public.openData.title', data: {} };
  },
};
