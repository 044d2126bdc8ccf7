/**
 * `kill -9` of the server during concurrent submissions and replies: what was acknowledged is there, nothing
 * is there in halves, an old register being taken in is gone on with, and jobs due are done once. The server works as a
 * role that owns nothing.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleContent } from '../../modules/proposals/testing.ts';
import { openDatabase } from '../../platform/db/database.ts';
import { oldSubject, prepareImport } from './old-register.ts';
import {
  endServer,
  newServedDatabase,
  type RunningServer,
  type ServedDatabase,
  startServer,
} from './running-server.ts';

const SUBMISSIONS = 5000;
/** Rows of an old register that is being taken in meanwhile. */
const ROWS = 600;
const AT_ONCE = 20;

async function signIn(base: string, login: string): Promise<string> {
  const answer = await fetch(`${base}/api/v1/sign-in/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login }),
  });
  const cookie = answer.headers.getSetCookie().find((value) => value.startsWith('yt_session='));
  if (!cookie) throw new Error(`cannot sign in as ${login}`);
  return cookie.split(';')[0]!;
}

const root = '/api/v1/assemblies/xiangnan';

/** @returns the answer's body when it was acknowledged, undefined when the connection or the server failed */
async function send(
  base: string,
  cookie: string,
  method: string,
  path: string,
  body: unknown,
): Promise<Record<string, unknown> | undefined> {
  try {
    const answer = await fetch(`${base}${root}${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answer.ok ? ((await answer.json()) as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** @param port of the server to be killed; the one after it takes the next */
export function killUnderLoad(embedded: 'server' | 'postgres' | 'pglite', port: number): void {
  const env: Record<string, string> = embedded === 'server' ? {} : { YITANG_EMBEDDED: embedded };
  let folder: string;
  let database: ServedDatabase | undefined;
  const atTheDatabase = () => openDatabase(database ? { url: database.owner } : { folder });
  let server: RunningServer;
  let importId: string;
  /** Acknowledged before the kill. */
  const submitted: string[] = [];
  const importOf = async (base: string, cookie: string) =>
    (await (await fetch(`${base}${root}/imports/${importId}`, { headers: { cookie } })).json()) as {
      state: string;
      done: number;
    };
  const start = (ownPort: number) =>
    startServer({ folder, port: ownPort, databaseUrl: database?.served, env: { ...env, YITANG_SEED: 'demo' } });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yitang-kill-'));
    database = await newServedDatabase('kill');
  });
  afterAll(async () => {
    if (server) await endServer(server, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('loses nothing acknowledged and leaves nothing in halves', async () => {
    server = await start(port);
    const member = await signIn(server.base, 'member1');
    const handler = await signIn(server.base, 'jiaotong-handler');
    const inbox = (await (await fetch(`${server.base}${root}/inbox`, { headers: { cookie: handler } })).json()) as {
      items: Array<{ task: string; proposalId: string; assignmentId: string }>;
    };
    const work = inbox.items.find((item) => item.task === 'draft_reply');
    expect(work).toBeDefined();
    const clerk = await signIn(server.base, 'clerk');
    const beginImport = await prepareImport(`${server.base}${root}`, clerk, ROWS);
    const replies: number[] = [];
    let sent = 0;
    let killed = false;
    const actor = async (number: number) => {
      while (!killed && sent < SUBMISSIONS) {
        sent += 1;
        const mine = sent;
        // Enough to lose: from here on slowly, so that the import comes to its first rows.
        if (submitted.length >= 60) await new Promise((resolve) => setTimeout(resolve, 500));
        if (number % 5 === 0) {
          const body = { class: 'A', body: `答复第 ${mine} 稿` };
          const saved = await send(
            server.base,
            handler,
            'PUT',
            `/proposals/${work!.proposalId}/assignments/${work!.assignmentId}/reply`,
            body,
          );
          if (saved) replies.push(saved.version as number);
          continue;
        }
        const draft = await send(
          server.base,
          member,
          'POST',
          '/proposals',
          sampleContent({ subject: `压力测试提案第 ${mine} 件` }),
        );
        if (!draft) continue;
        const done = await send(server.base, member, 'POST', `/proposals/${draft.proposalId}/submit`, {});
        if (done) submitted.push(draft.proposalId as string);
      }
    };
    const actors = Array.from({ length: AT_ONCE }, (_, index) => actor(index));
    while (submitted.length < 60 && sent < SUBMISSIONS) await new Promise((resolve) => setTimeout(resolve, 20));
    importId = await beginImport();
    while ((await importOf(server.base, clerk)).done === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    killed = server.process.kill('SIGKILL');
    await Promise.all(actors);
    expect(submitted.length).toBeGreaterThanOrEqual(60);
    expect(submitted.length).toBeLessThan(SUBMISSIONS);

    const opened = await atTheDatabase();
    const { db } = opened;
    const { rows: kept } = await sql<{ id: string }>`select id from proposals where state = 'submitted'`.execute(db);
    const there = new Set(kept.map((row) => row.id));
    expect(submitted.filter((id) => !there.has(id))).toEqual([]);
    const { rows: halves } = await sql<{
      id: string;
    }>`select p.id from proposals p where p.subject like '压力测试%' and (
      not exists (select 1 from proposal_proposers x where x.proposal_id = p.id)
      or not exists (select 1 from history h where h.matter_id = p.id and h.action = 'create')
      or (p.state = 'submitted' and (not exists (select 1 from history h where h.matter_id = p.id and h.action = 'submit')
        or not exists (select 1 from clocks c where c.matter_id = p.id and c.name = 'review'))))`.execute(db);
    expect(halves).toEqual([]);
    const { rows: reply } = await sql<{ version: number; lines: number }>`select p.version,
      (select count(*) from history h where h.matter_id = p.id and h.action = 'draft_reply') as lines
      from proposals p where p.id = ${work!.proposalId}`.execute(db);
    expect(reply[0]!.version).toBeGreaterThanOrEqual(Math.max(0, ...replies));
    expect(Number(reply[0]!.lines)).toBeGreaterThanOrEqual(replies.length);
    const { rows: imports } = await sql<{ state: string; done: number; there: number }>`select state, done,
      (select count(*)::int from proposals where subject like ${`${oldSubject}%`}) as there from imports`.execute(db);
    expect(imports).toEqual([{ state: 'running', done: imports[0]!.there, there: imports[0]!.there }]);
    expect(imports[0]!.done).toBeLessThan(ROWS);
    // The minute without a sign of life after which it is gone on with passes at once.
    await sql`update imports set beat_at = beat_at - interval '1 minute'`.execute(db);
    await opened.close();
  });

  it('does the jobs due once after the restart', async () => {
    server = await start(port + 1);
    const clerk = await signIn(server.base, 'clerk');
    const told = async () => {
      const links: string[] = [];
      for (let page = 1, total = 1; links.length < total; page += 1) {
        const path = `${server.base}${root}/notices?size=100&page=${page}`;
        const answer = (await (await fetch(path, { headers: { cookie: clerk } })).json()) as {
          notices: Array<{ link: string }>;
          total: number;
        };
        total = answer.notices.length === 0 ? links.length : answer.total;
        links.push(...answer.notices.map((notice) => notice.link));
      }
      return new Set(links.map((link) => link.split('/').at(-1)));
    };
    // What the killed process had in hand is taken up again once its sign of life is missed.
    const untold = async () => {
      const known = await told();
      return submitted.filter((id) => !known.has(id));
    };
    const waits = async () => (await untold()).length > 0 || (await importOf(server.base, clerk)).state === 'running';
    for (let waited = 0; waited < 150 && (await waits()); waited += 1)
      await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await untold()).toEqual([]);
    expect(await importOf(server.base, clerk)).toMatchObject({ state: 'done', done: ROWS });
    await endServer(server, 'SIGTERM');
    const opened = await atTheDatabase();
    const { rows: twice } = await sql<{ link: string; n: number }>`select link, count(*) as n from notices
      where kind like 'proposals.notice.submitted%' group by link, account_id having count(*) > 1`.execute(opened.db);
    expect(twice).toEqual([]);
    const { rows: old } = await sql<
      Record<string, number>
    >`select count(*)::int as proposals, count(distinct subject)::int as subjects,
      count(distinct number)::int as numbers,
      (select count(*)::int from history h where h.action = 'import' and h.details ->> 'importId' = ${importId}) as lines,
      (select count(*)::int from audit_entries where action = 'register.imported') as said
      from proposals where subject like ${`${oldSubject}%`}`.execute(opened.db);
    expect(old).toEqual([{ proposals: ROWS, subjects: ROWS, numbers: ROWS, lines: ROWS, said: 1 }]);
    await opened.close();
  });
}
