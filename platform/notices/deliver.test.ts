/** What leaves the house, over real sockets: to whom, in which words, how often, and what becomes of failures. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { personTold } from '../../modules/accounts/index.ts';
import { seedTestAssembly, type TestAssembly } from '../../modules/members/testing.ts';
import { noticesModule } from '../../modules/notices/module.ts';
import { createSteppingClock } from '../clock/clock.ts';
import { newId } from '../db/ids.ts';
import type { Context } from '../http/context.ts';
import { mergeWords } from '../i18n/catalogue.ts';
import { platformWords } from '../i18n/platform-words.ts';
import { createTranslations } from '../i18n/translate.ts';
import { createTestContext, silentLog, testNow } from '../testing/context.ts';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { openMail } from './channels/mail.ts';
import { mayPushAt, openPush, pushKeysFrom } from './channels/push.ts';
import { openGateway, signGateway } from './channels/sms.ts';
import { claimMessage, retryMinutes } from './claim.ts';
import { type Delivering, deliver, purgeDeliveries } from './deliver.ts';
import { type Notice, notify } from './notify.ts';
import {
  createTestBrowser,
  gatewayJudge,
  openTestMailServer,
  openTestService,
  readMail,
  readVapid,
  type TestHttpService,
  type TestMailServer,
} from './testing-channels.ts';
import type { Channel, Topic } from './topics.ts';
import { knownPushHosts } from './topics.ts';

const SECRET = 'a secret of the gateway';
const keys = pushKeysFrom(Buffer.alloc(32, 7));
const origin = 'https://zx.example';
const clock = createSteppingClock(testNow);
let database: TestDatabase;
let here: TestAssembly;
let ctx: Context;
let mail: TestMailServer;
let push: TestHttpService;
let gateway: TestHttpService;
let d: Delivering;
let browser: ReturnType<typeof createTestBrowser>;

const words = { toys: { notice: { ready: '《{{subject}}》已办好', other: '还有 <b>一件</b>' } } };
const wordsEn = { toys: { notice: { ready: '“{{subject}}” is ready', other: 'One <b>more</b>' } } };

beforeAll(async () => {
  database = await openTestDatabase();
  here = await seedTestAssembly(database.db);
  ctx = await createTestContext({ db: database.db, assembly: here.assembly, clock });
  mail = await openTestMailServer();
  push = await openTestService(() => 201);
  gateway = await openTestService(gatewayJudge(SECRET, () => clock.now()));
  browser = createTestBrowser(push.origin);
  d = {
    db: database.db,
    log: silentLog,
    now: () => clock.now(),
    channels: {
      mail: openMail({ url: mail.url, from: '议堂 <notice@zx.example>' }),
      push: openPush({ contact: 'mailto:operator@zx.example', hosts: [push.origin], keys }),
      sms: openGateway({ url: `${gateway.origin}/send`, secret: SECRET }, () => clock.now()),
    },
    translations: await createTranslations(
      mergeWords([platformWords, noticesModule, { name: 'toys', locales: { 'zh-CN': words.toys, en: wordsEn.toys } }]),
    ),
    person: personTold,
    assemblyById: async () => here.assembly,
    origin,
    seal: (text) => Buffer.from(text).toString('base64url'),
  };
});
afterAll(async () => {
  for (const channel of Object.values(d.channels)) channel.close();
  await Promise.all([mail.close(), push.close(), gateway.close()]);
  await database.close();
});

const addresses = () => ({
  mail: { address: 'lin@mail.example', details: '{}' },
  sms: { address: '13800005678', details: '{}' },
  push: { address: browser.endpoint, details: JSON.stringify({ ...browser.keys, label: '手机' }) },
});

/** member1 has chosen these, with confirmed addresses. */
async function chooses(choices: ReadonlyArray<[Topic, Channel, 'now' | 'digest']>, who = 'member1'): Promise<void> {
  const account_id = here.accounts[who]!;
  for (const channel of new Set(choices.map(([, name]) => name))) {
    await database.db
      .insertInto('contact_addresses')
      .values({
        id: newId(),
        account_id,
        channel,
        ...addresses()[channel],
        code_sent_at: null,
        confirmed_at: clock.now(),
        created_at: clock.now(),
      })
      .execute();
  }
  await database.db
    .insertInto('notice_choices')
    .values(choices.map(([topic, channel, timing]) => ({ account_id, topic, channel, timing })))
    .execute();
}

