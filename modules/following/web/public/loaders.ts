/** Data of the pages of those who follow, and the steps of their plain forms. */
import type { FastifyRequest } from 'fastify';
import type { Context } from '../../../../platform/http/context.ts';
import { notFound } from '../../../../platform/http/problem.ts';
import type { PublicForm, SentForm } from '../../../../platform/http/public-pages.ts';
import { matter as matterShape, secret as secretShape } from '../../contract.ts';
import { addressOf, followingOf } from '../../queries/get-following.ts';
import { LINK_HOURS } from '../../store/letters.ts';
import { publicMatter } from '../../store/matters.ts';
import type { AskData } from './ask-page.tsx';
import type { MineData } from './mine-page.tsx';
import type { StopData } from './stop-page.tsx';

type Kinds = ReadonlySet<string>;
type Fields = Record<string, string | undefined>;

/** @throws Problem 404 for what names no public matter */
async function matterAsked(ctx: Context, kinds: Kinds, { kind, matterId }: Fields) {
  const [named, ided] = [matterShape.kind.safeParse(kind), matterShape.matterId.safeParse(matterId)];
  if (!named.success || !ided.success) throw notFound();
  return publicMatter(ctx, kinds, { kind: named.data, matterId: ided.data });
}

async function askPage(ctx: Context, kinds: Kinds, fields: Fields, said: Partial<AskData>) {
  const matter = await matterAsked(ctx, kinds, fields);
  if (!ctx.channels?.mail) throw notFound();
  const data: AskData = { matter, hours: LINK_HOURS, sent: false, problem: null, address: '', ...said };
  return { title: data.sent ? 'following.ask.sentTitle' : 'following.ask.title', data, secret: true };
}

export const loadAskPage = (ctx: Context, kinds: Kinds, asked: Fields) =>
  askPage(ctx, kinds, asked, { sent: asked.sent === '1' });

/** What the API said of a refusal. */
const problemIn = (body: Record<string, unknown>): string => {
  const { title, issues } = body as { title: string; issues?: Array<{ message: string }> };
  return issues?.[0]?.message ?? title;
};

export const askForm = (kinds: Kinds): PublicForm => ({
  path: '/following',
  name: 'follow-ask',
  async take({ ctx, fields, ask }) {
    const { kind, matterId } = await matterAsked(ctx, kinds, fields);
    const { address = '' } = fields;
    const answer = await ask('POST', '/following/mail', { kind, matterId, address });
    if (answer.status === 200)
      return { redirect: `/${ctx.assembly.code}/following?kind=${kind}&matterId=${matterId}&sent=1` };
    const page = await askPage(ctx, kinds, fields, { problem: problemIn(answer.body), address });
    return { ...page, status: answer.status };
  },
});

const paramOf = (request: FastifyRequest, name: string) => (request.params as Record<string, string>)[name]!;

const done = ['confirmed', 'stopped'];

async function minePage(ctx: Context, kinds: Kinds, secret: string, said: Pick<MineData, 'done' | 'problem'>) {
  if (!secretShape.safeParse(secret).success) throw notFound();
  const data: MineData = { it: await followingOf(ctx, kinds, addressOf(ctx, secret)), secret, ...said };
  return { title: 'following.mine.title', data, secret: true };
}

export const loadMinePage = (ctx: Context, kinds: Kinds, request: FastifyRequest) => {
  const asked = (request.query as Fields).done;
  return minePage(ctx, kinds, paramOf(request, 'secret'), {
    done: asked && done.includes(asked) ? (asked as MineData['done']) : null,
    problem: null,
  });
};

async function takeMine(kinds: Kinds, { ctx, request, fields, all, ask }: SentForm) {
  const secret = paramOf(request, 'secret');
  const page = await minePage(ctx, kinds, secret, { done: null, problem: null });
  const at = `/following/mine/${secret}`;
  const again = (problem: string, status: number) => ({ ...page, data: { ...page.data, problem }, status });
  const followIds = all.followIds ?? [];
  if (fields.step === 'confirm' && followIds.length === 0) return again(ctx.t('following.mine.nobodyChosen'), 422);
  const answer =
    fields.step === 'confirm'
      ? await ask('POST', `${at}/confirm`, { followIds })
      : fields.step === 'stop' && fields.followId
        ? await ask('POST', `${at}/stop`, { followId: fields.followId })
        : fields.step === 'all'
          ? await ask('POST', `${at}/stop`, {})
          : undefined;
  if (!answer) throw notFound();
  if (answer.status !== 200) return again(problemIn(answer.body), answer.status);
  return { redirect: `/${ctx.assembly.code}${at}?done=${fields.step === 'confirm' ? 'confirmed' : 'stopped'}` };
}

export const mineForm = (kinds: Kinds): PublicForm => ({
  path: '/following/mine/:secret',
  name: 'following',
  take: (form) => takeMine(kinds, form),
});

async function stopPage(ctx: Context, kinds: Kinds, request: FastifyRequest, stopped: boolean) {
  const [secret, followId] = [paramOf(request, 'secret'), paramOf(request, 'followId')];
  if (!secretShape.safeParse(secret).success || !matterShape.matterId.safeParse(followId).success) throw notFound();
  const { items } = await followingOf(ctx, kinds, addressOf(ctx, secret));
  const item = items.find((one) => one.followId === followId);
  const data: StopData = { secret, followId, title: item?.title ?? '', stopped };
  return { title: 'following.stop.title', data, secret: true };
}

export const loadStopPage = (ctx: Context, kinds: Kinds, request: FastifyRequest) =>
  stopPage(ctx, kinds, request, false);

/** One press, by a reader or by their mail program (RFC 8058), which is answered without being sent on. */
export const stopForm = (kinds: Kinds): PublicForm => ({
  path: '/following/mine/:secret/stop/:followId',
  name: 'follow-stop',
  async take({ ctx, request, ask }) {
    await stopPage(ctx, kinds, request, false);
    const [secret, followId] = [paramOf(request, 'secret'), paramOf(request, 'followId')];
    const answer = await ask('POST', `/following/mine/${secret}/stop`, { followId });
    if (answer.status !== 200) throw notFound();
    return { ...(await stopPage(ctx, kinds, request, true)), status: 200 };
  },
});
