import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { useSay } from './words-context.tsx';

export interface StageLine {
  key: string;
  title: ReactNode;
  /** When, as it is read. */
  date: string;
  dateTime: string;
  /** Who, for whom. */
  by?: ReactNode;
  /** A sentence or two. */
  note?: ReactNode;
}

export interface StageItem {
  key: string;
  title: string;
  /** From when to when, as it is read. */
  period?: string;
  /** How long it took, as it is read. */
  days?: string;
  /** What came of it, in one line. */
  said?: string;
  /** Under way: marked and unfolded. */
  current?: boolean;
  /** Folded behind the stage. */
  lines: readonly StageLine[];
}

export interface StagesProps {
  stages: readonly StageItem[];
  /** Names the list for screen readers. */
  label: string;
  className?: string;
}

function Head({ stage }: { stage: StageItem }) {
  const say = useSay();
  return (
    <>
      <span className="yt-stage-title">
        {stage.title}
        {stage.current && <span className="yt-stage-now">{say('underWay')}</span>}
      </span>
      {stage.days && <span className="yt-stage-days">{stage.days}</span>}
      {stage.period && <span className="yt-stage-period">{stage.period}</span>}
      {stage.said && <span className="yt-stage-said">{stage.said}</span>}
    </>
  );
}

/** A long story in stages, oldest first: what came of each and how long it took; what happened in it unfolds. */
export function Stages({ stages, label, className }: StagesProps) {
  return (
    <ol className={classes('yt-stages', className)} aria-label={label}>
      {stages.map((stage) => (
        <li
          key={stage.key}
          className={classes('yt-stage', stage.current && 'yt-stage--current')}
          aria-current={stage.current ? 'step' : undefined}
        >
          {stage.lines.length === 0 ? (
            <div className="yt-stage-head">
              <Head stage={stage} />
            </div>
          ) : (
            <details open={stage.current}>
              <summary className="yt-stage-head">
                <Head stage={stage} />
              </summary>
              <ol className="yt-stage-lines">
                {stage.lines.map((line) => (
                  <li key={line.key}>
                    <time dateTime={line.dateTime}>{line.date}</time>
                    <div>
                      <strong>{line.title}</strong>
                      {line.by && <span className="yt-stage-by">{line.by}</span>}
                      {line.note && <div className="yt-stage-note">{line.note}</div>}
                    </div>
                  </li>
                ))}
              </ol>
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}
