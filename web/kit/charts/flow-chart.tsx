import type { CSSProperties, ReactNode } from 'react';
import { Link, useKitLocale, useSay } from '../words-context.tsx';
import { ChartFrame, type ChartProps, fillOf } from './chart-frame.tsx';
import { FEW, figure, flowLayout, percent, shares } from './scale.ts';

export interface FlowPart {
  key: string;
  label: ReactNode;
  value: number;
  href?: string;
}

export interface FlowChartProps extends ChartProps {
  /** Name of the whole: 收到. */
  whole: ReactNode;
  /** What became of it: filed, merged, converted, declined, still examined. Their sum is the whole. */
  parts: readonly FlowPart[];
}

const tallest = 15;
const words = 3.4;
const gap = 0.5;

/** What came in and what became of it: one bar that divides into bands; a bar of few is short. */
export function FlowChart({ whole, parts, unit = '', ...frame }: FlowChartProps) {
  const say = useSay();
  const locale = useKitLocale();
  const shown = parts.filter((part) => part.value > 0);
  const total = shown.reduce((sum, part) => sum + part.value, 0);
  const portions = shares(
    shown.map((part) => part.value),
    1,
  );
  const tall = tallest * Math.max(0.2, Math.min(1, total / FEW));
  const slots = flowLayout(
    shown.map((part) => part.value),
    tall,
    words,
    gap,
  );
  const last = slots.at(-1);
  const high = Math.max(last ? last.top + last.slot : 0, tall);
  return (
    <ChartFrame
      {...frame}
      columns={[say('chartName'), unit || say('chartCount'), say('chartShare')]}
      rows={
        total === 0
          ? []
          : [
              { key: 'whole', cells: [whole, figure(total, locale), percent(100, locale)] },
              ...shown.map((part, index) => ({
                key: part.key,
                cells: [part.label, figure(part.value, locale), percent(portions[index]!, locale)],
              })),
            ]
      }
    >
      {(patterns) => (
        <div className="yt-flow" style={{ '--tall': `${high}em` } as CSSProperties}>
          <p className="yt-flow-whole">
            <span>{whole}</span>
            <strong>{figure(total, locale)}</strong>
            {unit && ` ${unit}`}
          </p>
          <svg
            viewBox={`0 0 100 ${high}`}
            preserveAspectRatio="none"
            width="100%"
            height="100%"
            aria-hidden="true"
            focusable="false"
          >
            <rect width="4" height={tall} className="yt-flow-bar" />
            {shown.map((part, index) => {
              const { from, top, height } = slots[index]!;
              const start = from * tall;
              return (
                <path
                  key={part.key}
                  className="yt-flow-band"
                  d={`M4 ${start}C52 ${start} 48 ${top} 100 ${top}V${top + height}C48 ${top + height} 52 ${start + height} 4 ${start + height}z`}
                  style={{ fill: `var(--yt-chart-${(index % 6) + 1})` }}
                />
              );
            })}
          </svg>
          <ol>
            {shown.map((part, index) => {
              const { top, height } = slots[index]!;
              return (
                <li key={part.key} style={{ top: `${top}em` }}>
                  <svg width="12" height={`${Math.max(height, 0.2)}em`} aria-hidden="true" focusable="false">
                    <rect width="12" height="100%" fill={fillOf(patterns, index)} />
                  </svg>
                  <span>
                    <span className="yt-flow-name">
                      {part.href ? <Link href={part.href}>{part.label}</Link> : part.label}
                    </span>
                    <strong>{figure(part.value, locale)}</strong>
                    {unit && ` ${unit}`}
                    {total >= FEW && <small>{percent(portions[index]!, locale)}</small>}
                  </span>
                </li>
              );
            })}
          </ol>
        </div>
      )}
    </ChartFrame>
  );
}
