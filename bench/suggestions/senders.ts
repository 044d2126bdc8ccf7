/**
 * Senders, in a process of their own: each connection uploads a photo and sends the suggestion that names it, one after the other,
 * every one from another address. Reads a plan as JSON from its first argument's file, prints the outcome as JSON.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { runScript } from '../support/processes.ts';
import { type PhotoSize, streetPhoto } from './photos.ts';

export interface SendingPlan {
  base: string;
  /** Path of the assembly's API; absent: the bare server is meant. */
  api?: string;
  size: PhotoSize;
  connections: number;
  seconds: number;
}

export interface SendingOutcome {
  /** What was acknowledged, in the order of answers. */
  sent: Array<{ suggestionId: string; photoId: string }>;
  /** Acknowledged within the seconds. */
  inTime: number;
  /** Milliseconds from the first byte of the photo to the receipt. */
  times: number[];
  /** Of the two requests by themselves; empty for the bare server. */
  photoTimes: number[];
  textTimes: number[];
  /** Status and code of answers that were not 2xx, and failed connections, with how often. */
  errors: Record<string, number>;
  photoBytes: number;
}

/** Runs a plan in a process of its own. */
export async function runSenders(planFile: string): Promise<SendingOutcome> {
  return JSON.parse(await runScript('bench/suggestions/senders.ts', [planFile])) as SendingOutcome;
}

const PHOTOS = 8;
const boundary = 'bench-of-suggestions';

async function send(plan: SendingPlan): Promise<SendingOutcome> {
  const photos = await Promise.all(Array.from({ length: PHOTOS }, (_, nth) => streetPhoto(plan.size, nth)));
  const agent = new Agent({ keepAlive: true, maxSockets: plan.connections });
  const errors: Record<string, number> = {};
  let senders = 0;

  function post(path: string, headers: Record<string, string>, body: Buffer, from: string): Promise<boolean> {
    const failed = (what: string) => {
      errors[what] = (errors[what] ?? 0) + 1;
      return false;
    };
    return new Promise((done) => {
      const sent = request(`${plan.base}${path}`, {
        agent,
        method: 'POST',
        headers: { ...headers, 'content-length': body.length, 'x-forwarded-for': from },
      });
      sent.on('error', (error) => done(failed((error as NodeJS.ErrnoException).code ?? error.message)));
      sent.on('response', (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', (error) => done(failed(error.message)));
        answer.on('end', () => {
          if (answer.statusCode === 200) return done(true);
          const code = /"code":"([^"]+)"/.exec(Buffer.concat(parts).toString('utf8'))?.[1] ?? '';
          done(failed(`${answer.statusCode} ${code}`.trim()));
        });
      });
      sent.end(body);
    });
  }

  const outcome = { sent: [], times: [], photoTimes: [], textTimes: [] } as unknown as SendingOutcome;
  const until = performance.now() + plan.seconds * 1000;
  let inTime = 0;

  async function one(): Promise<void> {
    senders += 1;
    const nth = senders;
    const from = `10.${(nth >> 16) & 255}.${(nth >> 8) & 255}.${nth & 255}`;
    const photo = photos[nth % PHOTOS]!;
    const [suggestionId, photoId] = [randomUUID(), randomUUID()];
    const text = `第 ${nth} 处路灯夜里不亮，路口有积水，行人过街看不清来车，请派人看一看。`;
    const began = performance.now();
    if (plan.api === undefined) {
      const headers = {
        'content-type': 'image/jpeg',
        'x-suggestion-id': suggestionId,
        'x-text': encodeURIComponent(text),
      };
      if (!(await post('/sent', headers, photo, from))) return;
    } else {
      const upload = Buffer.concat([
        Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="photoId"\r\n\r\n${photoId}\r\n`),
        Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="photo.jpg"\r\n\r\n`),
        photo,
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ]);
      const form = { 'content-type': `multipart/form-data; boundary=${boundary}` };
      if (!(await post(`${plan.api}/suggestions/photos`, form, upload, from))) return;
      const uploaded = performance.now();
      outcome.photoTimes.push(uploaded - began);
      const body = { suggestionId, secret: randomBytes(32).toString('base64url'), text, photoIds: [photoId] };
      const json = { 'content-type': 'application/json' };
      if (!(await post(`${plan.api}/suggestions`, json, Buffer.from(JSON.stringify(body)), from))) return;
      outcome.textTimes.push(performance.now() - uploaded);
    }
    const ended = performance.now();
    outcome.sent.push({ suggestionId, photoId });
    outcome.times.push(ended - began);
    if (ended <= until) inTime += 1;
  }

  await Promise.all(
    Array.from({ length: plan.connections }, async () => {
      while (performance.now() < until) await one();
    }),
  );
  agent.destroy();
  const photoBytes = Math.round(photos.reduce((sum, photo) => sum + photo.length, 0) / PHOTOS);
  return { ...outcome, inTime, errors, photoBytes };
}

if (process.argv[1] === import.meta.filename) {
  const plan = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as SendingPlan;
  process.stdout.write(JSON.stringify(await send(plan)));
}
