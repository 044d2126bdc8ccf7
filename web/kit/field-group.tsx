import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { describedBy, FieldNotes, type FieldProps, idOf } from './field.tsx';
import { useSay } from './words-context.tsx';

export type FieldGroupProps = Omit<FieldProps, 'name' | 'label'> & {
  /** The question; a heading when it is the page's own. */
  legend: ReactNode;
  /** Large legend, for one question group a screen. */
  large?: boolean;
  name?: string;
  children: ReactNode;
};

/** Fields that answer one question together, with the reason for asking. */
export function FieldGroup({
  legend,
  large,
  name = '',
  hint,
  reason,
  error,
  optional,
  id = idOf(name),
  className,
  children,
}: FieldGroupProps) {
  const say = useSay();
  const about = id ? describedBy(id, { hint, reason, error }) : undefined;
  return (
    <fieldset
      id={id || undefined}
      tabIndex={id ? -1 : undefined}
      className={classes('yt-group', large && 'yt-group--large', error ? 'yt-field--wrong' : '', className)}
      aria-describedby={about}
    >
      <legend className="yt-legend">
        {legend}
        {optional && <span className="yt-optional">{say('optional')}</span>}
      </legend>
      <FieldNotes id={id || 'group'} hint={hint} reason={reason} error={error} />
      <div className="yt-group-body">{children}</div>
    </fieldset>
  );
}
