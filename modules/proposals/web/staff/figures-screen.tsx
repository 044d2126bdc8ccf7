/** Figures at the desk: the same pictures as the public's, of all proposals for the offices that see all of them. */
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Flex, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { viewsOf } from '../../../../platform/figures/book.ts';
import { call } from '../../../../web/client.ts';
import { FigureCharts, FigureHead } from '../../../../web/kit/figures.tsx';
import { committee } from '../../../../web/shared/offices.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import { useOpenPlaces } from '../../../../web/staff/open-places.ts';
import { proposalEndpoints } from '../../contract.ts';
import { basisOf, proposalFigures } from '../../figures/book.ts';
import { useOptions, useRoles } from './shared.tsx';

export function FiguresScreen() {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const holds = useRoles();
  const mayOpen = useOpenPlaces();
  const audience = holds(...committee) ? 'inside' : 'public';
  const [search, setSearch] = useSearchParams();
  const sessionId = search.get('sessionId') ?? undefined;
  const imported = search.get('imported') === 'true';
  const { data: options } = useOptions();
  const query = useQuery({
    queryKey: ['figures', code, sessionId, imported, audience],
    queryFn: () =>
      call(proposalEndpoints.getFigures, code, { query: { sessionId, audience, imported: String(imported) } }),
  });
  const choose = (key: string, value: string | undefined) => {
    const next = new URLSearchParams(search);
    if (value) next.set(key, value);
    else next.delete(key);
    setSearch(next);
  };
  return (
    <>
      <Flex justify="space-between" align="baseline" wrap gap={8}>
        <h1>{t('staff.menu.figures')}</h1>
        <Flex gap={16} align="baseline" wrap>
          {(imported || (query.data?.imported ?? 0) > 0) && (
            <Checkbox
              checked={imported}
              onChange={(event) => choose('imported', event.target.checked ? 'true' : undefined)}
            >
              {t('proposals.figures.importedSwitch')}
            </Checkbox>
          )}
          <Select
            allowClear
            className="d-filter"
            aria-label={t('staff.filter.sessionId')}
            placeholder={t('staff.filter.sessionId')}
            value={sessionId}
            options={options?.sessions.map((item) => ({ value: item.sessionId, label: item.label })) ?? []}
            onChange={(value) => choose('sessionId', value)}
          />
        </Flex>
      </Flex>
      <Loaded query={query}>
        {(figures) => {
          const views = viewsOf(proposalFigures, figures, { t });
          const [counted, history] = basisOf(figures, { t });
          return (
            <>
              <p className="d-muted">
                {t('figures.asOf', { at: date(figures.asOf, true) })} · {counted}{' '}
                {history && <strong>{history}</strong>}
              </p>
              <FigureHead views={views} t={t} />
              <FigureCharts
                views={views}
                t={t}
                unit={t('proposals.figures.unit')}
                // Administrators read figures, but not the list behind them.
                records={(filter) =>
                  mayOpen('proposals')
                    ? `/desk/${code}/proposals?${filter}${sessionId ? `&sessionId=${sessionId}` : ''}`
                    : undefined
                }
              />
            </>
          );
        }}
      </Loaded>
    </>
  );
}
