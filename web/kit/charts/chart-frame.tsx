import { type ReactNode, useId } from 'react';
import { classes } from '../classes.ts';
import { Disclosure } from '../section.tsx';
import { useSay } from '../words-context.tsx';

/** What every chart says of itself. */
export interface ChartProps {
  title: ReactNode;
  /** What one sees, and how it was counted: basis, period, what is left out. */
  description?: ReactNode;
  /** 件, 天, %. */
  unit?: string;
  /** Level of the title's heading. */
  level?: 2 | 3 | 4;
  /** Replaces “查看数据表”. */
  tableLabel?: string;
  className?: string;
}

export interface ChartColumn {
  key: string;
  label: string;
}

export interface ChartRow {
  key: string;
  cells: readonly ReactNode[];
}

interface ChartFrameProps extends ChartProps {
  /** Headers of the table behind; the first names the row. */
  columns: readonly string[];
  rows: readonly ChartRow[];
  legend?: ReactNode;
  /** Inks of the fills by number (1 to 6); the patterns follow the order: plain, slanting, dotted … */
  inks?: readonly number[];
  children: (patterns: string) => ReactNode;
}

const strokes = [
  '',
  'M-2 2L2-2M0 8L8 0M6 10L10 6',
  'M1.500 4a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0M5.500 0a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0M5.500 8a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0',
  'M0 2H8M0 6H8',
  'M2 0V8M6 0V8',
  'M0 0L8 8M0 8L8 0',
];

/** Fills of the series: an ink and a pattern each, so that they differ without colour. Named `<id>-1` to `<id>-6`. */
function Patterns({ id, inks }: { id: string; inks: readonly number[] }) {
  return (
    <svg className="yt-chart-defs" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        {strokes.map((path, index) => (
          <pattern key={path} id={`${id}-${index + 1}`} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" fill={`var(--yt-chart-${inks[index] ?? index + 1})`} />
            {path && <path d={path} fill="none" stroke="var(--yt-raised)" strokeWidth="1.200" strokeOpacity="0.75" />}
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

/** Title, words, picture, and the table behind it. Without rows it says that there is nothing. */
export function ChartFrame({
  title,
  description,
  level = 3,
  tableLabel,
  columns,
  rows,
  legend,
  inks = [],
  children,
  className,
}: ChartFrameProps) {
  const say = useSay();
  const id = `yt${useId().replace(/\W/g, '')}`;
  const Heading = `h${level}` as const;
  return (
    <figure className={classes('yt-chart', className)} aria-labelledby={`${id}-title`}>
      <figcaption>
        <Heading id={`${id}-title`}>{title}</Heading>
        {description && <div className="yt-chart-description">{description}</div>}
      </figcaption>
      {rows.length === 0 ? (
        <p className="yt-muted">{say('chartEmpty')}</p>
      ) : (
        <>
          <Patterns id={id} inks={inks} />
          {legend}
          <div className="yt-chart-picture">{children(id)}</div>
          <Disclosure summary={tableLabel ?? say('chartTable')} className="yt-chart-table">
            <div className="yt-table-frame">
              <table className="yt-table yt-table--dense">
                <caption className="yt-hidden">{title}</caption>
                <thead>
                  <tr>
                    {columns.map((column, index) => (
                      <th key={column} scope="col" className={index > 0 ? 'yt-num' : undefined}>
                        {column}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.key}>
                      {row.cells.map((cell, index) =>
                        index === 0 ? (
                          <th key="name" scope="row">
                            {cell}
                          </th>
                        ) : (
                          <td key={columns[index]} className="yt-num">
                            {cell}
                          </td>
                        ),
                      )}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Disclosure>
        </>
      )}
    </figure>
  );
}

/** Names of the series with their fills. @param marks draws lines and points instead of areas */
export function Legend({
  series,
  marks,
  fill,
}: {
  series: readonly ChartColumn[];
  marks?: (index: number) => ReactNode;
  fill?: (index: number) => string;
}) {
  const say = useSay();
  return (
    <ul className="yt-legend-list" aria-label={say('chartPatterns')}>
      {series.map((item, index) => (
        <li key={item.key}>
          <svg viewBox="0 0 24 16" width="24" height="16" aria-hidden="true" focusable="false">
            {marks ? marks(index) : <rect width="24" height="16" rx="2" fill={fill?.(index)} />}
          </svg>
          {item.label}
        </li>
      ))}
    </ul>
  );
}

/** Name of the fill of series `index` (from 0). */
export function fillOf(patterns: string, index: number): string {
  return `url(#${patterns}-${(index % strokes.length) + 1})`;
}
