import { describe, expect, it } from 'vitest';
import { type Area, holds } from '../../../algorithms/geometry/areas.ts';
import { clustersOf, sheetOf } from './project.ts';

const square = (code: string, west: number, south: number, turned = false): Area => {
  const ring = [
    [west, south],
    [west + 1, south],
    [west + 1, south + 1],
    [west, south + 1],
    [west, south],
  ];
  return {
    properties: { code, name: code, level: 'county', parent: null },
    geometry: { type: 'Polygon', coordinates: [turned ? ring.reverse() : ring] },
  };
};
const areas = [square('a', 112, 26), square('b', 113, 26, true)];

describe('a sheet', () => {
  it('holds all areas, whichever way their borders turn', () => {
    const sheet = sheetOf(areas, 360);
    for (const area of areas) {
      const numbers = sheet
        .path(area)
        .match(/[\d.]+/g)!
        .map(Number);
      expect(Math.min(...numbers)).toBeGreaterThanOrEqual(7.9);
      expect(Math.max(...numbers)).toBeLessThanOrEqual(352.1);
    }
    expect(sheet.height).toBeLessThan(230);
    expect(sheet.at(112.5, 26.5)[0]).toBeCloseTo(sheet.middle(areas[0]!)[0], 0);
    expect(sheet.at(112, 27)[1]).toBeLessThan(sheet.at(112, 26)[1]);
  });

  it('tells a script how it places points', () => {
    const { at, measures } = sheetOf(areas, 360);
    const [x, y] = at(113.3, 26.7);
    const radians = (degrees: number) => (degrees * Math.PI) / 180;
    expect(measures.x + measures.k * radians(113.3)).toBeCloseTo(x, 0);
    expect(measures.y - measures.k * Math.log(Math.tan(Math.PI / 4 + radians(26.7) / 2))).toBeCloseTo(y, 0);
  });

  it('knows which area holds a point', () => {
    expect(areas.map((area) => holds(area, 113.5, 26.5))).toEqual([false, true]);
  });
});

describe('points near each other', () => {
  it('stand under one sign, and none is lost', () => {
    const points = [
      { id: 1, x: 10, y: 10 },
      { id: 2, x: 20, y: 10 },
      { id: 3, x: 200, y: 10 },
    ];
    const found = clustersOf(points);
    expect(found.map((cluster) => cluster.points.map(({ id }) => id))).toEqual([[1, 2], [3]]);
    expect(found[0]).toMatchObject({ x: 15, y: 10 });
  });
});
