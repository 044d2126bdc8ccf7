import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';
import { useSay } from './words-context.tsx';

export interface TimelineStep {
  key: string;
  /** What happened, few words. */
  title: ReactNode;
  /** When, as it is read. */
  date?: string;
  dateTime?: string;
  /** Who, for whom. */
  by?: ReactNode;
  /** A sentence or two. */
  note?: ReactNode;
  /** `done` unless said otherwise. */
  status?: 'done' | 'current' | 'ahead';
  /** A step that matters to every reader: filed, answered. */
  major?: boolean;
  icon?: IconName;
}

export interface TimelineProps {
  steps: readonly TimelineStep[];
  /** Names the list for screen readers. */
  label: string;
  className?: string;
}

/** What happened when, oldest first, dates in a column of their own so that the eye can run down. */
export function Timeline({ steps, label, className }: TimelineProps) {
  const say = useSay();
  return (
    <ol className={classes('yt-timeline', className)} aria-label={label}>
      {steps.map(({ key, title, date, dateTime, by, note, status = 'done', major, icon }) => (
        <li
          key={key}
          className={classes(`yt-step--${status}`, major && 'yt-step--major')}
          aria-current={status === 'current' ? 'step' : undefined}
        >
          <div className="yt-step-date">{date && <time dateTime={dateTime}>{date}</time>}</div>
          <span className="yt-step-dot" aria-hidden="true">
            {icon && <Icon name={icon} />}
          </span>
          <div className="yt-step-body">
            <p className="yt-step-title">
              {title}
              {status !== 'done' && (
                <span className="yt-hidden">（{say(status === 'current' ? 'current' : 'waiting')}）</span>
              )}
            </p>
            {by && <p className="yt-step-by">{by}</p>}
            {note && <div className="yt-step-note">{note}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
