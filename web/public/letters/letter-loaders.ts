/** What the page of a letter does without script: its id and secret, photos kept from try to try, the code, the refusal told. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { Context } from '../../../platform/http/context.ts';
import type { PublicForm, SentForm, TakenFile } from '../../../platform/http/public-pages.ts';
import { channelOf, type LetterKind, letterBody, letterField } from './letter.ts';
import type { LetterData, LetterOptions } from './page-data.ts';

const LONGEST_AT = 60;

export interface LetterRoom<Options extends LetterOptions> {
  kind: LetterKind;
  /** Name of the page in the public front. */
  page: string;
  /** Its script, by module and name. */
  script: string;
  options(ctx: Context): Promise<Options>;
  map(ctx: Context): Promise<LetterData['map'] | undefined>;
  /** Keeps one photo under its id. */
  keepPhoto(ctx: Context, id: string, file: Readable): Promise<unknown>;
}

/** What the server did not take, by the fields of the form. */
export function wrongOf(body: Record<string, unknown>): Pick<LetterData, 'problem' | 'wrong'> {
  const { title, issues = [] } = body as { title: string; issues?: Array<{ path: string; message: string }> };
  return { problem: title, wrong: Object.fromEntries(issues.map(({ path, message }) => [letterField(path), message])) };
}

/** Photos that arrived now, and a sentence for each that was refused. */
export function arrivedOf({ ctx }: SentForm, files: readonly TakenFile[]): { photoIds: string[]; refused: string[] } {
  return {
    photoIds: files.flatMap((file) => ('id' in file ? file.id : [])),
    refused: files.flatMap((file) =>
      'refused' in file ? ctx.t(`errors.${file.refused.code}`, file.refused.params) : [],
    ),
  };
}

/** Photos of this and of earlier tries. */
function photosOf(form: SentForm, files: readonly TakenFile[]) {
  const dropped = new Set(form.all.dropIds);
  const earlier = (form.all.photoIds ?? []).filter((id) => z.uuid().safeParse(id).success && !dropped.has(id));
  const { photoIds, refused } = arrivedOf(form, files);
  return { photoIds: [...new Set([...earlier, ...photoIds])], refused };
}

function writtenIn(kind: LetterKind, typed: Record<string, string>, photoIds: string[]) {
  const { longitude, latitude, token, addressId = '', secret = '' } = typed;
  const point = { longitude: Number(longitude), latitude: Number(latitude) };
  const placed = Boolean(longitude && latitude) && Object.values(point).every(Number.isFinite);
  return letterBody(kind, {
    id: typed[kind.id] ?? '',
    secret,
    fields: typed,
    photoIds,
    point: placed ? point : null,
    confirmed: token ? { addressId, token } : null,
  });
}

type Said = Partial<Omit<LetterData, 'options' | 'map'>>;

export function letterPage<Options extends LetterOptions>(room: LetterRoom<Options>) {
  const { kind } = room;

  async function page(ctx: Context, typed: Record<string, string>, said: Said = {}) {
    const data: LetterData<Options> = {
      options: await room.options(ctx),
      map: (await room.map(ctx)) ?? null,
      photoIds: [],
      problem: null,
      wrong: {},
      code: 'none',
      typed,
      ...said,
    };
    return { title: `${kind.path}.send.title`, data, secret: true, asksPlace: true, scripts: [room.script] } as const;
  }

  /** What the page says of a refusal, with everything that was typed still there. */
  const again = async (form: SentForm, status: number, said: Said) => ({
    ...(await page(form.ctx, form.fields, said)),
    status,
  });

  async function askCode(form: SentForm, photoIds: string[]) {
    const address = (form.fields.contact ?? '').trim();
    const { channels } = await room.options(form.ctx);
    const answer = await form.ask('POST', `/${kind.path}/codes`, { channel: channelOf(address, channels), address });
    if (answer.status !== 200) return again(form, answer.status, { photoIds, ...wrongOf(answer.body) });
    const typed = { ...form.fields, addressId: String(answer.body.addressId) };
    return again(form, 200, { photoIds, typed, code: 'asked' });
  }

  /** A code that was typed becomes the proof of an address. */
  async function confirm(form: SentForm): Promise<{ typed: Record<string, string>; wrong?: LetterData['wrong'] }> {
    const { addressId = '', token = '', code = '' } = form.fields;
    if (token || !code || !z.uuid().safeParse(addressId).success) return { typed: form.fields };
    const answer = await form.ask('POST', `/${kind.path}/codes/${addressId}/confirm`, { code: code.trim() });
    if (answer.status === 200) return { typed: { ...form.fields, token: String(answer.body.token) } };
    const { wrong, problem } = wrongOf(answer.body);
    return { typed: form.fields, wrong: { code: wrong.code ?? problem ?? '' } };
  }

  async function take(form: SentForm, files: readonly TakenFile[]) {
    const { photoIds, refused } = photosOf(form, files);
    if (form.fields.step === 'code') return askCode(form, photoIds);
    const { typed, wrong } = await confirm(form);
    const code = typed.token ? 'confirmed' : typed.addressId ? 'asked' : 'none';
    const kept = { photoIds, typed, code } as const;
    if (wrong) return again(form, 422, { ...kept, problem: Object.values(wrong)[0] ?? '', wrong });
    if (refused.length > 0)
      return again(form, 422, { ...kept, problem: refused[0]!, wrong: { photos: refused.join(' ') } });
    const answer = await form.ask('POST', `/${kind.path}`, writtenIn(kind, typed, photoIds));
    if (answer.status !== 200) return again(form, answer.status, { ...kept, ...wrongOf(answer.body) });
    return { redirect: `/${form.ctx.assembly.code}/${String(answer.body.path)}?done=sent` };
  }

  /** Each photo under an id of its own; what is no photo is told of, and the others stay. */
  async function file(ctx: Context, sent: Readable): Promise<string> {
    const id = randomUUID();
    await room.keepPhoto(ctx, id, sent);
    return id;
  }

  return {
    /** A new letter: its id and its secret are made here, unless a script makes them. */
    load(ctx: Context, asked: Record<string, string | undefined>) {
      const place = (asked.at ?? '').trim().slice(0, LONGEST_AT);
      return page(ctx, { [kind.id]: randomUUID(), secret: randomBytes(32).toString('base64url'), place });
    },
    form: { path: `/${kind.path}/new`, name: room.page, file, take } satisfies PublicForm,
    file,
  };
}
