import { useKitLocale, useSay } from '../words-context.tsx';
import { type ChartColumn, ChartFrame, type ChartProps, Legend } from './chart-frame.tsx';
import { FEW, figure, niceTicks } from './scale.ts';

export interface LineSeries extends ChartColumn {
  /** One value a point of `points`; null where nothing is known, the line breaks there. */
  values: ReadonlyArray<number | null>;
}

export interface LineChartProps extends ChartProps {
  /** Names along the bottom: months, sessions. */
  points: readonly string[];
  series: readonly LineSeries[];
  digits?: number;
}

const dashes = [undefined, '7 4', '2 4', '10 3 2 3', '4 2', '12 4'];

/** A sign for each series, so that lines differ without colour: disc, square, triangle, diamond, ring, bar. */
function Sign({ index, x, y }: { index: number; x: string; y: string }) {
  const ink = `var(--yt-chart-${(index % 6) + 1})`;
  const shapes = [
    '',
    'M-4-4h8v8h-8z',
    'M0-5.500l5.200 9h-10.400z',
    'M0-5.500l5.500 5.500l-5.500 5.500l-5.500-5.500z',
    '',
    'M-2-5h4v10h-4z',
  ];
  const path = shapes[index % 6];
  return (
    <svg x={x} y={y} overflow="visible" className="yt-line-sign">
      {path ? (
        <path d={path} fill={ink} />
      ) : (
        <circle r="4" fill={index % 6 === 4 ? 'var(--yt-paper)' : ink} stroke={ink} strokeWidth="2" />
      )}
    </svg>
  );
}

/** Path through the known values on a field of 100 × 100. */
function linePath(values: ReadonlyArray<number | null>, least: number, most: number): string {
  const step = values.length > 1 ? 100 / (values.length - 1) : 0;
  let pen = false;
  return values
    .map((value, index) => {
      if (value === null) {
        pen = false;
        return '';
      }
      const letter = pen ? 'L' : 'M';
      pen = true;
      return `${letter}${(index * step).toFixed(2)} ${(100 - ((value - least) / (most - least)) * 100).toFixed(2)}`;
    })
    .join('');
}

/** Labels are counted back from the last, which always stands; on a phone every other one of them. */
function classOf(back: number, every: number): string | undefined {
  if (back % every !== 0) return 'yt-minor';
  return (back / every) % 2 === 0 ? undefined : 'yt-middle';
}

/** How figures move through time. Up to four series; more are better as small charts beside each other. */
export function LineChart({ points, series, digits = 0, unit = '', ...frame }: LineChartProps) {
  const say = useSay();
  const locale = useKitLocale();
  const known = series.flatMap((item) => item.values).filter((value) => value !== null);
  const ticks = niceTicks(Math.max(...known, FEW / 2), 4, Math.min(...known, 0));
  const [least, most] = [ticks[0]!, ticks.at(-1)!];
  const y = (value: number) => `${100 - ((value - least) / (most - least)) * 100}%`;
  const x = (index: number) => `${points.length > 1 ? (index / (points.length - 1)) * 100 : 0}%`;
  const every = Math.ceil(points.length / 6);
  return (
    <ChartFrame
      {...frame}
      columns={[say('chartName'), ...series.map((item) => item.label)]}
      rows={
        known.length === 0
          ? []
          : points.map((point, at) => ({
              key: `${point}${at}`,
              cells: [
                point,
                ...series.map((item) => (item.values[at] == null ? '—' : figure(item.values[at]!, locale, digits))),
              ],
            }))
      }
      legend={
        series.length > 1 && (
          <Legend
            series={series}
            marks={(index) => (
              <>
                <path
                  d="M0 8H24"
                  stroke={`var(--yt-chart-${(index % 6) + 1})`}
                  strokeWidth="2.500"
                  strokeDasharray={dashes[index % 6]}
                />
                <Sign index={index} x="12" y="8" />
              </>
            )}
          />
        )
      }
    >
      {() => (
        <div className="yt-lines" aria-hidden="true">
          {unit && <span className="yt-lines-unit">{unit}</span>}
          <div className="yt-lines-y">
            {ticks.map((tick) => (
              <span key={tick} style={{ top: y(tick) }}>
                {figure(tick, locale, 2)}
              </span>
            ))}
          </div>
          <svg className="yt-lines-field" width="100%" height="100%" focusable="false">
            {ticks.map((tick) => (
              <line
                key={tick}
                x1="0"
                x2="100%"
                y1={y(tick)}
                y2={y(tick)}
                className={tick === 0 ? 'yt-grid-zero' : 'yt-grid'}
              />
            ))}
            <svg width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none" overflow="visible">
              {series.map((item, index) => (
                <path
                  key={item.key}
                  d={linePath(item.values, least, most)}
                  fill="none"
                  stroke={`var(--yt-chart-${(index % 6) + 1})`}
                  strokeWidth="2.500"
                  strokeDasharray={dashes[index % 6]}
                  vectorEffect="non-scaling-stroke"
                />
              ))}
            </svg>
            {series.map((item, index) =>
              item.values.map(
                (value, at) =>
                  value !== null && <Sign key={`${item.key}${points[at]}${at}`} index={index} x={x(at)} y={y(value)} />,
              ),
            )}
          </svg>
          <div className="yt-lines-x">
            {points.map((point, at) => (
              <span key={`${point}${at}`} className={classOf(points.length - 1 - at, every)} style={{ left: x(at) }}>
                {point}
              </span>
            ))}
          </div>
        </div>
      )}
    </ChartFrame>
  );
}
