import type { ReactNode } from 'react';
import { Link, useKitLocale, useSay } from '../words-context.tsx';
import { ChartFrame, type ChartProps } from './chart-frame.tsx';
import { figure, niceTicks, quantile } from './scale.ts';

export interface SpreadRow {
  key: string;
  label: ReactNode;
  /** Every single value: points of a rating, days to an answer. */
  values: readonly number[];
  href?: string;
}

export interface SpreadChartProps extends ChartProps {
  rows: readonly SpreadRow[];
  /** Ends of the scale; from 0 to a round number above the largest otherwise. */
  least?: number;
  most?: number;
  /** A line across all rows: the deadline, the mark of “good”. */
  guide?: { value: number; label: string };
  digits?: number;
}

/** Places of single values on the strip, in per cent; values that would hide each other are drawn once. */
function placesOf(values: readonly number[], least: number, most: number): number[] {
  const places = values.map(
    (value) => Math.round(Math.min(1, Math.max(0, (value - least) / (most - least || 1))) * 200) / 2,
  );
  return [...new Set(places)].sort((a, b) => a - b);
}

/** Every value as a tick, the middle half as a bar, the median as a mark: how alike a unit's cases are, not only their mean. */
export function SpreadChart({ rows, least = 0, most, guide, digits = 1, unit = '', ...frame }: SpreadChartProps) {
  const say = useSay();
  const locale = useKitLocale();
  const largest = Math.max(...rows.flatMap((row) => row.values), guide?.value ?? 0);
  const ticks = niceTicks(most ?? largest, 4, least).filter((tick) => most === undefined || tick <= most);
  const end = most ?? ticks.at(-1)!;
  const at = (value: number) => `${((value - least) / (end - least || 1)) * 100}%`;
  const told = rows.map((row) => {
    const sorted = [...row.values].sort((a, b) => a - b);
    return { ...row, sorted, low: quantile(sorted, 0.25), middle: quantile(sorted, 0.5), high: quantile(sorted, 0.75) };
  });
  const write = (value: number) => (Number.isNaN(value) ? '—' : figure(value, locale, digits));
  return (
    <ChartFrame
      {...frame}
      columns={[say('chartName'), say('chartCount'), say('chartMedian'), say('chartQuartiles'), say('chartRange')]}
      rows={told.map(({ key, label, sorted, low, middle, high }) => ({
        key,
        cells: [
          label,
          figure(sorted.length, locale),
          write(middle),
          `${write(low)}–${write(high)}`,
          `${write(sorted[0] ?? Number.NaN)}–${write(sorted.at(-1) ?? Number.NaN)}`,
        ],
      }))}
      legend={
        guide && (
          <p className="yt-guide-label">
            <svg viewBox="0 0 24 16" width="24" height="16" aria-hidden="true" focusable="false">
              <path d="M12 0V16" className="yt-guide" />
            </svg>
            {guide.label}
          </p>
        )
      }
    >
      {() => (
        <div className="yt-spread">
          <ol className="yt-bars">
            {told.map(({ key, label, href, sorted, low, middle, high }) => (
              <li key={key}>
                <span className="yt-bars-name">{href ? <Link href={href}>{label}</Link> : label}</span>
                <svg width="100%" height="100%" aria-hidden="true" focusable="false" className="yt-spread-strip">
                  {ticks.map((tick) => (
                    <line key={tick} x1={at(tick)} x2={at(tick)} y1="0" y2="100%" className="yt-grid" />
                  ))}
                  {sorted.length > 3 && (
                    <rect
                      x={at(low)}
                      width={`${((high - low) / (end - least || 1)) * 100}%`}
                      y="25%"
                      height="50%"
                      className="yt-spread-half"
                    />
                  )}
                  {placesOf(sorted, least, end).map((place) => (
                    <line key={place} x1={`${place}%`} x2={`${place}%`} y1="25%" y2="75%" className="yt-spread-tick" />
                  ))}
                  {guide && <line x1={at(guide.value)} x2={at(guide.value)} y1="0" y2="100%" className="yt-guide" />}
                  {sorted.length > 0 && (
                    <svg x={at(middle)} y="50%" overflow="visible">
                      <path d="M0-9L6 0L0 9L-6 0z" className="yt-spread-median" />
                    </svg>
                  )}
                </svg>
                <span className="yt-bars-value">
                  {write(middle)}
                  {unit && ` ${unit}`}
                  <small>{say('chartMedian')}</small>
                </span>
              </li>
            ))}
          </ol>
          <div className="yt-spread-axis" aria-hidden="true">
            <div>
              {ticks.map((tick) => (
                <span key={tick} style={{ left: at(tick) }}>
                  {figure(tick, locale, 2)}
                </span>
              ))}
            </div>
          </div>
        </div>
      )}
    </ChartFrame>
  );
}
