import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { MOST_VIEWS } from '../contract.ts';
import { draftsModule } from '../module.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ modules: [draftsModule] });
});
afterAll(() => house.close());

const save = (as: string | undefined, name: string, query: string, screen = 'proposals') =>
  house.call({ method: 'POST', path: '/views', body: { screen, name, query }, ...(as ? { as } : {}) });
const list = async (as: string, screen = 'proposals') =>
  (await house.call({ path: `/views?screen=${screen}`, as })).json<{ views: Array<{ viewId: string; name: string }> }>()
    .views;

describe('views saved by saveView', () => {
  it('are listed by listViews to the person who saved them, by list, and replaced under the same name', async () => {
    expect((await save('member1', '待审查', 'state=reviewing')).statusCode).toBe(200);
    const again = await save('member1', ' 待审查 ', 'state=reviewing&sort=due');
    expect(again.json()).toMatchObject({ name: '待审查', query: 'state=reviewing&sort=due' });
    await save('member1', '别的', '', 'overdue');
    expect(await list('member1')).toEqual([again.json()]);
    expect(await list('member2')).toEqual([]);
  });

  it('are deleted by deleteView, by their owner alone', async () => {
    const [view] = await list('member1');
    const remove = (as: string) => house.call({ method: 'DELETE', path: `/views/${view!.viewId}`, as });
    expect((await remove('member2')).statusCode).toBe(404);
    expect((await remove('elsewhere:member1')).statusCode).toBe(404);
    expect((await remove('member1')).json()).toEqual({ deleted: true });
    expect((await remove('member1')).statusCode).toBe(404);
  });

  it('are named, bounded, and not without a person', async () => {
    expect((await save(undefined, '一', '')).statusCode).toBe(401);
    expect((await save('member1', '   ', '')).statusCode).toBe(422);
    expect((await save('member1', '一', 'x'.repeat(2001))).statusCode).toBe(422);
    for (let at = 0; at < MOST_VIEWS; at += 1) await save('member3', `视图${at}`, '');
    expect((await save('member3', '再一个', '')).json()).toMatchObject({ status: 409, code: 'too_many_views' });
    expect((await save('member3', '视图0', 'page=2')).statusCode).toBe(200);
  });
});
