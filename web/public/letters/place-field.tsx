/** Where it is: in words, or by the device when its owner presses for it. */
import { areaName, type MapOfAreas, viewOf } from '../../kit/map/area-map.tsx';
import { sheetOf } from '../../kit/map/project.ts';
import { LetterField, told } from './fields.tsx';
import { type LetterPart, letterWords } from './page-data.ts';

/** So many areas are seen whole; of more only those near the place. */
const FEW = 8;

/** All areas without links: the script shows the place on it as everybody will see it. */
function PlaceMap({ env, kind, data, map }: LetterPart & { map: MapOfAreas }) {
  const say = letterWords(env, kind);
  const { at } = viewOf(map, undefined);
  const code = at?.properties.code;
  const all = map.areas.filter(({ properties }) => properties.level === 'county');
  const inside = code ? all.filter(({ properties }) => properties.code === code || properties.parent === code) : all;
  const shown = inside.length > 0 ? inside : map.areas;
  const sheet = sheetOf(shown, 360);
  const { k, x, y } = sheet.measures;
  return (
    <figure data-map="" hidden>
      <svg
        className="yt-map"
        viewBox={`0 0 ${sheet.width} ${sheet.height}`}
        role="img"
        aria-label={say('mapTitle')}
        data-near={shown.length > FEW ? 110 : 0}
        data-k={k}
        data-x={x}
        data-y={y}
      >
        {shown.map((area) => (
          <path key={area.properties.code} className="yt-map-area" d={sheet.path(area)} />
        ))}
        {shown.map((area) => {
          const [nameX, nameY] = sheet.middle(area);
          return (
            <text
              key={area.properties.code}
              className={shown.length > FEW ? 'yt-map-name near' : 'yt-map-name'}
              x={nameX}
              y={nameY}
            >
              {areaName(area, env.locale)}
            </text>
          );
        })}
      </svg>
      <figcaption className="hint">{say('asShown', { metres: data.options.placeMetres })}</figcaption>
    </figure>
  );
}

export function PlaceField(part: LetterPart) {
  const { env, kind, data } = part;
  return (
    <LetterField {...part} name="place" hint={letterWords(env, kind)('placeHint')}>
      <input
        id="place"
        name="place"
        autoComplete="off"
        defaultValue={data.typed.place ?? ''}
        {...told(data, 'place')}
      />
      <div data-place="" hidden />
      {data.map && <PlaceMap {...part} map={data.map} />}
    </LetterField>
  );
}
