/** Addresses are confirmed before they are used, choices are one's own, and the administrator sees that messages go. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sealWith } from '../../../platform/config/installation-secret.ts';
import { newId } from '../../../platform/db/ids.ts';
import { announce } from '../../../platform/events/announce.ts';
import { CODE_TRIES, CODES_A_DAY, codeFor } from '../../../platform/notices/codes.ts';
import { notify } from '../../../platform/notices/notify.ts';
import { createTestContext } from '../../../platform/testing/context.ts';
import { accountsModule } from '../../accounts/module.ts';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import type { Delivery, NoticeSettings } from '../contract.ts';
import { noticesModule } from '../module.ts';

const secret = Buffer.alloc(32, 3);
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({
    modules: [noticesModule, accountsModule],
    secret,
    channels: {
      mail: true,
      sms: true,
      pushKey: 'key',
      mayPushAt: (endpoint) => endpoint.startsWith('https://push.example/'),
    },
  });
});
afterAll(() => house.close());
beforeEach(async () => {
  for (const table of ['deliveries', 'notices', 'contact_addresses', 'notice_choices'] as const)
    await house.database.db.deleteFrom(table).execute();
});

const settings = async (as = 'member1') => (await house.call({ path: '/notice-settings', as })).json<NoticeSettings>();
const add = (body: unknown, as = 'member1') => house.call({ method: 'POST', path: '/contact-addresses', body, as });
const confirm = (addressId: string, code: string, as = 'member1') =>
  house.call({ method: 'POST', path: `/contact-addresses/${addressId}/confirm`, body: { code }, as });
/** The code as the message says it. */
async function codeSent(addressId: string): Promise<string> {
  const row = await house.database.db
    .selectFrom('contact_addresses')
    .select('code_sent_at')
    .where('id', '=', addressId)
    .executeTakeFirstOrThrow();
  return codeFor(sealWith(secret), addressId, row.code_sent_at!);
}
const wrong = (code: string) => (code === '000000' ? '000001' : '000000');

async function confirmed(channel: 'mail' | 'sms' = 'mail', address = 'lin@mail.example'): Promise<string> {
  const { addressId } = (await add({ channel, address })).json<{ addressId: string }>();
  expect((await confirm(addressId, await codeSent(addressId))).statusCode).toBe(200);
  return addressId;
}

async function tell(topic: 'task' | 'progress' = 'task') {
  const ctx = await createTestContext({ db: house.database.db, assembly: house.here.assembly, clock: house.clock });
  await notify(ctx, [
    { accountIds: [house.here.accounts.member1!], kind: 'hello', topic, params: { secret: '山塘' }, link: '/m/here/x' },
  ]);
}

