import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Link } from './words-context.tsx';

export interface SummaryItem {
  key: string;
  term: ReactNode;
  value: ReactNode;
  /** “修改” and the like, at the row's end; `about` is read aloud after it. */
  action?: { href: string; label: string; about?: string };
}

export interface SummaryListProps {
  items: readonly SummaryItem[];
  /** With lines between rows: for checking answers before they are sent. */
  lined?: boolean;
  className?: string;
}

/** Facts: name and value. Rows without a value are left out by the caller. */
export function SummaryList({ items, lined, className }: SummaryListProps) {
  return (
    <dl className={classes('yt-summary', lined && 'yt-summary--lined', className)}>
      {items.map(({ key, term, value, action }) => (
        <div key={key}>
          <dt>{term}</dt>
          <dd>
            <span className="yt-summary-value">{value}</span>
            {action && (
              <Link href={action.href}>
                {action.label}
                {action.about && <span className="yt-hidden">{action.about}</span>}
              </Link>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export interface Stat {
  key: string;
  label: ReactNode;
  value: ReactNode;
  /** 件, %, 天. */
  unit?: string;
  /** How it was counted, or against what. */
  note?: ReactNode;
  href?: string;
}

/** A few large figures, each with its unit. */
export function StatList({ items, className }: { items: readonly Stat[]; className?: string }) {
  return (
    <dl className={classes('yt-stats', className)}>
      {items.map(({ key, label, value, unit, note, href }) => (
        <div key={key}>
          <dt>{href ? <Link href={href}>{label}</Link> : label}</dt>
          <dd>
            <span className="yt-stat-value">{value}</span>
            {unit && <span className="yt-stat-unit">{unit}</span>}
            {note && <span className="yt-stat-note">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
