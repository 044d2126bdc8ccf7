import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import provinceMap from './demo/province-map.json' with { type: 'json' };
import { areaCollection } from './map-shape.ts';
import { mapOf, setMap } from './maps.ts';
import { insertAssembly } from './store.ts';

const { features } = areaCollection.parse(provinceMap);
type Ring = number[][];
const ringOf = (code: string) =>
  features.find(({ properties }) => properties.code === code)!.geometry.coordinates[0] as unknown as Ring;
const edgesOf = (ring: Ring) => ring.slice(1).map((to, at) => [ring[at]!.join(), to.join()] as const);
const areaOf = (ring: Ring) =>
  ring.slice(1).reduce((sum, to, at) => sum + ring[at]![0]! * to[1]! - to[0]! * ring[at]![1]!, 0) / 2;

describe('the demo province', () => {
  const codes = (level: string) =>
    features.filter(({ properties }) => properties.level === level).map((f) => f.properties.code);

  it('has closed areas that turn one way, with the demo’s own city and county among them', () => {
    for (const { properties } of features) {
      const ring = ringOf(properties.code);
      expect(ring[0]).toEqual(ring.at(-1));
      expect(areaOf(ring), properties.name).toBeGreaterThan(0);
    }
    expect(codes('city')).toContain('linjiang');
    expect(features.find(({ properties }) => properties.code === 'qinghe')!.properties.parent).toBe('linjiang');
  });

  it('has no gap and no overlap: each border is that of two neighbours, or of the whole', () => {
    for (const level of ['city', 'county']) {
      const edges = new Set(codes(level).flatMap((code) => edgesOf(ringOf(code)).map(([a, b]) => `${a} ${b}`)));
      expect(edges.size).toBe(codes(level).reduce((sum, code) => sum + ringOf(code).length - 1, 0));
      const outside = [...edges].filter((edge) => !edges.has(edge.split(' ').reverse().join(' ')));
      expect(outside.length).toBeGreaterThan(40);
      expect(outside.length).toBeLessThan(edges.size / 2);
    }
  });

  it('is made of counties that make up their cities', () => {
    for (const city of codes('city')) {
      const parts = features
        .filter(({ properties }) => properties.parent === city)
        .map((f) => areaOf(ringOf(f.properties.code)));
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(areaOf(ringOf(city)), 8);
    }
  });
});

describe('the map of an assembly', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database?.close());

  it('is its own, or that of the one above at its own area', async () => {
    const { db } = database;
    const one = (code: string, level: 'province' | 'city', parentId: string | null) =>
      insertAssembly(db, { code, level, parentId, name: code, shortName: code, place: code, createdAt: new Date(0) });
    const province = await one('xiangnan', 'province', null);
    const city = await one('linjiang', 'city', province);
    const stranger = await one('elsewhere', 'city', null);
    await setMap(db, province, features);
    expect(await mapOf(db, { id: province, code: 'xiangnan' })).toMatchObject({ own: null });
    const below = await mapOf(db, { id: city, code: 'linjiang' });
    expect([below?.own, below?.areas.length]).toEqual(['linjiang', features.length]);
    expect(await mapOf(db, { id: stranger, code: 'elsewhere' })).toBeUndefined();
    const own = features.filter(({ properties }) => properties.code === 'linjiang');
    await setMap(db, city, own);
    expect((await mapOf(db, { id: city, code: 'linjiang' }))?.areas).toEqual(own);
  });

  it('is refused where a code comes twice or a city is not there', () => {
    const [first] = features;
    const wrong = (...list: unknown[]) =>
      areaCollection.safeParse({ type: 'FeatureCollection', features: list }).success;
    expect(wrong(first)).toBe(true);
    expect(wrong(first, first)).toBe(false);
    expect(wrong({ ...first, properties: { ...first!.properties, parent: 'nowhere' } })).toBe(false);
    expect(wrong()).toBe(false);
  });
});