describe('addContactAddress and confirmContactAddress', () => {
  it('use an address only when the code that was sent there came back', async () => {
    const answer = await add({ channel: 'mail', address: ' Lin@Mail.example ' });
    const { addressId } = answer.json<{ addressId: string }>();
    expect((await settings()).addresses).toMatchObject([
      { addressId, channel: 'mail', shown: 'L***@Mail.example', confirmed: false },
    ]);
    const due = await house.database.db.selectFrom('deliveries').selectAll().execute();
    expect(due).toMatchObject([{ notice_id: null, channel: 'mail', address_id: addressId, state: 'waiting' }]);
    // The code is kept nowhere.
    const code = await codeSent(addressId);
    expect(
      JSON.stringify([due, await house.database.db.selectFrom('contact_addresses').selectAll().execute()]),
    ).not.toContain(code);
    expect((await confirm(addressId, wrong(code))).json().code).toBe('code_wrong');
    expect((await confirm(addressId, code, 'member2')).statusCode).toBe(404);
    expect((await confirm(addressId, code)).json<NoticeSettings>().addresses).toMatchObject([{ confirmed: true }]);
    const trail = await house.call({ path: '/audit-entries?action=account.address_confirmed', as: 'auditor' });
    expect(trail.json().entries[0].sentence ?? JSON.stringify(trail.json().entries[0])).toContain('L***@Mail.example');
  });
  it('end a code after wrong tries, which count though they are refused, and after a quarter of an hour', async () => {
    const { addressId } = (await add({ channel: 'sms', address: '+86 138 0000-5678' })).json<{ addressId: string }>();
    expect((await settings()).addresses[0]!.shown).toBe('138****5678');
    const code = await codeSent(addressId);
    for (let at = 0; at < CODE_TRIES; at += 1)
      expect((await confirm(addressId, wrong(code))).json().code).toBe('code_wrong');
    expect((await confirm(addressId, code)).json().code).toBe('code_gone');
    const again = (await add({ channel: 'sms', address: '13800005678' })).json<{ addressId: string }>().addressId;
    const late = await codeSent(again);
    house.clock.advance(15 * 60_000 + 1);
    expect((await confirm(again, late)).json().code).toBe('code_gone');
    expect((await settings()).addresses).toHaveLength(1);
  });
  it('send a person so many codes a day and no more, and refuse what is no address', async () => {
    for (const body of [
      { channel: 'mail', address: 'nobody' },
      { channel: 'sms', address: '12345' },
      { channel: 'mail', address: 'a@b.cn\r\nBcc: c@d.cn' },
    ])
      expect((await add(body)).statusCode).toBe(422);
    for (let at = 0; at < CODES_A_DAY; at += 1)
      expect((await add({ channel: 'mail', address: 'lin@mail.example' })).statusCode).toBe(200);
    expect((await add({ channel: 'mail', address: 'lin@mail.example' })).json().code).toBe('codes_too_many');
    house.clock.advance(86_400_001);
    expect((await add({ channel: 'mail', address: 'lin@mail.example' })).statusCode).toBe(200);
  });
});

describe('setNoticeSettings', () => {
  it('decides by kind and channel; the person sees beside the notice what became of it', async () => {
    await confirmed();
    const choices = [{ topic: 'task', channel: 'mail', timing: 'now' }];
    const body = { digestAt: '17:30', choices };
    expect((await house.call({ method: 'PUT', path: '/notice-settings', body, as: 'member1' })).json()).toMatchObject(
      body,
    );
    await tell('progress');
    await tell('task');
    const notices = async () => (await house.call({ path: '/notices', as: 'member1' })).json().notices;
    expect((await notices()).map((item: { deliveries: unknown[] }) => item.deliveries.length).sort()).toEqual([0, 1]);
    const sentAt = new Date('2026-01-21T02:32:00.000Z');
    await house.database.db.updateTable('deliveries').set({ state: 'sent', sent_at: sentAt }).execute();
    expect((await notices()).flatMap((item: { deliveries: unknown[] }) => item.deliveries)).toEqual([
      { channel: 'mail', state: 'sent', at: sentAt.toISOString() },
    ]);
    expect((await settings('member2')).choices).toEqual([]);
  });
  it('takes no channel the installation does not have, and shows none', async () => {
    const bare = await openTestHouse({ modules: [noticesModule] });
    const body = { digestAt: '08:00', choices: [{ topic: 'task', channel: 'mail', timing: 'now' }] };
    const answer = await bare.call({ method: 'PUT', path: '/notice-settings', body, as: 'member1' });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'channel_not_offered']);
    const shown = (await bare.call({ path: '/notice-settings', as: 'member1' })).json<NoticeSettings>();
    expect(shown).toMatchObject({ offered: { mail: false, sms: false, pushKey: null }, choices: [], addresses: [] });
    await bare.close();
  });
});

