/**
 * A flood of suggestions. One message from 1,000 addresses is taken 1,000 times and is one decision for whoever screens. 5,000 are
 * sent, some with a photo, while the server is killed in the middle: senders try again with the ids they made, nothing
 * acknowledged is lost and nothing is there twice. Requests are limited as they are served, by address. A handler that throws for
 * an hour is tried where handlers are: `platform/events/work-events.test.ts`.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../platform/db/database.ts';
import {
  endServer,
  newServedDatabase,
  portOf,
  type RunningServer,
  type ServedDatabase,
  startServer,
} from './running-server.ts';

const SAME = 1000;
const FLOOD = 5000;
const AT_ONCE = 20;
/** Every so manieth of the flood comes with a photo. */
const WITH_PHOTO = 25;
const KILLED_AFTER = 2000;
const root = '/api/v1/assemblies/xiangnan';
const boundary = 'flood';

interface Suggestion {
  suggestionId: string;
  secret: string;
  text: string;
  photoIds: string[];
}
type Answer = { status: number; body: Record<string, unknown> };

describe('a flood of suggestions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yitang-flood-'));
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const port = portOf(4866);
  const base = `http://127.0.0.1:${port}`;
  let database: ServedDatabase | undefined;
  let server: RunningServer;
  let photo: Buffer;

  const start = () =>
    startServer({
      folder,
      port,
      databaseUrl: database?.served,
      env: { YITANG_SEED: 'demo', YITANG_RATE_LIMIT: '600', YITANG_TRUST_PROXY: '1' },
    });
  beforeAll(async () => {
    database = await newServedDatabase('flood');
    photo = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#557755' } })
      .jpeg()
      .toBuffer();
    server = await start();
  });
  afterAll(async () => {
    agent.destroy();
    if (server) await endServer(server, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  /** From an address of its own. @returns undefined when nothing came back */
  function post(nth: number, path: string, type: string, body: Buffer): Promise<Answer | undefined> {
    const headers = {
      'content-type': type,
      'content-length': body.length,
      'x-forwarded-for': `10.${nth >> 16}.${(nth >> 8) & 255}.${nth & 255}`,
    };
    return new Promise((done) => {
      const sent = request(`${base}${root}${path}`, { agent, method: 'POST', headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', () => done(undefined));
        answer.on('end', () => {
          try {
            done({ status: answer.statusCode!, body: JSON.parse(Buffer.concat(parts).toString('utf8')) });
          } catch {
            done(undefined);
          }
        });
      });
      sent.on('error', () => done(undefined));
      sent.end(body);
    });
  }

  const send = (nth: number, suggestion: Suggestion) =>
    post(nth, '/suggestions', 'application/json', Buffer.from(JSON.stringify(suggestion)));
  const upload = (nth: number, photoId: string) => {
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="photoId"\r\n\r\n${photoId}\r\n--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n`;
    const body = Buffer.concat([Buffer.from(head), photo, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    return post(nth, '/suggestions/photos', `multipart/form-data; boundary=${boundary}`, body);
  };
  const made = (text: string, photoIds: string[] = []): Suggestion => ({
    suggestionId: randomUUID(),
    secret: randomBytes(32).toString('base64url'),
    text,
    photoIds,
  });

  /** Each number once, by so many at a time. */
  async function each(count: number, work: (nth: number) => Promise<void>): Promise<void> {
    let next = 0;
    const worker = async () => {
      while (next < count) {
        next += 1;
        await work(next);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  it(`takes one message from ${SAME} addresses, as one group for whoever screens`, async () => {
    const texts = ['请在文昌桥头加装一处红绿灯，早晚高峰行人难过！', '请在文昌桥头加装一处红绿灯,早晚高峰行人难过!'];
    const statuses: number[] = [];
    await each(SAME, async (nth) => {
      statuses.push((await send(nth, made(texts[nth % 2]!)))?.status ?? 0);
    });
    expect(statuses.filter((status) => status !== 200)).toEqual([]);

    const signedIn = await fetch(`${base}/api/v1/sign-in/demo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'clerk' }),
    });
    const cookie = signedIn.headers
      .getSetCookie()
      .find((value) => value.startsWith('yt_session='))!
      .split(';')[0]!;
    const groups = async () => {
      const path = `${base}${root}/suggestions?state=received&grouped=true&sort=received&size=100`;
      const listed = (await (await fetch(path, { headers: { cookie } })).json()) as {
        items: Array<{ suggestionId: string; excerpt: string; sameText: number }>;
      };
      return listed.items.filter((item) => item.excerpt.includes('文昌桥头'));
    };
    const found = await groups();
    expect(found).toMatchObject([{ sameText: SAME }]);
    const decided = await fetch(`${base}${root}/suggestions/${found[0]!.suggestionId}/screen-same`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({
        decision: { decision: 'pass_on', code: 'hotline', note: '请拨打热线办理。' },
      }),
    });
    expect(await decided.json()).toMatchObject({ done: SAME });
    expect(await groups()).toEqual([]);
  });

  it(`loses and doubles nothing of ${FLOOD} when it is killed in the middle`, async () => {
    const flood = Array.from({ length: FLOOD }, (_, at) =>
      made(
        `洪峰第 ${at + 1} 件：${at + 1} 号楼前的路灯不亮，请检修。`,
        (at + 1) % WITH_PHOTO === 0 ? [randomUUID()] : [],
      ),
    );
    const receipts = new Map<string, unknown>();
    const refused: Answer[] = [];
    let restarted: Promise<void> | undefined;
    let tries = 0;
    const again = async () => {
      await endServer(server, 'SIGKILL');
      server = await start();
    };
    /** As a phone does: until it is acknowledged. @returns the answer */
    async function untilAcknowledged(attempt: () => Promise<Answer | undefined>): Promise<Answer | undefined> {
      for (let left = 600; left > 0; left -= 1) {
        tries += 1;
        const answer = await attempt();
        if (answer?.status === 200) return answer;
        if (answer && answer.status < 500 && answer.status !== 429) refused.push(answer);
        await wait(200);
      }
      return undefined;
    }
    let beforeKill: Suggestion[] = [];
    await each(FLOOD, async (nth) => {
      const suggestion = flood[nth - 1]!;
      const address = SAME + nth;
      for (const photoId of suggestion.photoIds) await untilAcknowledged(() => upload(address, photoId));
      const answer = await untilAcknowledged(() => send(address, suggestion));
      if (answer) receipts.set(suggestion.suggestionId, answer.body);
      if (receipts.size >= KILLED_AFTER && !restarted) {
        beforeKill = flood.filter(({ suggestionId }) => receipts.has(suggestionId));
        restarted = again();
      }
    });
    await restarted;
    expect(refused).toEqual([]);
    expect(receipts.size).toBe(FLOOD);
    // Somebody was in the middle of it.
    expect(tries).toBeGreaterThan(FLOOD + FLOOD / WITH_PHOTO);
    // Whoever never saw the answer sends again, also after the restart: the same answer.
    for (const [at, suggestion] of beforeKill.entries()) {
      if (at % 20 !== 0) continue;
      expect((await send(20_000 + at, suggestion))?.body).toEqual(receipts.get(suggestion.suggestionId));
    }
    await endServer(server, 'SIGTERM');

    const { db, close } = await openDatabase(database ? { url: database.owner } : { folder });
    const { rows } = await sql<{ id: string; receipt: string; photo: string | null; state: string | null }>`select s.id,
        s.receipt, p.id as photo, p.state from suggestions s left join suggestion_photos p on p.suggestion_id = s.id
      where s.text like '洪峰%'`.execute(db);
    expect(rows).toHaveLength(FLOOD);
    const there = new Map(rows.map((row) => [row.id, row]));
    const wrong = flood.filter(({ suggestionId, photoIds }) => {
      const row = there.get(suggestionId);
      const said = receipts.get(suggestionId) as { receipt: string };
      return row?.receipt !== said.receipt || row.photo !== (photoIds[0] ?? null) || row.state === 'refused';
    });
    expect(wrong).toEqual([]);
    const times = (table: string, of: string, named: string) =>
      sql`(select matter_id, count(*) as times from ${sql.table(table)} where ${sql.ref(of)} = ${named} group by matter_id)`;
    const { rows: doubled } = await sql`select s.id from suggestions s
        left join ${times('history', 'action', 'send')} h on h.matter_id = s.id
        left join ${times('events', 'name', 'received')} e on e.matter_id = s.id
        left join ${times('clocks', 'name', 'screening')} c on c.matter_id = s.id
      where s.text like '洪峰%' and (h.times is distinct from 1 or e.times is distinct from 1 or c.times > 1)`.execute(
      db,
    );
    expect(doubled).toEqual([]);
    await close();
  });
});
