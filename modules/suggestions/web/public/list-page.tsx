import { holds } from '../../../../algorithms/geometry/areas.ts';
import { listedApart } from '../../../../platform/i18n/lists.ts';
import { AreaMap, areaName, type MapOfAreas, viewOf } from '../../../../web/kit/map/area-map.tsx';
import type { PageEnv } from '../../../../web/public/page.tsx';
import { Choice, Lines, ListFeed, Pages, Register } from '../../../../web/public/parts/register.tsx';
import { type PublicLine, publicStates } from '../../contract/public.ts';
import { baseOf, StateTag, SuggestionItem } from './shared.tsx';

interface Placed {
  suggestionId: string;
  number: number;
  subject: string;
  state: PublicLine['state'];
  place: string;
  longitude: number;
  latitude: number;
}

export interface ListData {
  view: 'list' | 'map';
  filter: { words?: string; state?: string; category?: string; place?: string; cases?: boolean };
  categories: Array<{ code: string; label: string }>;
  /** What was asked for, as part of an address. */
  asked: string;
  feed: string;
  list: { items: PublicLine[]; total: number; page: number; size: number } | null;
  map: { areas: MapOfAreas; chosen: string | undefined; points: Placed[]; more: number } | null;
  hasMap: boolean;
}

function Filters({ env, data }: { env: PageEnv; data: ListData }) {
  const { t } = env;
  const { filter } = data;
  const open = Boolean(filter.state || filter.category || filter.place || filter.cases);
  return (
    <details className="filters" open={open}>
      <summary>{t('suggestions.page.filters')}</summary>
      <div className="fields">
        <Choice
          name="state"
          label={t('suggestions.page.state')}
          any={t('suggestions.page.anyState')}
          choices={publicStates.map((value) => ({ value, label: t(`suggestions.publicState.${value}`) }))}
          value={filter.state}
        />
        <Choice
          name="category"
          label={t('suggestions.page.category')}
          any={t('suggestions.page.anyCategory')}
          choices={data.categories.map(({ code, label }) => ({ value: code, label }))}
          value={filter.category}
        />
        <div>
          <label htmlFor="place">{t('suggestions.page.place')}</label>
          <input id="place" name="place" defaultValue={filter.place ?? ''} />
        </div>
        <label className="check">
          <input type="checkbox" name="cases" value="true" defaultChecked={filter.cases === true} />{' '}
          {t('suggestions.page.cases')}
        </label>
        <button className="button quiet" type="submit">
          {t('suggestions.page.show')}
        </button>
      </div>
    </details>
  );
}

function MapPart({ env, data, map }: { env: PageEnv; data: ListData; map: NonNullable<ListData['map']> }) {
  const { t } = env;
  const here = `${baseOf(env)}?view=map${data.asked ? `&${data.asked}` : ''}`;
  const hrefOfArea = (code: string) => `${here}${code ? `&area=${code}` : ''}`;
  const { at, shown, out } = viewOf(map.areas, map.chosen);
  const inside = map.points.filter((point) => shown.some((area) => holds(area, point.longitude, point.latitude)));
  const outside = out === null ? map.points.length - inside.length : 0;
  const above = map.areas.areas.find(({ properties }) => properties.code === out);
  return (
    <>
      {out !== null && (
        <p className="noprint">
          <a href={hrefOfArea(out)}>
            {above ? t('suggestions.page.mapUp', { name: areaName(above, env.locale) }) : t('suggestions.page.mapAll')}
          </a>
        </p>
      )}
      {at && <h2>{areaName(at, env.locale)}</h2>}
      <AreaMap
        map={map.areas}
        chosen={map.chosen}
        points={map.points.map((point) => ({
          id: point.suggestionId,
          longitude: point.longitude,
          latitude: point.latitude,
          name: point.subject,
          href: `${baseOf(env)}/${point.suggestionId}`,
        }))}
        locale={env.locale}
        title={t('suggestions.page.mapTitle')}
        words={{
          area: (name, count) => t('suggestions.page.mapArea', { name, count }),
          several: (number, names) =>
            t('suggestions.page.mapSeveral', { number, names: listedApart(names, env.locale) }),
        }}
        hrefOfArea={hrefOfArea}
        hrefOfList="#inside"
      />
      <p className="meta">{t('suggestions.page.mapWhat')}</p>
      <h2 id="inside">{t('suggestions.page.mapInside')}</h2>
      {inside.length === 0 && <p className="empty">{t('suggestions.page.mapNone')}</p>}
      <ul className="list">
        {inside.map((point) => (
          <li key={point.suggestionId}>
            <p className="title">
              <a href={`${baseOf(env)}/${point.suggestionId}`}>{point.subject}</a>
            </p>
            <p className="meta">
              <StateTag env={env} state={point.state} />
              <span className="num">{t('suggestions.page.numberOf', { number: point.number })}</span>
              {point.place && <span>{point.place}</span>}
            </p>
          </li>
        ))}
      </ul>
      {outside > 0 && <p className="meta">{t('suggestions.page.mapOutside', { count: outside })}</p>}
      {map.more > 0 && <p className="meta">{t('suggestions.page.mapMore', { count: map.more })}</p>}
    </>
  );
}