describe('addPushSubscription and removeContactAddress', () => {
  const keys = { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) };
  const subscribe = (endpoint: string, as: string) =>
    house.call({ method: 'POST', path: '/push-subscriptions', body: { endpoint, keys, label: '办公电脑' }, as });
  it('let a device be told for the one who uses it, and nobody else', async () => {
    expect((await subscribe('https://elsewhere.example/1', 'member1')).json().code).toBe('push_host_refused');
    const mine = (await subscribe('https://push.example/1', 'member1')).json<NoticeSettings>();
    expect(mine.addresses).toMatchObject([{ channel: 'push', shown: '办公电脑', confirmed: true }]);
    await subscribe('https://push.example/1', 'member2');
    expect((await settings('member1')).addresses).toEqual([]);
    const [{ addressId }] = (await settings('member2')).addresses as [NoticeSettings['addresses'][number]];
    const remove = (as: string) => house.call({ method: 'DELETE', path: `/contact-addresses/${addressId}`, as });
    expect((await remove('member1')).statusCode).toBe(404);
    expect((await remove('member2')).json<NoticeSettings>().addresses).toEqual([]);
    expect(await house.database.db.selectFrom('contact_addresses').select('id').execute()).toEqual([]);
  });
});

describe('listDeliveries', () => {
  it('shows the administrator that messages go, by state and channel, masked and without their content', async () => {
    await confirmed();
    const body = { digestAt: '08:00', choices: [{ topic: 'task', channel: 'mail', timing: 'now' }] };
    await house.call({ method: 'PUT', path: '/notice-settings', body, as: 'member1' });
    await tell();
    const answer = await house.call({ path: '/deliveries', as: 'admin' });
    const { deliveries, total } = answer.json<{ deliveries: Delivery[]; total: number }>();
    expect(total).toBe(2);
    expect(deliveries.map((item) => item.topic)).toEqual(expect.arrayContaining(['task', null]));
    expect(deliveries[0]).toMatchObject({
      name: house.here.members[0]!.name,
      shown: 'l***@mail.example',
      state: 'waiting',
    });
    expect(answer.body).not.toMatch(/山塘|hello|lin@/);
    expect((await house.call({ path: '/deliveries?state=sent', as: 'admin' })).json().total).toBe(0);
    expect((await house.call({ path: '/deliveries?channel=mail', as: 'admin' })).json().total).toBe(2);
    expect((await house.call({ path: '/deliveries', as: 'clerk' })).statusCode).toBe(403);
  });
});

describe('listStuckEvents and retryStuckEvents', () => {
  it('show the administrator what could not be dealt with, of this assembly alone, and have it tried again', async () => {
    const { database, here, elsewhere, clock } = house;
    for (const place of [here, elsewhere]) {
      const ctx = await createTestContext({ db: database.db, assembly: place.assembly, clock });
      await announce(ctx, { kind: 'toy', id: newId(), assemblyId: place.assembly.id }, 'begun');
    }
    const later = new Date(clock.now().getTime() + 600_000);
    const events = await database.db.selectFrom('events').select(['seq', 'matter_id']).execute();
    await database.db
      .insertInto('event_handlings')
      .values(
        events.map((row) => ({
          event_seq: row.seq,
          handler: 'toys.a',
          matter_id: row.matter_id,
          attempts: 5,
          last_error: 'Error: no',
          try_at: later,
          done_at: null,
        })),
      )
      .execute();
    const listed = (await house.call({ path: '/stuck-events', as: 'admin' })).json();
    expect(listed.events).toMatchObject([
      { handler: 'toys.a', name: 'toy.begun', attempts: 5, lastError: 'Error: no', behind: 0 },
    ]);
    expect((await house.call({ path: '/stuck-events', as: 'clerk' })).statusCode).toBe(403);
    const retry = (as: string, body: unknown) => house.call({ method: 'POST', path: '/stuck-events/retry', body, as });
    expect((await retry('clerk', {})).statusCode).toBe(403);
    expect((await retry('admin', { one: { event: listed.events[0].event, handler: 'toys.b' } })).json()).toEqual({
      retried: 0,
    });
    expect((await retry('admin', {})).json()).toEqual({ retried: 1 });
    const tries = await database.db.selectFrom('event_handlings').select('try_at').execute();
    expect(tries.filter((row) => row.try_at.getTime() === later.getTime())).toHaveLength(1);
  });
});