beforeEach(async () => {
  for (const table of ['deliveries', 'notices', 'contact_addresses', 'notice_choices', 'notice_settings'] as const)
    await database.db.deleteFrom(table).execute();
  mail.mails.splice(0);
  push.received.splice(0);
  gateway.received.splice(0);
  await database.db.updateTable('accounts').set({ active: true, locale: 'zh-CN' }).execute();
});

const ready = (more: Partial<Notice> = {}): Notice => ({
  accountIds: [here.accounts.member1!],
  kind: 'toys.notice.ready',
  topic: 'task',
  params: { subject: '山塘整治' },
  link: '/m/test/toys/7',
  ...more,
});
const all = async () => {
  for (const channel of ['mail', 'push', 'sms'] as const) await deliver(d, channel);
};
const states = async () =>
  (
    await database.db
      .selectFrom('deliveries')
      .select(['channel', 'state', 'attempts', 'last_error'])
      .orderBy('created_at')
      .execute()
  ).map((row) => `${row.channel} ${row.state} ${row.attempts}${row.last_error ? ` ${row.last_error}` : ''}`);

describe('nothing leaves the house', () => {
  it('without the person’s own choice, for another kind of notice, or to an address not confirmed', async () => {
    await notify(ctx, [ready()]);
    await chooses([['deadline', 'mail', 'now']]);
    await notify(ctx, [ready()]);
    await database.db.updateTable('contact_addresses').set({ confirmed_at: null }).execute();
    await notify(ctx, [ready({ topic: 'deadline' })]);
    expect(await states()).toEqual([]);
  });
  it('of what was rolled back', async () => {
    await chooses([['task', 'mail', 'now']]);
    const step = database.db.transaction().execute(async (db) => {
      await notify({ ...ctx, db }, [ready()]);
      throw new Error('undone');
    });
    await expect(step).rejects.toThrow('undone');
    await all();
    expect([await states(), mail.mails]).toEqual([[], []]);
  });
  it('to a closed account, to whom no longer wants it, or by a channel the installation has no more', async () => {
    await chooses([
      ['task', 'mail', 'now'],
      ['task', 'sms', 'now'],
    ]);
    await notify(ctx, [ready()]);
    await database.db.updateTable('accounts').set({ active: false }).where('id', '=', here.accounts.member1!).execute();
    await deliver(d, 'mail');
    await deliver({ ...d, channels: {} }, 'sms');
    expect((await states()).sort()).toEqual(['mail given_up 1 closed', 'sms given_up 0 not_offered']);
    await database.db.updateTable('accounts').set({ active: true }).execute();
    await notify(ctx, [ready()]);
    await database.db.deleteFrom('notice_choices').where('channel', '=', 'sms').execute();
    await deliver(d, 'sms');
    expect((await states()).at(-1)).toBe('sms given_up 1 not_wanted');
    expect([mail.mails, gateway.received]).toEqual([[], []]);
  });
});