function ListPart({ env, data, list }: { env: PageEnv; data: ListData; list: NonNullable<ListData['list']> }) {
  const { t } = env;
  const at = (page: number) => `${baseOf(env)}?${data.asked ? `${data.asked}&` : ''}page=${page}`;
  return (
    <>
      <p className="meta">{t('suggestions.page.found', { count: list.total })}</p>
      <Lines items={list.items} empty={t(data.asked ? 'suggestions.page.empty' : 'suggestions.page.emptyAtAll')}>
        {(item) => <SuggestionItem key={item.suggestionId} env={env} item={item} />}
      </Lines>
      <Pages env={env} {...list} href={at} />
    </>
  );
}

/** Public suggestions as a list or on the map, with the same filters. */
export function ListPage({ env, data }: { env: PageEnv; data: ListData }) {
  const { t } = env;
  const asked = data.asked ? `?${data.asked}` : '';
  return (
    <>
      <h1>{t('suggestions.page.title')}</h1>
      <p className="lead">{t('suggestions.page.lead')}</p>
      <p className="actions noprint">
        <a className="button accent" href={`${baseOf(env)}/new`}>
          {t('suggestions.page.send')}
        </a>
        <a className="button quiet" href={`${baseOf(env)}/figures`}>
          {t('suggestions.figures.page')}
        </a>
        <a className="button quiet" href={`${baseOf(env)}/screening`}>
          {t('suggestions.page.screening')}
        </a>
        <a className="button quiet" href={`${baseOf(env)}/poster`}>
          {t('suggestions.page.poster')}
        </a>
      </p>
      <Register
        label={t('suggestions.page.words')}
        hint={t('suggestions.page.wordsHint')}
        go={t('suggestions.page.go')}
        words={data.filter.words}
        hidden={{ view: data.view === 'map' ? 'map' : undefined, area: data.map?.chosen }}
        filters={<Filters env={env} data={data} />}
      >
        {data.hasMap && (
          <nav className="ways" aria-label={t('suggestions.page.views')}>
            <a href={`${baseOf(env)}${asked}`} aria-current={data.view === 'list' ? 'page' : undefined}>
              {t('suggestions.page.list')}
            </a>
            <a
              href={`${baseOf(env)}?view=map${data.asked ? `&${data.asked}` : ''}`}
              aria-current={data.view === 'map' ? 'page' : undefined}
            >
              {t('suggestions.page.map')}
            </a>
          </nav>
        )}
        {data.list && <ListPart env={env} data={data} list={data.list} />}
        {data.map && <MapPart env={env} data={data} map={data.map} />}
        <ListFeed href={data.feed}>{t('suggestions.page.follow')}</ListFeed>
      </Register>
    </>
  );
}
