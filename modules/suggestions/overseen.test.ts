import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../platform/calendar/days.ts';
import { overseenSuggestions } from './overseen.ts';
import { openSuggestionHouse, type SuggestionHouse } from './testing.ts';

let house: SuggestionHouse;
const span = () => {
  const day = dayOf(house.clock.now());
  return { from: day, until: day };
};
beforeAll(async () => {
  house = await openSuggestionHouse();
  for (const text of ['河边步道的灯坏了三盏，晚上看不清台阶。', '菜市场早上六点才开门，希望提前到五点。'])
    await house.send({ text });
  await house.react();
  const { suggestionId } = await house.send();
  await house.step('clerk', suggestionId, 'accept', { category: 'street' });
  await house.step('member1', suggestionId, 'take-up');
  await house.step('member1', suggestionId, 'answer', { text: '已与社区一起看过，路灯当天修好。' });
});
afterAll(() => house.close());

describe('what is told of suggestions', () => {
  it('counts what the list it opens has in all', async () => {
    const counts = await overseenSuggestions.counts(await house.contextAs('leader'), span(), true);
    expect(counts.map((item) => item.count)).toEqual([3, 2, 0]);
    for (const { count, list } of counts)
      expect([list, (await house.ok({ as: 'leader', path: list })).total]).toEqual([list, count]);
    const never = { from: '2000-01-01', until: '2000-01-07' };
    expect((await overseenSuggestions.counts(await house.contextAs('leader'), never, true))[0]!.count).toBe(0);
  });
  it('names the answers of those who took one up, in their days', async () => {
    const leader = await house.contextAs('leader');
    expect(await overseenSuggestions.answers(leader, span(), true, 10)).toMatchObject([
      { answered: null, unitIds: [] },
    ]);
    const before = { from: '2000-01-01', until: '2000-01-07' };
    expect(await overseenSuggestions.answers(leader, before, true, 10)).toEqual([]);
  });
  it('says what is late once its screening has taken too long', async () => {
    const leader = await house.contextAs('leader');
    expect(await overseenSuggestions.late(leader, true)).toEqual([]);
    house.clock.advance(60 * 86_400_000);
    expect(await overseenSuggestions.late(await house.contextAs('leader'), true)).toContainEqual({
      clock: 'screening',
      count: 2,
      waitsFor: 'role:clerk',
    });
  });
});
