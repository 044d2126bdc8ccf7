/** Strangers guessing at passwords are slowed down, and shut nobody out. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestServer } from '../../../platform/testing/server.ts';
import { findAssemblyByCode } from '../../assemblies/index.ts';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { identify } from '../identify.ts';
import { sweepSignIns } from '../jobs/sweep-sign-ins.ts';
import { accountsModule } from '../module.ts';
import { demoPassword } from '../seeds.ts';
import { slowing } from '../sign-in-waits.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ modules: [accountsModule] });
});
afterAll(() => house.close());
beforeEach(() => house.database.db.deleteFrom('sign_in_failures').execute());

const home = '203.0.113.7';
const stranger = '198.51.100.1';
const owner = 'clerk@here';
const second = 1000;

interface Try {
  login?: string;
  password?: string;
  from?: string;
  device?: string | undefined;
}

const attempt = ({ login = owner, password = 'wrong', from = stranger, device }: Try = {}) =>
  house.server.app.inject({
    method: 'POST',
    url: '/api/v1/sign-in',
    payload: { login, password },
    remoteAddress: from,
    cookies: device === undefined ? {} : { yt_device: device },
  });
const right = (how: Try = {}) => attempt({ password: demoPassword, from: home, ...how });
const deviceOf = (answer: Awaited<ReturnType<typeof attempt>>) =>
  answer.cookies.find((cookie) => cookie.name === 'yt_device')?.value;

/** Wrong ones, each as soon as it is looked at; from one address, or each from another. */
async function guess(times: number, how: Try & { everywhere?: boolean } = {}): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    const from = how.everywhere ? `192.0.2.${n % 250}` : (how.from ?? stranger);
    for (;;) {
      const answer = await attempt({ ...how, from });
      if (answer.statusCode === 401) break;
      expect(answer.statusCode).toBe(429);
      house.clock.advance(Number(answer.headers['retry-after']) * second);
    }
  }
}

