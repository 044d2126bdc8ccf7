import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unnamedFigures } from '../../../platform/figures/book.ts';
import { locales } from '../locales.ts';
import { openSuggestionHouse, type SuggestionHouse } from '../testing.ts';
import { suggestionFigureBook } from './book.ts';

let house: SuggestionHouse;
beforeAll(async () => {
  house = await openSuggestionHouse();
  await house.publish({ identity: 'none' });
});
afterAll(() => house.close());

const figures = (query = '') => house.ok({ path: `/suggestions/figures${query}` });

describe('figures of suggestions', () => {
  it('have a name and a sentence in both languages', () => {
    for (const locale of ['zh-CN', 'en'] as const)
      expect(unnamedFigures(suggestionFigureBook as never, locales[locale].figures as never)).toEqual([]);
  });

  it('count what came, what became of it and how long an answer took, for everybody, without a word of it', async () => {
    const [one, two, three] = [
      await house.send(),
      await house.send({ text: '公园里的长椅太少，老人走累了没有地方坐。' }),
      await house.send({ text: '图书馆周末能不能晚一点关门，方便上班的人。' }),
    ];
    await house.step('clerk', one.suggestionId, 'accept', { category: 'street', publicity: 'public', reason: '' });
    await house.step('clerk', two.suggestionId, 'decline', { code: 'empty', note: '' });
    const found = await figures();
    expect(found).toMatchObject({
      received: 3,
      accepted: 1,
      declined: 1,
      waiting: 1,
      imported: 0,
      answered: 0,
      medianDays: null,
    });
    expect(found.received).toBe(
      ['waiting', 'returned', 'accepted', 'converted', 'passedOn', 'declined', 'withdrawn'].reduce(
        (sum, key) => sum + found[key],
        0,
      ),
    );
    expect(found.byCategory).toEqual([expect.objectContaining({ code: 'street', count: 1 })]);
    expect(found.bySource).toEqual([expect.objectContaining({ code: 'web', count: 3 })]);
    expect(JSON.stringify(found)).not.toContain('长椅');
    expect(three.receipt).toBeTruthy();
    expect(await figures('?year=2001')).toMatchObject({ received: 0, year: 2001, byMonth: [] });
  });

  it('count an answer of those who took one up, with its days and its rating', async () => {
    const { suggestionId, secret } = await house.send({ text: '小区门口的车辆乱停，消防车进不来。' });
    await house.step('clerk', suggestionId, 'accept', { category: 'street', publicity: 'public', reason: '' });
    await house.step('member1', suggestionId, 'take-up', {});
    house.clock.advance(4 * 86_400_000);
    await house.step('member1', suggestionId, 'answer', { text: '已与街道商定划出消防通道，本周完成。' });
    await house.ok({
      method: 'POST',
      path: `/suggestions/mine/${secret}/ratings`,
      body: { rating: { form: 'three_level', overall: 'satisfied' } },
    });
    const found = await figures();
    expect(found).toMatchObject({ led: 1, answered: 1, medianDays: 4, ratings: { satisfied: 1 } });
    expect(found.byDays[0]).toEqual({ above: 0, upTo: 7, count: 1 });
  });

  it('are taken away by those inside, in the same words', async () => {
    expect(await house.refused({ path: '/suggestions/figures/export' })).toEqual([401, 'unauthenticated']);
    const file = await house.call({ as: 'clerk', path: '/suggestions/figures/export?format=xlsx' });
    expect(file.statusCode).toBe(200);
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });
});

describe('the list taken away', () => {
  it('holds what its filter and its reader allow, and nothing of a sender', async () => {
    await house.send({ text: '=菜市场门口的台阶太高，轮椅上不去。', senderName: '化名甲' });
    const file = await house.call({ as: 'clerk', path: '/suggestions/export?format=csv&state=received' });
    expect(file.body).toContain('菜市场门口');
    expect(file.body).not.toContain('化名甲');
    expect(file.body).not.toContain('消防车');
    const json = (await house.call({ as: 'clerk', path: '/suggestions/export?format=json' })).json();
    expect(json).toHaveLength((await house.ok({ as: 'clerk', path: '/suggestions' })).total);
    expect((await house.call({ as: 'receiver1', path: '/suggestions/export?format=json' })).json()).toEqual([]);
    expect(await house.refused({ as: 'member1', path: '/suggestions/export?format=csv' })).toEqual([
      403,
      'not_your_part',
    ]);
  });
});
