import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Area } from '../../../algorithms/geometry/areas.ts';
import provinceMap from '../../../modules/assemblies/demo/province-map.json' with { type: 'json' };
import { AreaMap, viewOf } from './area-map.tsx';

const areas = provinceMap.features as unknown as Area[];
const whole = { areas, own: null };
const codes = (list: readonly Area[]) => list.map(({ properties }) => properties.code);

describe('what is seen of a map', () => {
  it('is the cities, then the counties of one, then one alone, with the way out', () => {
    expect(viewOf(whole, undefined)).toMatchObject({ at: undefined, whole: false, out: null });
    expect(codes(viewOf(whole, undefined).shown)).toHaveLength(8);
    const city = viewOf(whole, 'linjiang');
    expect([codes(city.shown), city.out]).toEqual([['qinghe', 'jiangzuo', 'jiangyou', 'liupu', 'zhuyuan'], '']);
    const county = viewOf(whole, 'qinghe');
    expect([codes(county.shown), county.out, county.whole]).toEqual([['qinghe'], 'linjiang', true]);
    expect(codes(viewOf(whole, 'nowhere').shown)).toHaveLength(8);
  });

  it('ends at the assembly’s own area', () => {
    const city = { areas, own: 'linjiang' };
    expect(viewOf(city, undefined).out).toBeNull();
    expect(codes(viewOf(city, 'hudong').shown)).toEqual(codes(viewOf(city, undefined).shown));
    expect(viewOf(city, 'qinghe').out).toBe('linjiang');
    expect(codes(viewOf({ areas, own: 'qinghe' }, undefined).shown)).toEqual(['qinghe']);
  });
});

describe('the drawn map', () => {
  const drawn = (chosen: string | undefined, points: Array<[number, number]>) =>
    renderToStaticMarkup(
      createElement(AreaMap, {
        map: whole,
        chosen,
        points: points.map(([longitude, latitude], at) => ({
          id: `${at}`,
          longitude,
          latitude,
          name: `第${at}条`,
          href: `/s/${at}`,
        })),
        locale: 'zh-CN',
        title: '地图',
        words: {
          area: (name, count) => `${name} ${count}`,
          several: (count, names) => `${count} 条：${names.join('；')}`,
        },
        hrefOfArea: (code) => `?area=${code}`,
        hrefOfList: '#list',
      }),
    );

  it('leads from a city to its counties, and from a sign to its matter', () => {
    const html = drawn(undefined, [[112.4, 26.4]]);
    expect(html.match(/href="\?area=/g)).toHaveLength(8);
    expect(html).toContain('href="/s/0"');
    expect(html).toContain('aria-label="南湖市 1"');
  });

  it('puts several under one sign, which leads nearer, and at last to the list', () => {
    const two: Array<[number, number]> = [
      [112.4, 26.4],
      [112.41, 26.4],
    ];
    expect(drawn(undefined, two)).toMatch(/class="yt-map-sign" href="\?area=nanhu" aria-label="2 条：第0条；第1条"/);
    const [county] = viewOf(whole, 'nanhu').shown;
    const [longitude, latitude] = county!.geometry.coordinates[0]![0] as unknown as [number, number];
    expect(
      drawn(county!.properties.code, [
        [longitude, latitude],
        [longitude, latitude],
      ]),
    ).not.toContain('?area=');
  });

  it('shows nothing that lies in none of its areas', () => {
    expect(drawn(undefined, [[80, 10]])).not.toContain('yt-map-sign');
  });
});
