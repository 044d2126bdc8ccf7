import { viewsOf } from '../../../../platform/figures/book.ts';
import { FigureCharts, FigureHead } from '../../../../web/kit/figures.tsx';
import { dateText, type PageEnv } from '../../../../web/public/page.tsx';
import type { SuggestionFigures } from '../../contract/figures.ts';
import { basisOf, suggestionFigureBook } from '../../figures/book.ts';
import { baseOf } from './shared.tsx';

export interface FiguresData {
  figures: SuggestionFigures;
  /** Years one may look at, the newest first. */
  years: readonly number[];
}

/** What of a filter of the desk's list everybody may look up: categories; states are told in other words to the public. */
const openFilter = (filter: string) => (filter.startsWith('category=') ? filter : undefined);

/** Figures of suggestions, the same as at the desk, with the way of counting behind each. */
export function FiguresPage({ env, data: { figures, years } }: { env: PageEnv; data: FiguresData }) {
  const t = env.t as (key: string, values?: Record<string, unknown>) => string;
  const views = viewsOf(suggestionFigureBook, figures, { t });
  return (
    <>
      <h1>{t('suggestions.figures.page')}</h1>
      <form method="get" data-instant="" style={{ marginBlock: '1rem' }} className="noprint">
        <label htmlFor="year">{t('suggestions.figures.year')}</label>
        <select id="year" name="year" defaultValue={figures.year ?? ''}>
          <option value="">{t('suggestions.figures.allYears')}</option>
          {years.map((year) => (
            <option key={year} value={year}>
              {t('suggestions.figures.ofYear', { year })}
            </option>
          ))}
        </select>{' '}
        <button className="button quiet" type="submit">
          {t('suggestions.figures.show')}
        </button>
      </form>
      <p className="meta">
        <span>{t('figures.asOf', { at: dateText(env, figures.asOf) })}</span>
        <span>{basisOf(figures, { t })}</span>
      </p>
      <FigureHead views={views} t={t} />
      <FigureCharts
        views={views}
        t={t}
        unit={t('suggestions.figures.counted')}
        records={(filter) => openFilter(filter) && `${baseOf(env)}?${filter}`}
      />
    </>
  );
}
