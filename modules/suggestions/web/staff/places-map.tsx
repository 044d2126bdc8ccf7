/** Where the suggestions of the list are: an area pressed narrows the list to it, a sign opens the suggestion. */
import { useQuery } from '@tanstack/react-query';
import type { MouseEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { listedApart } from '../../../../platform/i18n/lists.ts';
import { call } from '../../../../web/client.ts';
import { AreaMap, areaName, type MapOfAreas, viewOf } from '../../../../web/kit/map/area-map.tsx';
import { Link } from '../../../../web/kit/words-context.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import { suggestionEndpoints } from '../../contract.ts';

interface PlacesProps {
  /** What the list is narrowed by, as in its address. */
  asked: Readonly<Record<string, string | undefined>>;
}

export function PlacesMap({ asked }: PlacesProps) {
  const { assembly, t, locale } = useSession();
  const code = assembly!.code;
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: ['suggestion-places', code, asked],
    queryFn: () => call(suggestionEndpoints.suggestionPlaces, code, { query: asked as never }),
    placeholderData: (before) => before,
  });
  const hrefOfArea = (area: string) => {
    const next = new URLSearchParams(search);
    next.delete('page');
    if (area) next.set('area', area);
    else next.delete('area');
    return `${pathname}?${next}`;
  };
  /** Links of the drawing stay within the desk. */
  const stay = (event: MouseEvent) => {
    const href = (event.target as Element).closest('a')?.getAttribute('href');
    if (!href?.startsWith('/desk/') || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    void navigate(href);
  };
  return (
    <Loaded query={query}>
      {({ map, points, more }) => {
        if (!map) return <p className="d-muted">{t('suggestions.desk.map.none')}</p>;
        const areas = map as unknown as MapOfAreas;
        const { at, out } = viewOf(areas, asked.area);
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click on it
          <section className="d-map" aria-label={t('suggestions.desk.map.title')} onClick={stay}>
            <p>
              <strong>{at ? areaName(at, locale) : t('suggestions.desk.map.all')}</strong>{' '}
              <span className="d-muted">{t('suggestions.desk.map.count', { count: points.length })}</span>{' '}
              {out !== null && <Link href={hrefOfArea(out)}>{t('suggestions.desk.map.out')}</Link>}
            </p>
            <AreaMap
              map={areas}
              chosen={asked.area}
              points={points.map((point) => ({
                id: point.suggestionId,
                longitude: point.longitude,
                latitude: point.latitude,
                name: point.name,
                href: `/desk/${code}/suggestions/${point.suggestionId}`,
              }))}
              locale={locale}
              title={t('suggestions.desk.map.title')}
              words={{
                area: (name, count) => t('suggestions.page.mapArea', { name, count }),
                several: (number, names) =>
                  t('suggestions.page.mapSeveral', { number, names: listedApart(names, locale) }),
              }}
              hrefOfArea={hrefOfArea}
              hrefOfList={`${pathname}${search}`}
            />
            {more > 0 && <p className="d-muted">{t('suggestions.page.mapMore', { count: more })}</p>}
          </section>
        );
      }}
    </Loaded>
  );
}
