/** What is new in the register and of one proposal, for readers of news: nothing the pages do not say. */
import { startOfDay } from '../../../../platform/calendar/days.ts';
import type { Feed } from '../../../../platform/documents/atom.ts';
import { addressAsking, askedText, idAsked, type PageQuery } from '../../../../platform/http/asked.ts';
import type { Context } from '../../../../platform/http/context.ts';
import { localName } from '../../../assemblies/index.ts';
import type { PublicProposal } from '../../contract/register.ts';
import { loadPublicProposal } from '../../queries/get-public-proposal.ts';
import { searchByPage } from './asked-loaders.ts';

const NEWEST = 50;
const levels = ['satisfied', 'basically', 'unsatisfied'] as const;

/** What a step was, by whom; sums where they are what is new. */
function stepTitle(ctx: Context, { event, unitName, details }: PublicProposal['timeline'][number]): string {
  const sums = event === 'rate' ? levels.filter((level) => details[level]) : [];
  const told = sums.map((level) => `${ctx.t(`handling.satisfaction.${level}`)} ${details[level]}`);
  return [ctx.t(`proposals.done.${event}`), unitName, ...told].filter(Boolean).join(' · ');
}

/** Steps of one proposal, newest first. @throws Problem 404 when it is not public */
export async function proposalFeed(ctx: Context, proposalId: string): Promise<Feed> {
  const data = await loadPublicProposal(ctx, idAsked(proposalId));
  const path = `/proposals/${data.proposalId}`;
  return {
    title: data.subject,
    path,
    author: localName(ctx.assembly, ctx.locale),
    entries: data.timeline
      .map((line, at) => ({
        key: `proposals/${data.proposalId}/${line.event}/${at}`,
        title: stepTitle(ctx, line),
        path,
        updated: new Date(line.at),
        summary: data.subject,
      }))
      .reverse(),
  };
}

/** The proposals of a search in the register filed last, each as of its filing; what follows is in its own feed. */
export async function registerFeed(ctx: Context, query: PageQuery): Promise<Feed> {
  const { items } = await searchByPage(ctx, { ...query, page: '1', size: String(NEWEST) });
  const name = localName(ctx.assembly, ctx.locale);
  return {
    title: ctx.t('proposals.feed.title', { name }),
    path: addressAsking('/proposals', askedText(query)),
    author: name,
    entries: items.map((item) => ({
      key: `proposals/${item.proposalId}`,
      title: item.subject,
      path: `/proposals/${item.proposalId}`,
      updated: startOfDay(item.filedOn.padEnd(10, '-01')),
      summary: ctx.t('proposals.feed.line', {
        number: item.number,
        session: item.sessionLabel,
        name: item.firstProposer,
      }),
    })),
  };
}
