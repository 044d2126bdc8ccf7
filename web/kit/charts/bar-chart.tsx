import type { ReactNode } from 'react';
import { Link, useKitLocale, useSay } from '../words-context.tsx';
import { ChartFrame, type ChartProps, fillOf } from './chart-frame.tsx';
import { FEW, figure, percent, shares } from './scale.ts';

export interface Bar {
  key: string;
  label: ReactNode;
  value: number;
  href?: string;
  /** Drawn in cinnabar: what the reader should look at. */
  hot?: boolean;
}

export interface BarChartProps extends ChartProps {
  bars: readonly Bar[];
  /** Largest first unless the order itself means something. */
  sorted?: boolean;
  /** Says each bar's share of the whole as well. */
  share?: boolean;
  /** Value that fills the whole width; otherwise the largest bar, or ten where all are smaller. */
  most?: number;
  digits?: number;
}

/** Horizontal bars: how many of each. Names wrap, values stand at the bar's end. */
export function BarChart({ bars, sorted = true, share, most, digits = 0, unit = '', ...frame }: BarChartProps) {
  const say = useSay();
  const locale = useKitLocale();
  const order = sorted ? [...bars].sort((a, b) => b.value - a.value) : bars;
  const top = most ?? Math.max(...order.map((bar) => bar.value), FEW);
  const many = order.reduce((sum, bar) => sum + bar.value, 0) >= FEW;
  const parts = shares(
    order.map((bar) => bar.value),
    1,
  );
  const words = (bar: Bar) => `${figure(bar.value, locale, digits)}${unit && ` ${unit}`}`;
  return (
    <ChartFrame
      {...frame}
      inks={[1, 4]}
      columns={[say('chartName'), unit || say('chartValue'), ...(share ? [say('chartShare')] : [])]}
      rows={order.map((bar, index) => ({
        key: bar.key,
        cells: [bar.label, figure(bar.value, locale, digits), ...(share ? [percent(parts[index]!, locale)] : [])],
      }))}
    >
      {(patterns) => (
        <ol className="yt-bars">
          {order.map((bar, index) => (
            <li key={bar.key}>
              <span className="yt-bars-name">{bar.href ? <Link href={bar.href}>{bar.label}</Link> : bar.label}</span>
              <svg width="100%" height="100%" aria-hidden="true" focusable="false">
                <rect
                  width={`${top > 0 ? (Math.max(0, bar.value) / top) * 100 : 0}%`}
                  height="100%"
                  rx="2"
                  fill={fillOf(patterns, bar.hot ? 1 : 0)}
                />
              </svg>
              <span className="yt-bars-value">
                {words(bar)}
                {share && many && (
                  <>
                    {' '}
                    <small>{percent(parts[index]!, locale)}</small>
                  </>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
    </ChartFrame>
  );
}
