/**
 * Two servers on one PostgreSQL: started at once on an empty database, told of each other's changes, working each job
 * once, and back by themselves when the database was away or did not answer.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleContent } from '../../modules/proposals/testing.ts';
import { findPostgres, type PostgresCluster, startPostgres } from '../../platform/testing/postgres-cluster.ts';
import { endServer, portOf, type RunningServer, startServer } from './running-server.ts';

const api = '/api/v1/assemblies/xiangnan';
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function until(holds: () => Promise<boolean>, seconds: number): Promise<boolean> {
  for (let tried = 0; tried < seconds * 20; tried += 1) {
    if (await holds()) return true;
    await wait(50);
  }
  return false;
}

describe.runIf(process.env.YITANG_TEST_DATABASE_URL && findPostgres())('two servers on one PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yitang-two-'));
  let cluster: PostgresCluster;
  let servers: RunningServer[] = [];
  const cookies = new Map<string, string>();

  beforeAll(async () => {
    cluster = await startPostgres();
    const start = (port: number) =>
      startServer({ folder, port, databaseUrl: cluster.url, env: { YITANG_SEED: 'demo' } });
    servers = await Promise.all([start(portOf(4891)), start(portOf(4892))]);
  });
  afterAll(async () => {
    for (const server of servers) await endServer(server, 'SIGKILL');
    cluster?.thaw();
    cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function rows<T>(statement: string): Promise<T[]> {
    const client = new pg.Client({ connectionString: cluster.url });
    await client.connect();
    try {
      return (await client.query(statement)).rows as T[];
    } finally {
      await client.end();
    }
  }

  async function cookieOf(login: string): Promise<string> {
    const known = cookies.get(login);
    if (known) return known;
    const answer = await fetch(`${servers[0]!.base}/api/v1/sign-in/demo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login }),
    });
    const cookie = answer.headers
      .getSetCookie()
      .find((value) => value.startsWith('yt_session='))!
      .split(';')[0]!;
    cookies.set(login, cookie);
    return cookie;
  }

  async function ask(server: RunningServer, login: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${server.base}${api}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { cookie: await cookieOf(login), ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  }

  it('seed an empty database once', async () => {
    expect(await rows('select code from assemblies order by code')).toEqual([
      { code: 'linjiang' },
      { code: 'qinghe' },
      { code: 'xiangnan' },
    ]);
    expect(await rows('select assembly_id, name from units group by assembly_id, name having count(*) > 1')).toEqual(
      [],
    );
    expect(await rows(`select count(*) filter (where state = 'closed') > 0 as lived from proposals`)).toEqual([
      { lived: true },
    ]);
  });

  it('forget at once what was changed beside them', async () => {
    const name = async (server: RunningServer) =>
      ((await (await fetch(`${server.base}/api/v1/assemblies`)).json()) as { assemblies: Array<{ name: string }> })
        .assemblies[0]!.name;
    for (const next of ['改名之一', '改名之二', '改名之三']) {
      for (const server of servers) await name(server);
      await rows(`update assemblies set name = '${next}' where code = 'xiangnan'`);
      for (const server of servers) expect(await until(async () => (await name(server)) === next, 1)).toBe(true);
    }
  });

  it('do each job once between them', async () => {
    const ids = await Promise.all(
      Array.from({ length: 24 }, async (_, index) => {
        const server = servers[index % 2]!;
        const draft = await ask(
          server,
          'member1',
          '/proposals',
          sampleContent({ subject: `两台服务器第 ${index} 件` }),
        );
        const { proposalId } = (await draft.json()) as { proposalId: string };
        expect((await ask(servers[(index + 1) % 2]!, 'member1', `/proposals/${proposalId}/submit`, {})).status).toBe(
          200,
        );
        return proposalId;
      }),
    );
    const told = () =>
      rows<{ id: string; n: number }>(
        `select p.id, count(*)::int as n from proposals p join notices n on n.link like '%' || p.id
         where p.subject like '两台服务器%' and n.kind like 'proposals.notice.submitted%' group by p.id, n.account_id`,
      );
    expect(await until(async () => new Set((await told()).map((row) => row.id)).size === ids.length, 60)).toBe(true);
    expect((await told()).filter((row) => row.n !== 1)).toEqual([]);
  });

  it.each(['halt', 'freeze'] as const)('answer 503 while the database is away (%s), and come back', async (how) => {
    const status = async (server: RunningServer) => (await ask(server, 'member1', '/inbox')).status;
    for (const server of servers) expect(await status(server)).toBe(200);
    cluster[how]();
    try {
      for (const server of servers) {
        const answer = await ask(server, 'member1', '/inbox');
        expect(answer.status).toBe(503);
        expect(answer.headers.get('retry-after')).not.toBeNull();
        expect((await fetch(`${server.base}/ready`)).status).toBe(503);
        expect((await fetch(`${server.base}/health`)).status).toBe(200);
      }
    } finally {
      if (how === 'halt') cluster.resume();
      else cluster.thaw();
    }
    for (const server of servers) {
      expect(await until(async () => (await status(server)) === 200, 20)).toBe(true);
      expect(server.process.exitCode).toBeNull();
    }
    // What changes beside them is heard again.
    const next = `回来之后 ${how}`;
    await rows(`update assemblies set name = '${next}' where code = 'xiangnan'`);
    for (const server of servers) {
      const heard = async () => (await (await fetch(`${server.base}/api/v1/assemblies`)).text()).includes(next);
      expect(await until(heard, 5)).toBe(true);
    }
  });
});
