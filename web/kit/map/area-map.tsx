import { type Area, holds } from '../../../algorithms/geometry/areas.ts';
import { clustersOf, sheetOf } from './project.ts';

export interface MapOfAreas {
  areas: readonly Area[];
  /** The area beyond which nothing is shown; null: all. */
  own: string | null;
}

export interface MapPoint {
  id: string;
  longitude: number;
  latitude: number;
  name: string;
  href: string;
}

/** What is to be seen of a map: the areas inside the chosen one, or that one where it has none; and the way back out. */
export function viewOf({ areas, own }: MapOfAreas, chosen: string | undefined) {
  const of = (code: string | null) => areas.find(({ properties }) => properties.code === code);
  const within = (area: Area | undefined): boolean =>
    area !== undefined && (own === null || area.properties.code === own || within(of(area.properties.parent)));
  const asked = chosen ? of(chosen) : undefined;
  const at = asked && within(asked) ? asked : of(own);
  const code = at?.properties.code ?? null;
  const inside = areas.filter(({ properties }) => properties.parent === code);
  const out = at && code !== own ? (at.properties.parent ?? '') : null;
  return { at, shown: inside.length > 0 ? inside : at ? [at] : areas, whole: inside.length === 0, out };
}

export const areaName = ({ properties }: Area, locale: string): string =>
  locale === 'en' ? (properties.nameEn ?? properties.name) : properties.name;

const WIDTH = 360;

interface Props {
  map: MapOfAreas;
  /** Code of the area looked into. */
  chosen: string | undefined;
  points: readonly MapPoint[];
  locale: string;
  title: string;
  /** Names of signs and areas as they are read out. */
  words: { area(name: string, count: number): string; several(count: number, names: readonly string[]): string };
  hrefOfArea(code: string): string;
  /** Where a sign of several leads that cannot be looked into any nearer. */
  hrefOfList: string;
}

/** Points on areas of the assembly's own map, without a script: areas and signs are links. */
export function AreaMap({ map, chosen, points, locale, title, words, hrefOfArea, hrefOfList }: Props) {
  const { shown, whole } = viewOf(map, chosen);
  const sheet = sheetOf(shown, WIDTH);
  const placed = points.map((point) => {
    const [x, y] = sheet.at(point.longitude, point.latitude);
    const area = shown.find((one) => holds(one, point.longitude, point.latitude));
    return { ...point, x, y, area: area?.properties.code };
  });
  const seen = placed.filter(({ area }) => area !== undefined);
  return (
    <svg className="yt-map" viewBox={`0 0 ${sheet.width} ${sheet.height}`} role="group" aria-label={title}>
      {shown.map((area) => {
        const { code } = area.properties;
        const name = words.area(areaName(area, locale), seen.filter((point) => point.area === code).length);
        const [x, y] = sheet.middle(area);
        const drawn = (
          <>
            <path className="yt-map-area" d={sheet.path(area)} />
            <text className="yt-map-name" x={x} y={y}>
              {areaName(area, locale)}
            </text>
          </>
        );
        if (whole) return <g key={code}>{drawn}</g>;
        return (
          <a key={code} href={hrefOfArea(code)} aria-label={name}>
            <title>{name}</title>
            {drawn}
          </a>
        );
      })}
      {clustersOf(seen).map(({ x, y, points: [first, ...more] }) => {
        const count = more.length + 1;
        const near = whole ? hrefOfList : hrefOfArea(first!.area!);
        const names = [first!, ...more].slice(0, 3).map((point) => point.name);
        const name = count === 1 ? first!.name : words.several(count, names);
        return (
          <a key={first!.id} className="yt-map-sign" href={count === 1 ? first!.href : near} aria-label={name}>
            <title>{name}</title>
            <circle cx={x} cy={y} r={count === 1 ? 8 : 12 + Math.min(6, count / 10)} />
            {count > 1 && (
              <text x={x} y={y}>
                {count}
              </text>
            )}
          </a>
        );
      })}
    </svg>
  );
}
