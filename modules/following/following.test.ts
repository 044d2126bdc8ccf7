/** The public follows a matter: by a letter that is confirmed, or in a browser; told of public steps once; until it ends. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestBrowser } from '../../platform/notices/testing-channels.ts';
import { suggestionsModule } from '../suggestions/module.ts';
import { openFollowedHouse, origin } from './testing.ts';

/** A room that fails now and then. */
let failures = 0;
const [kind] = suggestionsModule.followed!;
const room = {
  ...suggestionsModule,
  followed: [
    {
      ...kind!,
      async steps(...given: Parameters<NonNullable<typeof kind>['steps']>) {
        if (failures > 0) {
          failures -= 1;
          throw new Error('out of order');
        }
        return kind!.steps(...given);
      },
    },
  ],
};

let house: Awaited<ReturnType<typeof openFollowedHouse>>;
beforeAll(async () => {
  house = await openFollowedHouse(room);
});
afterAll(() => house?.close());
beforeEach(async () => {
  failures = 0;
  await house.pass(24 * 60 + 1);
  for (const table of ['deliveries', 'follows', 'followers', 'follow_letters'] as const)
    await house.database.db.deleteFrom(table).execute();
  await house.database.db.deleteFrom('contact_addresses').execute();
  await house.letters();
  house.push.received.splice(0);
});

const address = 'Chen@mail.example';
const own = (secret: string) => house.ok({ path: `/following/mine/${secret}` });
const confirm = (secret: string, followIds: string[]) =>
  house.ok({ method: 'POST', path: `/following/mine/${secret}/confirm`, body: { followIds } });
const stop = (secret: string, body: object = {}) =>
  house.ok({ method: 'POST', path: `/following/mine/${secret}/stop`, body });
const take = (id: string) => house.step('member1', id, 'take-up', { note: '' });
const kept = async () => {
  const count = async (table: 'followers' | 'follows' | 'contact_addresses' | 'deliveries') =>
    (await house.database.db.selectFrom(table).selectAll().execute()).length;
  return [
    await count('followers'),
    await count('follows'),
    await count('contact_addresses'),
    await count('deliveries'),
  ];
};

/** Follows by e-mail, confirmed. */
async function followed(matterId: string, at = address, headers: Record<string, string> = {}) {
  await house.ask(matterId, at, headers);
  const [letter] = await house.letters();
  const { items } = await own(letter!.secret);
  await confirm(letter!.secret, [items[0].followId]);
  return { secret: letter!.secret, followId: items[0].followId as string };
}

