import type { ReactNode } from 'react';
import { bracketed, listed } from '../../../platform/i18n/lists.ts';
import { Link, useKitLocale, useSay } from '../words-context.tsx';
import { type ChartColumn, ChartFrame, type ChartProps, fillOf, Legend } from './chart-frame.tsx';
import { FEW, figure, percent, shares } from './scale.ts';

export interface StackedRow {
  key: string;
  label: ReactNode;
  /** One value a series, in the order of `series`. */
  values: readonly number[];
  href?: string;
  /** Further facts of the row, beside its name. */
  note?: string;
}

export interface StackedBarChartProps extends ChartProps {
  series: readonly ChartColumn[];
  rows: readonly StackedRow[];
  /** `share`: every bar fills the width. `count`: lengths compare between rows. */
  scale?: 'share' | 'count';
  /** Inks of the series by number (1 to 6): 2 pine for what is good, 3 amber, 4 cinnabar. */
  inks?: readonly number[];
  /** What stands at the end of a bar; otherwise the first series' share, or the whole's figure when counts are drawn. */
  valueText?: (row: StackedRow) => ReactNode;
}

/**
 * Parts of wholes, one bar a row; a whole of few does not fill the width, and its shares are counts. Instead of rings: lengths compare,
 * angles do not.
 */
export function StackedBarChart({
  series,
  rows,
  scale = 'share',
  inks,
  valueText,
  unit = '',
  ...frame
}: StackedBarChartProps) {
  const say = useSay();
  const locale = useKitLocale();
  const totals = rows.map((row) => row.values.reduce((sum, value) => sum + value, 0));
  const most = Math.max(...totals, FEW);
  const told = (total: number) => `${figure(total, locale)}${unit && ` ${unit}`}`;
  return (
    <ChartFrame
      {...frame}
      inks={inks}
      columns={[say('chartName'), ...series.map((item) => item.label), say('chartTotal')]}
      rows={rows.map((row, at) => {
        const parts = shares(row.values, 1);
        const cells = row.values.map((value, index) => (
          <span key={series[index]?.key}>
            {figure(value, locale)}
            <small className="yt-muted"> {percent(parts[index]!, locale)}</small>
          </span>
        ));
        return {
          key: row.key,
          cells: [
            row.note ? (
              <>
                {row.label}
                {bracketed('', row.note, locale)}
              </>
            ) : (
              row.label
            ),
            ...cells,
            figure(totals[at]!, locale),
          ],
        };
      })}
    >
      {(patterns) => (
        <>
          <Legend series={series} fill={(index) => fillOf(patterns, index)} />
          <ol className="yt-bars yt-bars--stacked">
            {rows.map((row, at) => {
              const whole = scale === 'share' ? Math.max(totals[at]!, FEW) : most;
              let left = 0;
              const parts = row.values.map((value, index) => `${series[index]?.label} ${figure(value, locale)}`);
              const shown = parts.filter((_, index) => row.values[index]! > 0);
              return (
                <li key={row.key}>
                  <span className="yt-bars-name">
                    {row.href ? <Link href={row.href}>{row.label}</Link> : row.label}
                    {row.note && <small className="yt-bars-note">{row.note}</small>}
                  </span>
                  <svg width="100%" height="100%" role="img" aria-label={listed(parts, locale)} focusable="false">
                    {row.values.map((value, index) => {
                      const width = (value / whole) * 100;
                      const x = left;
                      left += width;
                      return value > 0 ? (
                        <rect
                          key={series[index]?.key}
                          x={`${x}%`}
                          width={`${width}%`}
                          height="100%"
                          fill={fillOf(patterns, index)}
                          className="yt-segment"
                        />
                      ) : null;
                    })}
                  </svg>
                  <span className="yt-bars-value">
                    {valueText?.(row) ??
                      (scale === 'share' ? (
                        <>
                          {series[0]?.label}{' '}
                          {totals[at]! < FEW
                            ? figure(row.values[0] ?? 0, locale)
                            : percent(shares(row.values, 1)[0] ?? 0, locale)}{' '}
                          <small>{told(totals[at]!)}</small>
                        </>
                      ) : (
                        told(totals[at]!)
                      ))}
                    <small className="yt-bars-parts" aria-hidden="true">
                      {listed(shown, locale)}
                    </small>
                  </span>
                </li>
              );
            })}
          </ol>
        </>
      )}
    </ChartFrame>
  );
}
