/** Figures as they are read, on public pages and at the desk: each with its sentence and the table behind its picture. */
import type { ReactNode } from 'react';
import { type FigureValue, type FigureView, shareText, totalOf } from '../../platform/figures/book.ts';
import { BarChart } from './charts/bar-chart.tsx';
import { FlowChart } from './charts/flow-chart.tsx';
import { LineChart } from './charts/line-chart.tsx';
import { StackedBarChart } from './charts/stacked-bar-chart.tsx';
import { type Stat, StatList } from './summary-list.tsx';

type T = (key: string, values?: Record<string, unknown>) => string;

interface FiguresProps {
  views: readonly FigureView[];
  t: T;
}

/** Spreads and totals that are few say so, so that one is not read as thirty. */
function fewNote(t: T, total: number): string {
  return total > 0 && total < 10 ? ` ${t('figures.few', { count: total })}` : '';
}

/** A figure that is a number, with its unit. */
function numberText(value: FigureValue, t: T): { value: string; unit?: string } {
  switch (value.shape) {
    case 'count':
      return { value: String(value.count) };
    case 'share':
      return { value: shareText(value.part, value.whole) };
    case 'part':
      return { value: `${value.part} / ${value.whole}` };
    case 'days':
      return value.days === null ? { value: '—' } : { value: String(value.days), unit: t('figures.days') };
    default:
      return { value: '' };
  }
}

function noteOf({ how, head }: FigureView, t: T): ReactNode {
  if (head?.shape !== 'days' || head.days === null || !head.quartiles) return how;
  const [lower, upper] = head.quartiles;
  return (
    <>
      {how} {t('figures.quartiles', { lower, upper })}
    </>
  );
}

interface LinkedProps extends FiguresProps {
  /** Address of the records behind a figure, for those who may read them. @param filter as `category=roads` */
  records?(filter: string): string | undefined;
}

/** Attributes of what leads to its records. */
const linked = (records: LinkedProps['records'], filter: string | undefined) => {
  const href = filter === undefined ? undefined : records?.(filter);
  return href ? { href } : {};
};

/** The large figures at the head, each with its sentence. */
export function FigureHead({ views, t, records }: LinkedProps) {
  const items = views.flatMap((view): Stat[] => {
    if (!view.head) return [];
    const filter = 'filter' in view.head ? view.head.filter : undefined;
    const note = noteOf(view, t);
    return [{ key: view.key, label: view.name, ...numberText(view.head, t), note, ...linked(records, filter) }];
  });
  return <StatList className="yt-figure-head" items={items} />;
}

/** A few figures of a room's first page, with the sentences folded away. @param basis what stands below them */
export function FigureFacts({ views, t, keys, basis }: FiguresProps & { keys: readonly string[]; basis: ReactNode }) {
  const shown = keys.flatMap((key) => views.find((view) => view.key === key) ?? []);
  return (
    <>
      <dl className="counts">
        {shown.map((view) => {
          // Beside others of its kind a part stands without its whole.
          const told = view.value.shape === 'part' ? { value: String(view.value.part) } : numberText(view.value, t);
          return (
            <div key={view.key}>
              <dt>{view.name}</dt>
              <dd>
                {told.value}
                {told.unit && <small> {told.unit}</small>}
              </dd>
            </div>
          );
        })}
      </dl>
      <details style={{ marginBlock: '0.25rem 1.5rem' }}>
        <summary>{t('figures.how')}</summary>
        <dl className="facts">
          {shown.map((view) => (
            <div key={view.key} style={{ display: 'contents' }}>
              <dt>{view.name}</dt>
              <dd>{view.how}</dd>
            </div>
          ))}
        </dl>
        <p>{basis}</p>
      </details>
    </>
  );
}

function Picture({ view, t, records, unit }: Omit<LinkedProps, 'views'> & { view: FigureView; unit: string }) {
  const { name, how, value } = view;
  const total = totalOf(value);
  const frame = {
    title: name,
    description: `${how}${fewNote(t, total)}`,
    tableLabel: t('figures.table'),
    level: 2 as const,
  };
  switch (value.shape) {
    case 'flow':
      return (
        <FlowChart
          {...frame}
          whole={value.whole.label}
          parts={value.rows.map(({ code, label, count, filter }) => ({
            ...{ key: code, label, value: count },
            ...linked(records, filter),
          }))}
        />
      );
    case 'spread':
      return (
        <BarChart
          {...frame}
          sorted={value.sorted ?? true}
          share={value.shares ?? false}
          bars={(total > 0 ? value.rows : []).map(({ code, label, count, filter }) => ({
            ...{ key: code, label, value: count },
            ...linked(records, filter),
          }))}
        />
      );
    case 'months':
      return (
        <LineChart
          {...frame}
          unit={unit}
          points={value.rows.map((row) => row.month)}
          series={value.series.map((one, at) => ({ ...one, values: value.rows.map((row) => row.values[at]!) }))}
        />
      );
    case 'levels':
      return (
        <StackedBarChart
          {...frame}
          inks={[2, 3, 4]}
          {...(value.scale === 'count' ? { className: 'yt-chart--named', scale: 'count' as const } : {})}
          series={value.levels}
          rows={value.rows.map(({ code, label, values, note, filter }) => ({
            ...{ key: code, label, values },
            ...(note ? { note } : {}),
            ...linked(records, filter),
          }))}
        />
      );
    default:
      return null;
  }
}

/** All pictures; those with a row for each of many names stand below the others. @param unit what is counted, as 件 */
export function FigureCharts({ views, unit, ...rest }: LinkedProps & { unit: string }) {
  const wide = ({ value }: FigureView) => value.shape === 'levels' && value.scale === 'count';
  const drawn = (view: FigureView) => <Picture key={view.key} view={view} unit={unit} {...rest} />;
  return (
    <>
      <div className="yt-charts">{views.filter((view) => !wide(view)).map(drawn)}</div>
      {views.filter(wide).map(drawn)}
    </>
  );
}
