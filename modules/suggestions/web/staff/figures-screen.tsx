/** Figures of suggestions at the desk: the same as the public's, each with the way to its records, and as a file. */
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Flex, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { yearOf } from '../../../../platform/calendar/days.ts';
import { viewsOf } from '../../../../platform/figures/book.ts';
import { addressOf, call } from '../../../../web/client.ts';
import { FigureCharts, FigureHead } from '../../../../web/kit/figures.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import { TakeAway } from '../../../../web/staff/take-away.tsx';
import { suggestionEndpoints } from '../../contract.ts';
import { basisOf, suggestionFigureBook } from '../../figures/book.ts';

/** Years one may look at. */
const YEARS = 5;

export function FiguresScreen() {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const [search, setSearch] = useSearchParams();
  const year = search.get('year') ?? undefined;
  const imported = search.get('imported') === 'true';
  const asked = { year, imported: String(imported) };
  const query = useQuery({
    queryKey: ['suggestion-figures', code, year, imported],
    queryFn: () => call(suggestionEndpoints.getSuggestionFigures, code, { query: asked }),
  });
  const choose = (key: string, value: string | undefined) => {
    const next = new URLSearchParams(search);
    if (value) next.set(key, value);
    else next.delete(key);
    setSearch(next);
  };
  const newest = yearOf(query.data?.asOf.slice(0, 10) ?? new Date().toISOString().slice(0, 10));
  const years = Array.from({ length: YEARS }, (_, back) => newest - back);
  const within = year ? `&receivedFrom=${year}-01-01&receivedUntil=${year}-12-31` : '';
  return (
    <>
      <Flex justify="space-between" align="baseline" wrap gap={8}>
        <h1>{t('suggestions.figures.page')}</h1>
        <Flex gap={16} align="baseline" wrap>
          {(imported || (query.data?.imported ?? 0) > 0) && (
            <Checkbox
              checked={imported}
              onChange={(event) => choose('imported', event.target.checked ? 'true' : undefined)}
            >
              {t('suggestions.figures.importedSwitch')}
            </Checkbox>
          )}
          <Select
            allowClear
            className="d-filter"
            aria-label={t('suggestions.figures.year')}
            placeholder={t('suggestions.figures.allYears')}
            value={year}
            options={years.map((value) => ({
              value: String(value),
              label: t('suggestions.figures.ofYear', { year: value }),
            }))}
            onChange={(value) => choose('year', value)}
          />
          <TakeAway
            formats={['xlsx', 'docx', 'pdf']}
            hrefOf={(format) => addressOf(suggestionEndpoints.exportSuggestionFigures, code, {}, { ...asked, format })}
          />
        </Flex>
      </Flex>
      <Loaded query={query}>
        {(figures) => {
          const views = viewsOf(suggestionFigureBook, figures, { t });
          const records = (filter: string) => `/desk/${code}/suggestions?${filter}${within}`;
          return (
            <>
              <p className="d-muted">
                {t('figures.asOf', { at: date(figures.asOf, true) })} · {basisOf(figures, { t })}
              </p>
              <FigureHead views={views} t={t} records={records} />
              <FigureCharts views={views} t={t} unit={t('suggestions.figures.counted')} records={records} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}
