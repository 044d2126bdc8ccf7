/** Data of the public pages: the same queries the API answers with. */
import { waysToFollow } from '../../../../platform/following/ways.ts';
import { addressAsking, askedText, idAsked, type PageQuery } from '../../../../platform/http/asked.ts';
import type { Context } from '../../../../platform/http/context.ts';
import type { Glance } from '../../../../platform/http/public-pages.ts';
import { publicLinks } from '../../../../platform/links/module.ts';
import { computeFigures } from '../../figures/compute.ts';
import { answerSentences } from '../../queries/answer-sentences.ts';
import { loadPublicProposal, previewPublicProposal, registerOptions } from '../../queries/get-public-proposal.ts';
import { proposalLife } from '../../workflow.ts';
import { readFilter, searchByPage } from './asked-loaders.ts';

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
      searchByPage(ctx, { state: 'handling', size: String(NEWEST) }),
      searchByPage(ctx, { state: 'closed', size: '1' }),
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
    const handling = await searchByPage(ctx, { state: 'handling', size: '6' });
    const answered = await searchByPage(ctx, { state: 'closed', size: '6' });
    const answers = await answerSentences(
      ctx,
      answered.items.map((item) => item.proposalId),
    );
    return {
      figures,
      handling: handling.items,
      answered: answered.items.map((item) => ({ ...item, answer: answers.get(item.proposalId) ?? '' })),
    };
  },
  async register(ctx: Context, query: PageQuery) {
    const filter = readFilter(query);
    const found = await searchByPage(ctx, query);
    const past = filter.page > found.page ? filter.page : null;
    const feed = addressAsking(`/${ctx.assembly.code}/proposals/feed.xml`, askedText(filter));
    return {
      title: 'public.register.title',
      feed,
      data: { ...found, past, filter, options: await choices(ctx), feed },
    };
  },
  async proposal(ctx: Context, proposalId: string) {
    const data = await loadPublicProposal(ctx, idAsked(proposalId));
    return {
      title: data.subject,
      description: data.situation.map((run) => run.text).join(''),
      feed: `/${ctx.assembly.code}/proposals/${data.proposalId}/feed.xml`,
      scripts: ['following/follow'],
      data: {
        ...data,
        links: await publicLinks(ctx, proposalLife.kind, proposalId),
        asOf: ctx.clock.now(),
        ways: waysToFollow(ctx),
      },
    };
  },
  /** Before the decision: for those who may take it, 404 for everybody else. */
  async preview(ctx: Context, proposalId: string, query: PageQuery) {
    const decision = query.decision === 'title_only' ? 'title_only' : 'public';
    const data = await previewPublicProposal(ctx, idAsked(proposalId), decision, (query.withheld ?? '').split(','));
    const links = await publicLinks(ctx, proposalLife.kind, proposalId);
    return { title: data.subject, data: { ...data, links, asOf: ctx.clock.now(), preview: true } };
  },
  async figures(ctx: Context, query: PageQuery) {
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
