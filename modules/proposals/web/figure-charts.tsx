/** The pictures of the figures, the same for the public and the desk: each with its sentence and the table behind it. */
import { BarChart } from '../../../web/kit/charts/bar-chart.tsx';
import { FlowChart } from '../../../web/kit/charts/flow-chart.tsx';
import { LineChart } from '../../../web/kit/charts/line-chart.tsx';
import { StackedBarChart } from '../../../web/kit/charts/stacked-bar-chart.tsx';
import { type Stat, StatList } from '../../../web/kit/summary-list.tsx';
import type { Figures } from '../contract/register.ts';
import { daysText, type FigureKey, howOf, nameOf, type PictureKey, shareText } from '../figures/definitions.ts';

type T = (key: string, values?: Record<string, unknown>) => string;

export interface FigureProps {
  figures: Figures;
  t: T;
  /** Address of the list of proposals, for the way from a figure to its records. @param filter `category=roads` */
  records(filter: string): string | undefined;
}

const levels = ['satisfied', 'basically', 'unsatisfied'] as const;

/** Spreads and totals that are few say so, so that one is not read as thirty. */
function fewNote(t: T, total: number): string {
  return total > 0 && total < 10 ? ` ${t('proposals.figures.few', { count: total })}` : '';
}

/** The large figures at the head, each with its sentence. */
export function FigureHead({ figures, t }: Pick<FigureProps, 'figures' | 't'>) {
  const { replies } = figures;
  const item = (key: FigureKey, value: string, more: Partial<Stat> = {}): Stat => ({
    key,
    label: nameOf(t, key),
    value,
    note: howOf(t, key),
    ...more,
  });
  const { medianDays: median, lowerQuartileDays: lower, upperQuartileDays: upper } = replies;
  return (
    <StatList
      className="yt-figure-head"
      items={[
        item('received', String(figures.received)),
        item('filed', String(figures.filed)),
        item('issued', `${replies.issued} / ${replies.assigned}`),
        item('onTimeShare', shareText(replies.onTime, replies.due)),
        item('unanswered', String(replies.unanswered)),
        item('medianDays', median === null ? '—' : String(median), {
          ...(median === null ? {} : { unit: t('proposals.figures.days') }),
          note: (
            <>
              {howOf(t, 'medianDays')} {median !== null && t('proposals.figures.quartiles', { lower, upper })}
            </>
          ),
        }),
      ]}
    />
  );
}

/** What is left out or counted as well, in words. */
export function FigureBasis({ figures, t }: Pick<FigureProps, 'figures' | 't'>) {
  const { imported, importedCounted, audience } = figures;
  return (
    <>
      {t(audience === 'public' ? 'proposals.figures.audiencePublic' : 'proposals.figures.audienceInside')}
      {imported > 0 && (
        <>
          {' '}
          <strong>
            {t(`proposals.figures.${importedCounted ? 'importedWith' : 'importedWithout'}`, { count: imported })}
          </strong>
        </>
      )}
    </>
  );
}

/** All pictures. */
export function FigureCharts({ figures, t, records }: FigureProps) {
  const frame = (key: PictureKey, total: number) => ({
    title: nameOf(t, key),
    description: `${howOf(t, key)}${fewNote(t, total)}`,
    tableLabel: t('proposals.figures.table'),
    level: 2 as const,
  });
  const sum = (rows: ReadonlyArray<{ count: number }>) => rows.reduce((total, row) => total + row.count, 0);
  const linked = (filter: string) => {
    const href = records(filter);
    return href ? { href } : {};
  };
  const parts = (['filed', 'merged', 'converted', 'declined', 'withdrawn', 'pending'] as const).map((key) => ({
    key,
    label: nameOf(t, key),
    value: figures[key],
  }));
  const days = figures.byDays.map(({ above, upTo, count }) => ({
    key: String(above),
    label: daysText(t, above, upTo),
    value: count,
  }));
  const rated = levels.reduce((total, level) => total + figures.ratings[level], 0);
  const satisfaction = levels.map((level) => ({ key: level, label: t(`handling.satisfaction.${level}`) }));
  const units = figures.byUnit.filter((unit) => unit.assigned > 0);
  return (
    <>
      <div className="yt-charts">
        <FlowChart {...frame('flow', figures.received)} whole={nameOf(t, 'received')} parts={parts} />
        <LineChart
          {...frame('byMonth', figures.received)}
          unit={t('proposals.figures.unit')}
          points={figures.byMonth.map((row) => row.month)}
          series={(['received', 'filed', 'replied'] as const).map((key) => ({
            key,
            label: key === 'replied' ? t('proposals.figures.replied') : nameOf(t, key),
            values: figures.byMonth.map((row) => row[key]),
          }))}
        />
        <BarChart
          {...frame('byCategory', sum(figures.byCategory))}
          share
          bars={figures.byCategory.map((row) => ({
            key: row.code,
            label: row.label,
            value: row.count,
            ...linked(`category=${row.code}`),
          }))}
        />
        <BarChart {...frame('byDays', sum(figures.byDays))} sorted={false} bars={sum(figures.byDays) > 0 ? days : []} />
        <BarChart
          {...frame('byClass', sum(figures.byClass))}
          share
          sorted={false}
          bars={figures.byClass.map((row) => ({
            key: row.code,
            label: `${row.code} ${row.label}`,
            value: row.count,
            ...linked(`class=${row.code}`),
          }))}
        />
        <BarChart
          {...frame('byState', sum(figures.byState))}
          sorted={false}
          bars={figures.byState.map((row) => ({
            key: row.state,
            label: t(`proposals.state.${row.state}`),
            value: row.count,
          }))}
        />
        <StackedBarChart
          {...frame('bySatisfaction', rated)}
          inks={[2, 3, 4]}
          series={satisfaction}
          rows={
            rated === 0
              ? []
              : [{ key: 'all', label: nameOf(t, 'ratings'), values: levels.map((level) => figures.ratings[level]) }]
          }
        />
      </div>
      <StackedBarChart
        {...frame('byUnit', 0)}
        className="yt-chart--named"
        inks={[2, 3, 4]}
        scale="count"
        series={satisfaction}
        rows={units.map((unit) => ({
          key: unit.unitId,
          label: unit.unitName,
          note: `${nameOf(t, 'assigned')} ${unit.assigned} · ${nameOf(t, 'issued')} ${unit.issued} · ${nameOf(t, 'onTime')} ${unit.onTime} / ${unit.due}`,
          values: levels.map((level) => unit[level]),
          ...linked(`unitId=${unit.unitId}`),
        }))}
      />
    </>
  );
}
