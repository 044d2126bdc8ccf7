/** The page for sending, and what its plain form does. */
import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Context } from '../../../../platform/http/context.ts';
import type { PublicForm, SentForm, TakenFile } from '../../../../platform/http/public-pages.ts';
import { mapOf } from '../../../assemblies/index.ts';
import { suggestionOptions } from '../../queries/suggestion-options.ts';
import { keepPhoto } from '../../store/keep-photos.ts';
import type { SendData } from './send-page.tsx';

const LONGEST_AT = 60;
const nothing = { params: undefined as never, query: undefined as never, body: undefined as never };

type Typed = Pick<SendData, 'typed'> & Partial<SendData>;

export const optionsOf = (ctx: Context) => suggestionOptions.handle(ctx, nothing);

async function page(ctx: Context, data: Typed) {
  const full: SendData = {
    options: await optionsOf(ctx),
    map: ((await mapOf(ctx.db, ctx.assembly)) as SendData['map'] | undefined) ?? null,
    photoIds: [],
    problem: null,
    wrong: {},
    code: 'none',
    ...data,
  };
  const own = { secret: true, asksPlace: true, script: 'suggestions/send' } as const;
  return { title: 'suggestions.send.title', data: full, ...own };
}

/** A new suggestion: its id and its secret are made here, unless a script makes them. */
export function loadSendPage(ctx: Context, asked: Record<string, string | undefined>) {
  const place = (asked.at ?? '').trim().slice(0, LONGEST_AT);
  return page(ctx, { typed: { suggestionId: randomUUID(), secret: randomBytes(32).toString('base64url'), place } });
}

export const channelOf = (address: string): 'mail' | 'sms' => (address.includes('@') ? 'mail' : 'sms');

interface Refused {
  title: string;
  issues?: Array<{ path: string; message: string }>;
}

/** Fields of the form by those of the operation. */
const fieldOf = (path: string): string => {
  const name = path.split('.')[1] ?? '';
  if (name === 'photoIds') return 'photos';
  return ['confirmed', 'address', 'channel'].includes(name) ? 'contact' : name;
};

/** What the page says of a refusal, with everything that was typed still there. */
async function again(form: SentForm, status: number, said: Partial<SendData>) {
  return { ...(await page(form.ctx, { typed: form.fields, ...said })), status };
}

export function wrongOf(body: Record<string, unknown>): Pick<SendData, 'problem' | 'wrong'> {
  const { title, issues = [] } = body as unknown as Refused;
  return { problem: title, wrong: Object.fromEntries(issues.map(({ path, message }) => [fieldOf(path), message])) };
}

/** Photos of this and of earlier tries; a refused one is told beside the field. */
function photosOf({ ctx, all }: SentForm, files: readonly TakenFile[]) {
  const dropped = new Set(all.dropIds);
  const earlier = (all.photoIds ?? []).filter((id) => z.uuid().safeParse(id).success && !dropped.has(id));
  const photoIds = [...new Set([...earlier, ...files.flatMap((file) => ('id' in file ? file.id : []))])];
  const refused = files.flatMap((file) =>
    'refused' in file ? ctx.t(`errors.${file.refused.code}`, file.refused.params) : [],
  );
  return { photoIds, refused };
}

async function askCode(form: SentForm, photoIds: string[]) {
  const address = (form.fields.contact ?? '').trim();
  const answer = await form.ask('POST', '/suggestions/codes', { channel: channelOf(address), address });
  if (answer.status !== 200) return again(form, answer.status, { photoIds, ...wrongOf(answer.body) });
  const typed = { ...form.fields, addressId: String(answer.body.addressId) };
  return again(form, 200, { photoIds, typed, code: 'asked' });
}

/** A code that was typed becomes the proof of an address. */
async function confirm(form: SentForm): Promise<{ typed: Record<string, string>; wrong?: SendData['wrong'] }> {
  const { addressId = '', token = '', code = '' } = form.fields;
  if (token || !code || !z.uuid().safeParse(addressId).success) return { typed: form.fields };
  const answer = await form.ask('POST', `/suggestions/codes/${addressId}/confirm`, { code: code.trim() });
  if (answer.status === 200) return { typed: { ...form.fields, token: String(answer.body.token) } };
  const { wrong, problem } = wrongOf(answer.body);
  return { typed: form.fields, wrong: { code: wrong.code ?? problem ?? '' } };
}

function bodyOf(typed: Record<string, string>, photoIds: string[]) {
  const contact = (typed.contact ?? '').trim();
  const numbers = [Number(typed.longitude), Number(typed.latitude)];
  const placed = Boolean(typed.longitude && typed.latitude) && numbers.every(Number.isFinite);
  return {
    suggestionId: typed.suggestionId,
    secret: typed.secret,
    text: typed.text ?? '',
    place: typed.place ?? '',
    name: typed.name ?? '',
    photoIds,
    ...(typed.category ? { category: typed.category } : {}),
    ...(placed ? { point: { longitude: numbers[0], latitude: numbers[1] } } : {}),
    ...(typed.token
      ? { confirmed: { addressId: typed.addressId, token: typed.token } }
      : contact
        ? { contact: { channel: channelOf(contact), address: contact } }
        : {}),
  };
}

async function send(form: SentForm, files: readonly TakenFile[]) {
  const { photoIds, refused } = photosOf(form, files);
  if (form.fields.step === 'code') return askCode(form, photoIds);
  const { typed, wrong } = await confirm(form);
  const code = typed.token ? 'confirmed' : typed.addressId ? 'asked' : 'none';
  const kept = { photoIds, typed, code } as const;
  if (wrong) return again(form, 422, { ...kept, problem: Object.values(wrong)[0] ?? '', wrong });
  if (refused.length > 0)
    return again(form, 422, { ...kept, problem: refused[0]!, wrong: { photos: refused.join(' ') } });
  const answer = await form.ask('POST', '/suggestions', bodyOf(typed, photoIds));
  if (answer.status !== 200) return again(form, answer.status, { ...kept, ...wrongOf(answer.body) });
  return { redirect: `/${form.ctx.assembly.code}/${String(answer.body.path)}?done=sent` };
}

/** Each photo under an id of its own; what is no photo is told of, and the others stay. */
export async function takeFormPhoto(ctx: Context, file: Parameters<typeof keepPhoto>[2]): Promise<string> {
  const id = randomUUID();
  await keepPhoto(ctx, id, file);
  return id;
}

export const sendForm: PublicForm = {
  path: '/suggestions/new',
  name: 'suggestion-new',
  file: takeFormPhoto,
  take: send,
};
