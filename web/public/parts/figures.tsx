/** The figures a room publishes, as pictures: the same as at the desk, with a table and the way of counting behind each. */
import type { ReactNode } from 'react';
import { type FigureBook, viewsOf } from '../../../platform/figures/book.ts';
import { FigureCharts, FigureHead } from '../../kit/figures.tsx';
import { dateText, type PageEnv } from '../page.tsx';

interface FiguresProps<Counted extends { asOf: string }> {
  env: PageEnv;
  title: string;
  /** What is looked at: fields of the form above. */
  scope: ReactNode;
  show: string;
  book: FigureBook<Counted>;
  counted: Counted;
  /** What is counted and what is left out. */
  basis: ReactNode;
  /** What one of the counted is called. */
  unit: string;
  /** Address of the public list behind a figure. */
  records(filter: string): string | undefined;
}

export function PublicFigures<Counted extends { asOf: string }>(props: FiguresProps<Counted>) {
  const { env, title, scope, show, book, counted, basis, unit, records } = props;
  const t = env.t as (key: string, values?: Record<string, unknown>) => string;
  const views = viewsOf(book, counted, { t });
  return (
    <>
      <h1>{title}</h1>
      <form method="get" data-instant="" style={{ marginBlock: '1rem' }} className="noprint">
        {scope}{' '}
        <button className="button quiet" type="submit">
          {show}
        </button>
      </form>
      <p className="meta">
        <span>{t('figures.asOf', { at: dateText(env, counted.asOf) })}</span>
        <span>{basis}</span>
      </p>
      <FigureHead views={views} t={t} />
      <FigureCharts views={views} t={t} unit={unit} records={records} />
    </>
  );
}
