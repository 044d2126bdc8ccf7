/** The private page of a sender, and the steps of its plain forms. */
import { waysToFollow } from '../../../../platform/following/ways.ts';
import type { Context } from '../../../../platform/http/context.ts';
import { notFound } from '../../../../platform/http/problem.ts';
import type { PublicForm, SentForm, TakenFile } from '../../../../platform/http/public-pages.ts';
import { arrivedOf, wrongOf } from '../../../../web/public/letters/letter-loaders.ts';
import { questions, ratingOf } from '../../../handling/contract.ts';
import { secret as secretShape } from '../../contract/shared.ts';
import { getMySuggestion } from '../../queries/get-my-suggestion.ts';
import type { MineData } from './mine-page.tsx';
import { optionsOf, sending } from './send-loaders.ts';

const steps = ['sent', 'rate', 'resend', 'withdraw', 'object', 'follow', 'delete'];

type Said = Pick<MineData, 'done' | 'problem' | 'typed'>;

async function page(ctx: Context, secret: string, said: Said) {
  if (!secretShape.safeParse(secret).success) throw notFound();
  const [it, options] = await Promise.all([
    getMySuggestion.handle(ctx, { params: { secret }, query: undefined as never, body: undefined as never }),
    optionsOf(ctx),
  ]);
  const data = {
    it,
    secret,
    keptDays: options.contactKeptDays,
    photosMost: options.limits.photos,
    ways: waysToFollow(ctx),
    ...said,
  };
  const scripts = ['suggestions/mine', ...(it.isPublic ? ['following/follow'] : [])];
  return { title: 'suggestions.mine.title', data, secret: true, scripts };
}

export const loadMinePage = (ctx: Context, secret: string, asked: Record<string, string | undefined>) =>
  page(ctx, secret, { done: steps.includes(asked.done ?? '') ? asked.done! : null, problem: null, typed: {} });

/** Where a step of the page leads, and with what. */
async function request(
  form: SentForm,
  secret: string,
  photoIds: string[],
): Promise<[path: string, body: unknown] | undefined> {
  const { step, text = '', place = '', comment = '', replyId = '' } = form.fields;
  if (step === 'withdraw') return ['withdraw', { reason: text }];
  if (step === 'object') return ['objections', { text }];
  if (step === 'follow') return ['follow', { confirmed: null }];
  if (step === 'delete') return ['delete-data', {}];
  if (step === 'resend') {
    const { it } = (await page(form.ctx, secret, { done: null, problem: null, typed: {} })).data;
    const { subject, category, point } = it;
    const kept = it.photos.flatMap((photo) => (photo.state === 'refused' ? [] : photo.photoId));
    const same = { subject, ...(category ? { category } : {}), ...(point ? { point } : {}) };
    return ['resend', { ...same, text, place, photoIds: [...kept, ...photoIds] }];
  }
  if (step !== 'rate') return undefined;
  const { it } = (await page(form.ctx, secret, { done: null, problem: null, typed: {} })).data;
  const names = questions[it.ratingForm].map(([name]) => name);
  const answers = Object.fromEntries(names.map((name) => [name, form.fields[name] ?? '']));
  return ['ratings', { replyId: replyId || null, rating: ratingOf(it.ratingForm, answers), comment }];
}

async function take(form: SentForm, files: readonly TakenFile[]) {
  const { ctx } = form;
  const { secret } = form.request.params as { secret: string };
  const { photoIds, refused } = arrivedOf(form, files);
  const again = async (status: number, problem: string) => ({
    ...(await page(ctx, secret, { done: null, problem, typed: form.fields })),
    status,
  });
  if (refused.length > 0) return again(422, refused.join(' '));
  const asked = await request(form, secret, photoIds);
  if (!asked) throw notFound();
  const answer = await form.ask('POST', `/suggestions/mine/${secret}/${asked[0]}`, asked[1]);
  if (answer.status === 404) throw notFound();
  if (answer.status === 200)
    return { redirect: `/${ctx.assembly.code}/suggestions/mine/${secret}?done=${form.fields.step}` };
  const { problem, wrong } = wrongOf(answer.body);
  return again(answer.status, [...new Set(Object.values(wrong))].join(' ') || problem || '');
}

export const mineForm: PublicForm = {
  path: '/suggestions/mine/:secret',
  name: 'suggestion-mine',
  file: sending.file,
  take,
};
