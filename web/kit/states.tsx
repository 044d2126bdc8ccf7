import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';
import { useSay } from './words-context.tsx';

export interface EmptyStateProps {
  /** What will be here. */
  title: ReactNode;
  /** How it comes here, or how to begin. */
  children?: ReactNode;
  actions?: ReactNode;
  icon?: IconName;
  className?: string;
}

/** Nothing yet: says what will be here and how to begin. */
export function EmptyState({ title, children, actions, icon = 'inbox', className }: EmptyStateProps) {
  return (
    <div className={classes('yt-empty', className)}>
      <Icon name={icon} />
      <p className="yt-empty-title">{title}</p>
      {children && <div className="yt-empty-text">{children}</div>}
      {actions && <div className="yt-button-row">{actions}</div>}
    </div>
  );
}

export interface ErrorStateProps {
  title: ReactNode;
  /** What it means for the reader and what to do. */
  children?: ReactNode;
  /** At least one way on. */
  actions: ReactNode;
  /** Number of the request, for whoever looks into it. */
  reference?: string;
  icon?: IconName;
  className?: string;
  /** It stands for the whole page, whose heading it is. */
  heading?: boolean;
}

/** It failed, is forbidden or not there: says so plainly, with a way on. */
export function ErrorState({
  title,
  children,
  actions,
  reference,
  icon = 'warning',
  className,
  heading,
}: ErrorStateProps) {
  const say = useSay();
  const Title = heading ? 'h1' : 'p';
  return (
    <div className={classes('yt-empty', 'yt-empty--error', className)} role="alert">
      <Icon name={icon} />
      <Title className="yt-empty-title">{title}</Title>
      {children && <div className="yt-empty-text">{children}</div>}
      <div className="yt-button-row">{actions}</div>
      {reference && <p className="yt-empty-reference">{say('reference', { reference })}</p>}
    </div>
  );
}

export interface SkeletonProps {
  /** `list`: items with title and line; `text`: a paragraph; `form`; `figures`. */
  shape?: 'text' | 'list' | 'form' | 'figures';
  rows?: number;
  className?: string;
}

/** The shape of what is being read, in its place, so that nothing jumps. */
export function Skeleton({ shape = 'text', rows = 3, className }: SkeletonProps) {
  const say = useSay();
  return (
    <div className={classes('yt-skeleton', `yt-skeleton--${shape}`, className)} role="status">
      <span className="yt-hidden">{say('loading')}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} aria-hidden="true">
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}

export interface ProgressProps {
  /** 0 to 1; leave out when it cannot be known. */
  value?: number;
  label: string;
  /** Seconds still to go; said in words. */
  remaining?: number;
  className?: string;
}

/** How far a longer piece of work is; say the remaining time when it takes over two seconds. */
export function Progress({ value, label, remaining, className }: ProgressProps) {
  const say = useSay();
  const rest =
    remaining === undefined
      ? undefined
      : remaining < 90
        ? say('remainingSeconds', { count: Math.max(1, Math.round(remaining)) })
        : say('remainingMinutes', { count: Math.round(remaining / 60) });
  return (
    <div className={classes('yt-progress', className)}>
      <div className="yt-progress-words">
        <span>{label}</span>
        <span>
          {[value === undefined ? undefined : `${Math.round(value * 100)}%`, rest].filter(Boolean).join(' · ')}
        </span>
      </div>
      <progress max={1} value={value} aria-label={label} />
    </div>
  );
}
