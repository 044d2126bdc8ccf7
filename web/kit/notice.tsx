import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';
import { useSay } from './words-context.tsx';

export type NoticeTone = 'info' | 'done' | 'warn' | 'error';
const signs: Record<NoticeTone, IconName> = { info: 'info', done: 'check', warn: 'clock', error: 'warning' };
const words = { info: 'noticeInfo', done: 'noticeDone', warn: 'noticeWarn', error: 'noticeError' } as const;

export interface NoticeProps {
  tone?: NoticeTone;
  /** Bold first line. */
  title?: ReactNode;
  children?: ReactNode;
  /** Buttons or links: the way on. */
  actions?: ReactNode;
  /** Read aloud when it appears: for what happened after the page was there. */
  live?: boolean;
  className?: string;
}

/** Something to know, in the flow of the page. */
export function Notice({ tone = 'info', title, children, actions, live, className }: NoticeProps) {
  const say = useSay();
  const role = live ? (tone === 'error' ? 'alert' : 'status') : undefined;
  return (
    <div className={classes('yt-notice', `yt-notice--${tone}`, className)} role={role}>
      <Icon name={signs[tone]} label={say(words[tone])} />
      <div className="yt-notice-body">
        {title && <p className="yt-notice-title">{title}</p>}
        {children && <div>{children}</div>}
        {actions && <div className="yt-notice-actions">{actions}</div>}
      </div>
    </div>
  );
}

/** One line across the whole page, under the head: the season's window, a trial installation. */
export function Banner({
  tone = 'info',
  children,
  className,
}: {
  tone?: NoticeTone;
  children: ReactNode;
  className?: string;
}) {
  const say = useSay();
  return (
    <section aria-label={say(words[tone])} className={classes('yt-banner', `yt-notice--${tone}`, className)}>
      <div className="yt-wrap">
        <Icon name={signs[tone]} />
        <div>{children}</div>
      </div>
    </section>
  );
}