describe("a stranger's wrong passwords", () => {
  it('do not stop the owner elsewhere, with a known device or without', async () => {
    const device = deviceOf(await right());
    for (let n = 0; n < slowing.pair.free; n += 1) expect((await attempt()).statusCode).toBe(401);
    expect((await attempt()).statusCode).toBe(429);
    expect((await right()).statusCode).toBe(200);
    expect((await right({ device })).statusCode).toBe(200);
  });

  it('slow down their own address, with growing waits and a sentence how long, also for the right password', async () => {
    await guess(slowing.pair.free);
    const waits: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      const refused = await right({ from: stranger });
      expect(refused.json()).toMatchObject({ status: 429, code: 'sign_in_slowed' });
      waits.push(Number(refused.headers['retry-after']));
      if (n === 0) expect(refused.json().title).toContain('请等待10 秒');
      house.clock.advance(waits[n]! * second - 1);
      expect((await attempt()).statusCode).toBe(429);
      house.clock.advance(1);
      expect((await attempt()).statusCode).toBe(401);
    }
    expect(waits).toEqual([10, 20, 40]);
    house.clock.advance(slowing.pair.longest * second);
    expect((await right({ from: stranger })).statusCode).toBe(200);
  });

  it('say how long in the reader’s language, in minutes where it is long', async () => {
    await guess(slowing.pair.free + 6);
    const answer = await house.server.app.inject({
      method: 'POST',
      url: '/api/v1/sign-in?lang=en',
      payload: { login: owner, password: 'wrong' },
      remoteAddress: stranger,
      headers: { 'accept-language': 'en' },
    });
    expect(answer.json().title).toContain('Please wait 11 minutes');
  });

  it('are looked at no more often when they come side by side', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => attempt()));
    const codes = answers.map((answer) => answer.statusCode);
    expect(codes.filter((code) => code === 401)).toHaveLength(slowing.pair.free);
    expect(codes.filter((code) => code === 429)).toHaveLength(12 - slowing.pair.free);
  });

  it('at many logins slow down the address over all of them, but not a device known there', async () => {
    const device = deviceOf(await right({ from: stranger }));
    for (let n = 0; n < slowing.address.free; n += 1) await attempt({ login: `somebody${n}` });
    expect((await attempt({ login: 'somebody.else' })).statusCode).toBe(429);
    expect((await right({ from: stranger })).statusCode).toBe(429);
    expect((await right({ from: stranger, device })).statusCode).toBe(200);
    expect((await right()).statusCode).toBe(200);
  });

  it('from many addresses slow down unknown devices at that login for a minute at most, and never a known one', async () => {
    const device = deviceOf(await right());
    await guess(slowing.strangers.free, { everywhere: true });
    expect((await attempt({ from: '192.0.2.251' })).statusCode).toBe(429);
    await guess(10, { everywhere: true });
    const fresh = await right();
    expect(fresh.statusCode).toBe(429);
    expect(Number(fresh.headers['retry-after'])).toBeLessThanOrEqual(slowing.strangers.longest);
    expect((await right({ device })).statusCode).toBe(200);
    expect((await right({ login: 'assigner@here' })).statusCode).toBe(200);
    house.clock.advance(slowing.strangers.longest * second);
    expect((await right()).statusCode).toBe(200);
  });

  it('are not helped by devices made up, of another account, or older than a year', async () => {
    const device = deviceOf(await right())!;
    const foreign = deviceOf(await right({ login: 'assigner@here' }))!;
    await guess(slowing.strangers.free, { everywhere: true });
    const [id, day, seal] = device.split('.') as [string, string, string];
    const other = `${id.slice(0, -1)}${id.endsWith('A') ? 'B' : 'A'}`;
    const forged = ['x', '', '~~~', foreign, `${other}.${day}.${seal}`, `${id}.zzzz.${seal}`, `${id}.${day}.`];
    for (const made of forged) expect((await attempt({ device: made })).statusCode).toBe(429);
    const later = await right({ device: `${foreign}~${device}` });
    expect(later.statusCode).toBe(200);
    house.clock.advance(366 * 86_400 * second);
    await guess(slowing.strangers.free, { everywhere: true });
    expect((await right({ device })).statusCode).toBe(429);
  });

  it('on a known device are counted there', async () => {
    const device = deviceOf(await right());
    await guess(slowing.device.free, { device });
    expect((await right({ device })).statusCode).toBe(429);
    expect((await right()).statusCode).toBe(200);
  });

  it('tell nothing: a login nobody has, a closed account and a known one are answered alike', async () => {
    await house.database.db
      .updateTable('accounts')
      .set({ active: false })
      .where('login', '=', 'evaluator@here')
      .execute();
    const story = async (login: string) => {
      await house.database.db.deleteFrom('sign_in_failures').execute();
      const told: unknown[] = [];
      for (let n = 0; n < 8; n += 1) {
        const answer = await attempt({ login, password: n === 7 ? demoPassword : 'wrong' });
        const { requestId: _id, ...said } = answer.json();
        told.push({ said, wait: answer.headers['retry-after'], cookies: answer.cookies });
      }
      return told;
    };
    const known = await story('reviewer1@here');
    expect(await story('nobody@here')).toEqual(known);
    expect(await story('evaluator@here')).toEqual(known);
  });

  it('run off with time, and the sweep removes what counts no more', async () => {
    await guess(4);
    house.clock.advance(slowing.pair.runsOff * second * 4);
    await guess(1);
    const counted = await house.database.db
      .selectFrom('sign_in_failures')
      .select(['failures', 'level'])
      .where('who', 'like', 'pair/%')
      .executeTakeFirstOrThrow();
    expect(counted).toEqual({ failures: 1, level: 1 });
    house.clock.advance(25 * 3600 * second);
    await sweepSignIns(house.database.db, house.clock.now());
    expect(await house.database.db.selectFrom('sign_in_failures').selectAll().execute()).toEqual([]);
  });

  it('are counted by two servers together, and a device known to one is known to the other', async () => {
    const { database, clock } = house;
    const directory = { findAssembly: findAssemblyByCode, identify };
    const secret = randomBytes(32);
    const open = () => openTestServer({ database, clock, directory, secret, modules: [accountsModule] });
    const servers = [await open(), await open()];
    const enter = (n: number, password: string, from: string, device?: string) =>
      servers[n % 2]!.app.inject({
        method: 'POST',
        url: '/api/v1/sign-in',
        payload: { login: owner, password },
        remoteAddress: from,
        cookies: device === undefined ? {} : { yt_device: device },
      });
    const device = deviceOf(await enter(0, demoPassword, home))!;
    for (let n = 0; n < slowing.pair.free; n += 1) expect((await enter(n, 'wrong', stranger)).statusCode).toBe(401);
    for (const n of [0, 1]) expect((await enter(n, demoPassword, stranger)).statusCode).toBe(429);
    expect((await enter(1, demoPassword, stranger, device)).statusCode).toBe(200);
    for (const server of servers) await server.close();
  });

  it('leave no address in the database', async () => {
    await attempt();
    const rows = await house.database.db.selectFrom('sign_in_failures').selectAll().execute();
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows)).not.toContain(stranger);
  });
});

describe('the right password', () => {
  it('forgets what was mistyped before', async () => {
    for (let round = 0; round < 2; round += 1) {
      await guess(slowing.pair.free - 1, { from: home });
      expect((await right()).statusCode).toBe(200);
    }
  });

  it('gives the browser a word only the server reads, for several accounts of one desk', async () => {
    const first = await right();
    expect(first.cookies.find((cookie) => cookie.name === 'yt_device')).toMatchObject({
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      maxAge: 365 * 86_400,
    });
    const both = deviceOf(await right({ login: 'assigner@here', device: deviceOf(first) }))!;
    await guess(slowing.strangers.free, { everywhere: true });
    await guess(slowing.strangers.free, { everywhere: true, login: 'assigner@here' });
    expect((await right({ device: both })).statusCode).toBe(200);
    expect((await right({ device: both, login: 'assigner@here' })).statusCode).toBe(200);
  });
});

describe('the public password of the demo', () => {
  it('opens nothing where the demo doors are closed, and a demo account opens by no password', async () => {
    const service = await openTestHouse({ modules: [accountsModule], demoDoors: false });
    const enter = (login: string, password: string) =>
      service.call({ method: 'POST', root: true, path: '/sign-in', body: { login, password } });
    const unmarked = await enter(owner, demoPassword);
    expect(unmarked.json()).toMatchObject({ status: 401, code: 'sign_in_failed' });
    const { db } = service.database;
    const { hashPassword } = await import('../password.ts');
    const password_hash = await hashPassword('a sentence of my own');
    await db.updateTable('accounts').set({ password_hash }).where('login', '=', owner).execute();
    expect((await enter(owner, 'a sentence of my own')).statusCode).toBe(200);
    await db.updateTable('accounts').set({ demo: true }).where('login', '=', owner).execute();
    expect((await enter(owner, 'a sentence of my own')).statusCode).toBe(401);
    await service.close();
  });
});
