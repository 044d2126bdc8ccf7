import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notify } from '../../../platform/notices/notify.ts';
import { createTestContext } from '../../../platform/testing/context.ts';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { noticesModule } from '../module.ts';

let house: TestHouse;

const tell = async (who: string[], kind: string) => {
  const { database, here, clock } = house;
  const ctx = await createTestContext({ db: database.db, assembly: here.assembly, clock });
  clock.advance(1000);
  await notify(ctx, [{ accountIds: who.map((login) => here.accounts[login]!), kind, params: { n: 1 }, link: '/x' }]);
};

beforeAll(async () => {
  house = await openTestHouse({ modules: [noticesModule] });
  for (const kind of ['first', 'second', 'third']) await tell(['member1', 'member2'], kind);
});
afterAll(() => house.close());

const list = async (as: string, query = '') => (await house.call({ path: `/notices${query}`, as })).json();
const mark = (as: string | undefined, body: unknown) =>
  house.call({ method: 'POST', path: '/notices/read', body, ...(as ? { as } : {}) });
const kinds = (answer: { notices: Array<{ kind: string }> }) => answer.notices.map((notice) => notice.kind);

describe('notices', () => {
  it('are listed newest first, one’s own alone, and paged', async () => {
    const all = await list('member1');
    expect([all.total, all.unread, kinds(all)]).toEqual([3, 3, ['third', 'second', 'first']]);
    expect(kinds(await list('member1', '?size=2&page=2'))).toEqual(['first']);
    expect((await list('member3')).total).toBe(0);
  });

  it('marked by markNoticesRead go behind those that are not', async () => {
    const { notices } = await list('member1');
    const answer = await mark('member1', { noticeIds: [notices[0].id] });
    expect(answer.json()).toEqual({ marked: 1, unread: 2 });
    expect(kinds(await list('member1'))).toEqual(['second', 'first', 'third']);
    expect((await mark('member1', { noticeIds: [notices[0].id] })).json().marked).toBe(0);
  });

  it('of somebody else stay as they are', async () => {
    const { notices } = await list('member2');
    expect((await mark('member3', { noticeIds: [notices[0].id] })).json()).toEqual({ marked: 0, unread: 0 });
    expect((await list('member2')).unread).toBe(3);
  });

  it('are all read at once, or none', async () => {
    expect((await mark('member2', { noticeIds: [] })).json()).toEqual({ marked: 0, unread: 3 });
    expect((await mark('member2', {})).json()).toEqual({ marked: 3, unread: 0 });
  });

  it('are for people of this assembly', async () => {
    expect((await mark(undefined, {})).statusCode).toBe(401);
    expect((await mark('elsewhere:member1', {})).statusCode).toBe(404);
    expect((await mark('member1', { noticeIds: ['x'] })).statusCode).toBe(422);
    expect((await house.call({ path: '/notices' })).statusCode).toBe(401);
    expect((await house.call({ path: '/notices', as: 'elsewhere:member1' })).statusCode).toBe(404);
    expect((await house.call({ path: '/notices?size=0', as: 'member1' })).statusCode).toBe(422);
  });
});
