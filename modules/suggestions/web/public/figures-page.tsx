import type { PageEnv } from '../../../../web/public/page.tsx';
import { PublicFigures } from '../../../../web/public/parts/figures.tsx';
import type { SuggestionFigures } from '../../contract/figures.ts';
import { basisOf, suggestionFigureBook } from '../../figures/book.ts';
import { baseOf } from './shared.tsx';

export interface FiguresData {
  figures: SuggestionFigures;
  /** Years one may look at, the newest first. */
  years: readonly number[];
}

/**
 * What of a filter of the desk's list everybody may look up: categories, and areas on the map; states are told in other words
 * to the public.
 */
function openFilter(filter: string): string | undefined {
  if (filter.startsWith('area=')) return `view=map&${filter}`;
  return filter.startsWith('category=') ? filter : undefined;
}

/** Figures of suggestions, the same as at the desk. */
export function FiguresPage({ env, data: { figures, years } }: { env: PageEnv; data: FiguresData }) {
  const { t } = env;
  return (
    <PublicFigures
      env={env}
      title={t('suggestions.figures.page')}
      scope={
        <>
          <label htmlFor="year">{t('suggestions.figures.year')}</label>
          <select id="year" name="year" defaultValue={figures.year ?? ''}>
            <option value="">{t('suggestions.figures.allYears')}</option>
            {years.map((year) => (
              <option key={year} value={year}>
                {t('suggestions.figures.ofYear', { year })}
              </option>
            ))}
          </select>
        </>
      }
      show={t('suggestions.figures.show')}
      book={suggestionFigureBook}
      counted={figures}
      basis={basisOf(figures, { t })}
      unit={t('suggestions.figures.counted')}
      records={(filter) => openFilter(filter) && `${baseOf(env)}?${filter}`}
    />
  );
}
