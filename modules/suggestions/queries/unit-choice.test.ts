/** While a suggestion is assigned: what units have in hand of every kind, and which it is likely for, for those who assign. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSuggestionHouse, type SuggestionHouse } from '../testing.ts';

let house: SuggestionHouse;
beforeAll(async () => {
  house = await openSuggestionHouse();
});
afterAll(() => house.close());

it('unitLoadsOfSuggestion and likelyUnitsOfSuggestion are for those who assign, and count what is in hand', async () => {
  const [busy, asked] = [await house.send(), await house.send({ text: '公园里没有饮水处，请加装直饮水。' })];
  for (const one of [busy, asked]) await house.step('clerk', one.suggestionId, 'accept', { category: 'street' });
  const unitId = house.here.units[0]!.id;
  await house.step('assigner', busy.suggestionId, 'assignment', { units: [{ unitId, role: 'lead' }], note: '' });
  const { assignments } = await house.ok({ as: 'clerk', path: `/suggestions/${busy.suggestionId}` });
  const part = `assignments/${assignments[0].assignmentId}/confirm`;
  await house.step('government-office', busy.suggestionId, part, { note: '' });
  const path = `/suggestions/${asked.suggestionId}`;
  const { items } = await house.ok({ as: 'assigner', path: `${path}/unit-loads` });
  expect(items.filter((item: { open: number }) => item.open > 0)).toEqual([{ unitId, open: 1, late: 0, answered: 0 }]);
  expect(await house.ok({ as: 'assigner', path: `${path}/likely-units` })).toEqual({
    learnt: null,
    state: 'not_yet',
    items: [],
  });
  for (const name of ['unit-loads', 'likely-units']) {
    expect(await house.refused({ as: 'clerk', path: `${path}/${name}` })).toEqual([403, 'not_your_part']);
    expect((await house.refused({ as: 'member1', path: `${path}/${name}` }))[0]).toBe(403);
  }
});