describe('askToFollow', () => {
  it('sends one letter with a link, and nothing else until it is confirmed', async () => {
    const id = await house.shown();
    expect(await house.ask(id, ` ${address} `)).toEqual({ hours: 24 });
    const letters = await house.letters();
    expect(letters).toMatchObject([{ to: address, subject: expect.stringContaining('请确认关注') }]);
    const [letter] = letters;
    expect(letter!.text).toContain(`${origin}/here/following/mine/${letter!.secret}`);
    expect(letter!.header('list-unsubscribe')).toMatch(
      new RegExp(`^<${origin}/here/following/mine/${letter!.secret}/stop/[\\da-f-]{36}>$`),
    );
    expect(letter!.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    await take(id);
    await house.pass(10);
    expect(await house.letters()).toEqual([]);
    const page = await own(letter!.secret);
    expect(page).toMatchObject({
      channel: 'mail',
      address: 'C***@mail.example',
      items: [{ confirmed: false, matterId: id }],
    });
    await confirm(letter!.secret, [page.items[0].followId]);
    expect((await own(letter!.secret)).items).toMatchObject([{ confirmed: true }]);
    // What happened between asking and confirming is told.
    await house.pass(1);
    expect((await house.letters()).map((item) => item.subject)).toEqual([expect.stringContaining('有新进展')]);
  });

  it('answers alike whether the address follows or not, and sends no second letter to one that does', async () => {
    const id = await house.shown();
    await followed(id);
    expect(await house.ask(id, address.toLowerCase())).toEqual(await house.ask(id, 'other@mail.example'));
    expect((await house.letters()).map((item) => item.to)).toEqual(['other@mail.example']);
    expect((await kept())[0]).toBe(2);
  });

  it('sends at most one letter an hour to an address; the waiting one asks for all', async () => {
    const [one, two, three] = [
      await house.shown(),
      await house.shown({ text: `${sampleOf(2)}` }),
      await house.shown({ text: sampleOf(3) }),
    ];
    for (const id of [one, two, three, one]) await house.ask(id, address);
    const first = await house.letters();
    expect(first).toHaveLength(1);
    await house.pass(59);
    expect(await house.letters()).toEqual([]);
    await house.pass(2);
    expect(await house.letters()).toHaveLength(1);
    expect((await own(first[0]!.secret)).items).toHaveLength(3);
    for (let hour = 0; hour < 10; hour += 1) {
      await house.pass(61);
      await house.ask(one, address);
    }
    expect((await house.letters()).length).toBeLessThanOrEqual(3);
  });

  it('refuses what is no address, a matter the public does not know of, and another kind', async () => {
    const id = await house.shown();
    const { suggestionId: inside } = await house.send();
    const refused = (kindOf: string, matterId: string, to = address) =>
      house.refused({ method: 'POST', path: '/following/mail', body: { kind: kindOf, matterId, address: to } });
    expect(await refused('suggestion', id, 'nobody')).toEqual([422, 'not_mail']);
    expect(await refused('suggestion', inside)).toEqual([404, 'not_found']);
    expect(await refused('account', id)).toEqual([404, 'not_found']);
    expect(await kept()).toEqual([0, 0, 0, 0]);
  });

  it('forgets the address when nobody confirms within a day', async () => {
    const id = await house.shown();
    await house.ask(id, address);
    const [letter] = await house.letters();
    const [{ followId }] = (await own(letter!.secret)).items;
    await house.pass(24 * 60 - 1);
    expect((await kept())[0]).toBe(1);
    await house.pass(1);
    expect(await kept()).toEqual([0, 0, 0, 0]);
    expect(await confirm(letter!.secret, [followId])).toEqual({ channel: null, address: '', items: [] });
  });
});

function sampleOf(number: number): string {
  return `第${number}小区的健身器材坏了，请派人来修一修，老人们每天都用。`;
}

describe('followers', () => {
  it('are told of several public steps in one letter, in their language, once', async () => {
    const id = await house.shown();
    const { secret } = await followed(id);
    await followed(id, 'smith@mail.example', { 'accept-language': 'en' });
    await take(id);
    await house.step('member1', id, 'team', { memberIds: [house.here.members[1]!.id] });
    await house.step('member1', id, 'answer', { text: '已与管理单位商定，两周内修好。' });
    await house.pass(4);
    expect(await house.letters()).toEqual([]);
    await Promise.all([house.pass(2), house.pass(0)]);
    const letters = await house.letters();
    expect(letters.map((item) => item.to).sort()).toEqual([address, 'smith@mail.example']);
    const [chinese, english] = [
      letters.find((item) => item.to === address)!,
      letters.find((item) => item.to !== address)!,
    ];
    expect(chinese.subject).toMatch(/有新进展：有人领办；/);
    // Who joined the team is said inside alone.
    expect(chinese.text).not.toMatch(/team|加入/);
    expect(chinese.text).toContain(`${origin}/here/suggestions/${id}`);
    expect(chinese.secret).toBe(secret);
    expect(english.subject).toMatch(/News of “.*”: /);
    await house.pass(60);
    expect(await house.letters()).toEqual([]);
  });

  it('are told once when telling failed before, and of nothing that was rolled back', async () => {
    const id = await house.shown();
    await followed(id);
    await take(id);
    failures = 1;
    await house.pass(6);
    expect(await house.letters()).toEqual([]);
    await Promise.all([house.pass(1), house.pass(1)]);
    expect(await house.letters()).toHaveLength(1);
    await house.refused({ as: 'member2', method: 'POST', path: `/suggestions/${id}/take-up`, body: {} });
    await house.pass(6);
    expect(await house.letters()).toEqual([]);
  });

  it('are forgotten, with what was to be sent, when the matter is withdrawn from the public or long over', async () => {
    const id = await house.shown();
    await followed(id);
    await take(id);
    await house.pass(6);
    expect((await kept())[3]).toBeGreaterThan(0);
    await house.step('clerk', id, 'hide', { code: 'personal', note: '' });
    await house.pass(1);
    expect(await house.letters()).toEqual([]);
    expect(await kept()).toEqual([0, 0, 0, 0]);

    const other = await house.shown({ text: sampleOf(4) });
    await followed(other, 'zhao@mail.example');
    const closed = house.clock.now();
    await house.database.db.updateTable('suggestions').set({ closed_at: closed }).where('id', '=', other).execute();
    await house.pass(179 * 24 * 60);
    expect((await kept())[0]).toBe(1);
    await house.pass(2 * 24 * 60);
    expect(await kept()).toEqual([0, 0, 0, 0]);
  });

  it('are counted by countFollowers for those at work, and named to nobody', async () => {
    const id = await house.shown();
    await followed(id);
    await house.ask(id, 'waits@mail.example');
    const path = `/following/suggestion/${id}/count`;
    expect(await house.ok({ as: 'clerk', path })).toEqual({ count: 1 });
    for (const as of ['member1', 'elsewhere:clerk']) expect((await house.call({ as, path })).statusCode).toBe(404);
    expect((await house.call({ path })).statusCode).toBe(401);
    const detail = await house.call({ as: 'clerk', path: `/suggestions/${id}` });
    expect(detail.body).not.toContain('mail.example');
    const { rows } = { rows: await house.database.db.selectFrom('history').selectAll().execute() };
    expect(JSON.stringify(rows)).not.toContain('mail.example');
  });
});

describe('stopFollowing', () => {
  it('ends one matter, then all, and forgets the address with the last; asked again it answers the same', async () => {
    const [one, two] = [await house.shown(), await house.shown({ text: sampleOf(5) })];
    const { secret, followId } = await followed(one);
    await house.pass(61);
    await house.ask(two, address);
    await house.letters();
    const waiting = (await own(secret)).items.find((item: { matterId: string }) => item.matterId === two);
    await confirm(secret, [waiting.followId]);
    const exported = await house.ok({ path: `/following/mine/${secret}/export` });
    expect(exported).toMatchObject({ address, items: [{ matterId: two }, { matterId: one }] });
    expect((await stop(secret, { followId })).items).toMatchObject([{ matterId: two }]);
    expect((await stop(secret, { followId })).items).toHaveLength(1);
    await take(one);
    await take(two);
    expect(await stop(secret)).toEqual({ channel: null, address: '', items: [] });
    expect(await kept()).toEqual([0, 0, 0, 0]);
    await house.pass(10);
    expect(await house.letters()).toEqual([]);
    expect(await stop(secret)).toEqual({ channel: null, address: '', items: [] });
  });

  it('is nobody else’s: a secret that was never given is none', async () => {
    const id = await house.shown();
    const { secret } = await followed(id);
    const other = `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`;
    for (const path of [`/following/mine/${other}`, `/following/mine/${other}/export`])
      expect((await house.call({ path })).statusCode).toBe(404);
    const url = `/assemblies/elsewhere/following/mine/${secret}`;
    expect((await house.call({ root: true, path: url })).json().items).toEqual([]);
    const ended = await house.call({ root: true, method: 'POST', path: `${url}/stop`, body: {} });
    expect(ended.statusCode).toBe(200);
    expect((await own(secret)).items).toHaveLength(1);
  });
});

describe('followByPush', () => {
  it('tells a browser that let itself be told, until it stops or is gone', async () => {
    const id = await house.shown();
    const browser = createTestBrowser(house.push.origin);
    const body = { kind: 'suggestion', matterId: id, endpoint: browser.endpoint, keys: browser.keys };
    const { secret } = await house.ok({ method: 'POST', path: '/following/push', body });
    expect(await house.ok({ method: 'POST', path: '/following/push', body })).toEqual({ secret });
    expect(await own(secret)).toMatchObject({ channel: 'push', address: '', items: [{ confirmed: true }] });
    await take(id);
    await house.pass(6);
    await house.letters();
    expect(house.push.received).toHaveLength(1);
    expect(browser.read(house.push.received[0]!.body)).toMatchObject({
      body: expect.stringContaining('有新进展：有人领办'),
      link: `${origin}/here/suggestions/${id}`,
    });
    await house.step('member1', id, 'answer', { text: '两周内修好。' });
    await house.pass(6);
    house.push.answers.push(410);
    await house.letters();
    expect((await kept()).slice(0, 3)).toEqual([0, 0, 0]);
    const foreign = { ...body, endpoint: 'https://push.evil.example/x' };
    expect(await house.refused({ method: 'POST', path: '/following/push', body: foreign })).toEqual([
      409,
      'push_host_refused',
    ]);
  });
});
