import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { useSay } from './words-context.tsx';

export interface ErrorSummaryProps {
  /** What is wrong, in the order of the page; `href` is `#` and the control's id. */
  errors: ReadonlyArray<{ href?: string; text: ReactNode }>;
  title?: string;
  className?: string;
}

/** Stands above a form that came back; give it the focus after a refusal. Renders nothing without errors. */
export function ErrorSummary({ errors, title, className }: ErrorSummaryProps) {
  const say = useSay();
  if (errors.length === 0) return null;
  return (
    <div className={classes('yt-error-summary', className)} role="alert" tabIndex={-1} id="error-summary">
      <h2>
        <Icon name="warning" />
        {title ?? say('errorSummary', { count: errors.length })}
      </h2>
      <ul>
        {errors.map((error, index) => (
          <li key={`${error.href}${index}`}>{error.href ? <a href={error.href}>{error.text}</a> : error.text}</li>
        ))}
      </ul>
    </div>
  );
}
