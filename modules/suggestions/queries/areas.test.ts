/** A list narrowed to an area of the assembly's map, and the signs of a map beside it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setMap } from '../../assemblies/index.ts';
import { openSuggestionHouse, type SuggestionHouse } from '../testing.ts';

let house: SuggestionHouse;
beforeAll(async () => {
  house = await openSuggestionHouse();
});
afterAll(() => house.close());

const square = (west: number, south: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, south],
      [west, south + 1],
      [west + 1, south + 1],
      [west + 1, south],
      [west, south],
    ],
  ],
});
const area = (code: string, west: number) => ({
  type: 'Feature',
  properties: { code, name: code, level: 'county', parent: null },
  geometry: square(west, 27),
});

it('suggestionPlaces shows what the list holds, and area keeps those with a place in it', async () => {
  const path = '/suggestions/places';
  const east = await house.send({
    text: '东县河边缺一盏灯，请加装。',
    point: { longitude: 113.51234, latitude: 27.51234 },
  });
  const west = await house.send({ text: '西县路口缺一面镜子，请加装。', point: { longitude: 112.5, latitude: 27.5 } });
  await house.send({ text: '没有写地点的一条建议，请处理。' });
  expect(await house.ok({ as: 'clerk', path })).toMatchObject({ map: null, more: 0 });
  expect((await house.ok({ as: 'clerk', path: '/suggestions?area=east' })).total).toBe(0);
  await setMap(house.database.db, house.here.assembly.id, [area('east', 113), area('west', 112)] as never);
  const all = await house.ok({ as: 'clerk', path });
  const ids = (points: Array<{ suggestionId: string }>) => points.map((point) => point.suggestionId).sort();
  expect(ids(all.points)).toEqual([east.suggestionId, west.suggestionId].sort());
  expect(all.map.areas).toHaveLength(2);
  expect(ids((await house.ok({ as: 'clerk', path: `${path}?area=east` })).points)).toEqual([east.suggestionId]);
  expect(ids((await house.ok({ as: 'clerk', path: '/suggestions?area=west' })).items)).toEqual([west.suggestionId]);
  // Members know of none that has not been screened, nor where it is.
  expect((await house.ok({ as: 'member1', path })).points).toEqual([]);
  // Of accepted ones they read what everybody reads: rounded.
  await house.step('clerk', east.suggestionId, 'accept', {});
  const [known] = (await house.ok({ as: 'member1', path })).points;
  expect(known.suggestionId).toBe(east.suggestionId);
  expect([known.longitude, known.latitude]).not.toEqual([113.51234, 27.51234]);
  expect((await house.ok({ as: 'member1', path: '/suggestions?bounds=113.5123,27.5123,113.5124,27.5124' })).total).toBe(
    0,
  );
  expect((await house.call({ path })).statusCode).toBe(401);
  // Counted by area are those everybody sees on the map.
  const byArea = async () => (await house.ok({ path: '/suggestions/figures' })).byArea;
  const one = { code: 'east', label: 'east', count: 1 };
  expect(await byArea()).toEqual([one]);
  await house.step('clerk', west.suggestionId, 'accept', { category: 'street', publicity: 'public', reason: '' });
  expect(await byArea()).toEqual([one, { ...one, code: 'west', label: 'west' }]);
});