describe('e-mail', () => {
  it('comes in the reader’s language, as text and HTML, with the way to the page and out of it; once for one event', async () => {
    await chooses([['task', 'mail', 'now']]);
    await notify(ctx, [ready({ key: 'event/1' })]);
    await notify(ctx, [ready({ key: 'event/1' })]);
    await Promise.all([deliver(d, 'mail'), deliver(d, 'mail')]);
    await deliver(d, 'mail');
    expect(mail.mails.map((item) => item.to)).toEqual(['lin@mail.example']);
    const one = readMail(mail.mails[0]!.raw);
    expect(one.header('subject')).toBe('【test 政协】《山塘整治》已办好');
    expect(one.header('list-unsubscribe')).toBe('<https://zx.example/m/test/notice-settings>');
    expect(one.header('auto-submitted')).toBe('auto-generated');
    expect(one.text).toContain('https://zx.example/m/test/toys/7');
    expect(one.html).toContain('<a href="https://zx.example/m/test/toys/7">打开</a>');
    expect(mail.mails[0]!.raw).not.toMatch(/src=|url\(/);
    expect(await states()).toEqual(['mail sent 1']);

    await database.db.updateTable('accounts').set({ locale: 'en' }).execute();
    await notify(ctx, [ready({ kind: 'toys.notice.other' })]);
    await deliver(d, 'mail');
    const english = readMail(mail.mails[1]!.raw);
    expect(english.header('subject')).toBe('[test 政协] One <b>more</b>');
    expect(english.html).toContain('One &lt;b&gt;more&lt;/b&gt;');
  });

  it('gathered for a time of day in Beijing is one mail', async () => {
    await chooses([['task', 'mail', 'digest']]);
    await database.db
      .insertInto('notice_settings')
      .values({ account_id: here.accounts.member1!, digest_minute: 17 * 60 + 30 })
      .execute();
    const start = clock.now();
    await notify(ctx, [ready()]);
    clock.advance(1000);
    await notify(ctx, [ready({ kind: 'toys.notice.other' })]);
    const { try_at } = await database.db.selectFrom('deliveries').select('try_at').executeTakeFirstOrThrow();
    // 10:00 in Beijing; the digest goes at 17:30 of the same day.
    expect(try_at.toISOString()).toBe('2026-01-21T09:30:00.000Z');
    await deliver(d, 'mail');
    expect(mail.mails).toHaveLength(0);
    clock.advance(try_at.getTime() - start.getTime());
    await deliver(d, 'mail');
    expect(mail.mails).toHaveLength(1);
    const { text, header } = readMail(mail.mails[0]!.raw);
    expect(header('subject')).toContain('您有 2 条新通知');
    expect(text).toMatch(/山塘整治[\s\S]*一件/);
    await notify(ctx, [ready()]);
    const { try_at: next } = await database.db
      .selectFrom('deliveries')
      .select('try_at')
      .where('state', '=', 'waiting')
      .executeTakeFirstOrThrow();
    expect(next.toISOString()).toBe('2026-01-22T09:30:00.000Z');
  });

  it('refused for now is tried again with growing waits; refused for good, or too often, it is given up', async () => {
    await chooses([['task', 'mail', 'now']]);
    await notify(ctx, [ready()]);
    Object.assign(mail.refuseWith, { code: 451, times: 1 });
    await deliver(d, 'mail');
    await deliver(d, 'mail');
    expect(await states()).toEqual(['mail failed 1 refused 451']);
    clock.advance(61_000);
    await deliver(d, 'mail');
    expect(await states()).toEqual(['mail sent 2']);

    await notify(ctx, [ready()]);
    Object.assign(mail.refuseWith, { code: 550, times: 1 });
    await deliver(d, 'mail');
    expect((await states()).at(-1)).toBe('mail given_up 1 refused 550');

    await notify(ctx, [ready()]);
    const away = { ...d, channels: { mail: openMail({ url: 'smtp://127.0.0.1:9', from: 'x@zx.example' }) } };
    for (const minutes of [0, ...retryMinutes]) {
      clock.advance(minutes * 60_000 + 1000);
      await deliver(away, 'mail');
    }
    expect((await states()).at(-1)).toMatch(/^mail given_up 7 unreachable/);
    expect(mail.mails).toHaveLength(1);
  });

  it('taken by a process that was killed is taken up again, not at the same time', async () => {
    await chooses([['task', 'mail', 'now']]);
    await notify(ctx, [ready()]);
    expect(await claimMessage(database.db, 'mail', clock.now())).toHaveLength(1);
    await deliver(d, 'mail');
    expect(mail.mails).toHaveLength(0);
    clock.advance(180_001);
    await deliver(d, 'mail');
    expect(mail.mails).toHaveLength(1);
  });
});

describe('web push', () => {
  it('carries a message only the browser reads, signed by the installation', async () => {
    await chooses([['task', 'push', 'now']]);
    await notify(ctx, [ready()]);
    await deliver(d, 'push');
    expect(push.received).toHaveLength(1);
    const { headers, body } = push.received[0]!;
    expect(body.toString('latin1')).not.toContain('toys');
    expect(browser.read(body)).toMatchObject({
      title: 'test 政协',
      body: '《山塘整治》已办好',
      link: 'https://zx.example/m/test/toys/7',
    });
    const vapid = readVapid(headers.authorization!);
    expect(vapid.publicKey).toBe(keys.publicKey);
    expect(vapid.claims).toMatchObject({ aud: push.origin, sub: 'mailto:operator@zx.example' });
    expect(await states()).toEqual(['push sent 1']);
  });
  it('to a device that is gone forgets the device', async () => {
    await chooses([['task', 'push', 'now']]);
    await notify(ctx, [ready()]);
    push.answers.push(410);
    await deliver(d, 'push');
    expect(await states()).toEqual(['push given_up 1 gone 410']);
    expect(await database.db.selectFrom('contact_addresses').select('id').execute()).toEqual([]);
  });
  it('goes to push services alone, whatever address a browser names', () => {
    const may = (address: string) => mayPushAt(knownPushHosts, address);
    expect(may('https://fcm.googleapis.com/fcm/send/x')).toBe(true);
    expect(may('https://web.push.apple.com/x')).toBe(true);
    for (const address of [
      'http://fcm.googleapis.com/x',
      'https://fcm.googleapis.com.evil.example/x',
      'https://fcm.googleapis.com:8443/x',
      'https://user@fcm.googleapis.com/x',
      'https://127.0.0.1/x',
      'https://evilpush.apple.com/x',
      'file:///etc/passwd',
      'no address',
    ])
      expect(may(address), address).toBe(false);
  });
  it('has the same keys on every server with the installation’s secret, and others with another', () => {
    expect(pushKeysFrom(Buffer.alloc(32, 7))).toEqual(keys);
    expect(pushKeysFrom(Buffer.alloc(32, 8)).publicKey).not.toBe(keys.publicKey);
  });
});

describe('the gateway for short messages', () => {
  it('is asked with a signature it can check, and refuses forgeries, replays and what is late', async () => {
    await chooses([['task', 'sms', 'now']]);
    await notify(ctx, [ready()]);
    await deliver(d, 'sms');
    const [{ headers, body }] = gateway.received as [TestHttpService['received'][number]];
    expect(JSON.parse(body.toString())).toMatchObject({
      to: '13800005678',
      text: '《山塘整治》已办好 https://zx.example/m/test/toys/7',
    });
    expect(await states()).toEqual(['sms sent 1']);
    const ask = async (over: Record<string, string>, text = body.toString()) => {
      const sent = {
        ...Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('x-yitang'))),
        ...over,
      };
      return (await fetch(gateway.origin, { method: 'POST', headers: sent, body: text })).status;
    };
    expect(await ask({})).toBe(409);
    expect(await ask({}, body.toString().replace('5678', '5679'))).toBe(401);
    const old = String(Number(headers['x-yitang-timestamp']) - 301);
    const late = body.toString().replace(/"id":"./, '"id":"x');
    expect(await ask({ 'x-yitang-timestamp': old, 'x-yitang-signature': signGateway(SECRET, old, late) }, late)).toBe(
      401,
    );
  });
  it('is asked again after 5xx, and not after 4xx', async () => {
    await chooses([['task', 'sms', 'now']]);
    await notify(ctx, [ready()]);
    gateway.answers.push(503);
    await deliver(d, 'sms');
    expect(await states()).toEqual(['sms failed 1 refused 503']);
    clock.advance(60_001);
    await deliver(d, 'sms');
    expect(await states()).toEqual(['sms sent 2']);
    await notify(ctx, [ready()]);
    gateway.answers.push(400);
    await deliver(d, 'sms');
    clock.advance(86_400_000);
    await deliver(d, 'sms');
    expect((await states()).at(-1)).toBe('sms given_up 1 refused 400');
    expect(gateway.received).toHaveLength(3);
  });
});

describe('a confidential matter', () => {
  it('is named by no channel', async () => {
    await chooses([
      ['task', 'mail', 'now'],
      ['task', 'push', 'now'],
      ['task', 'sms', 'now'],
    ]);
    await notify(ctx, [ready({ confidential: true })]);
    await all();
    expect((await states()).sort()).toEqual(['mail sent 1', 'push sent 1', 'sms sent 1']);
    const { text, html, header } = readMail(mail.mails[0]!.raw);
    const said = [
      text,
      html,
      header('subject'),
      JSON.stringify(browser.read(push.received[0]!.body)),
      gateway.received[0]!.body.toString(),
    ];
    for (const words of said) {
      expect(words).not.toContain('山塘');
      expect(words).toContain('您有一条新通知');
    }
  });
});

describe('purgeDeliveries', () => {
  it('removes what is done for three months, and nothing that waits', async () => {
    await chooses([
      ['task', 'mail', 'now'],
      ['task', 'sms', 'now'],
    ]);
    await notify(ctx, [ready()]);
    await deliver(d, 'mail');
    clock.advance(91 * 86_400_000);
    await purgeDeliveries(database.db, clock.now());
    expect(await states()).toEqual(['sms waiting 0']);
  });
});
