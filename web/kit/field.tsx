import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { useSay } from './words-context.tsx';

/** What every field of a form takes. */
export interface FieldProps {
  /** Name in the form's data. */
  name: string;
  label: ReactNode;
  /** How to fill it in; under the label. */
  hint?: ReactNode;
  /** Why it is asked for; said openly, because everything asked must have a reason. */
  reason?: ReactNode;
  /** What is wrong and what to do, a full sentence. */
  error?: ReactNode;
  /** Writes “选填” beside the label. */
  optional?: boolean;
  /** Id of the control; made from the name when missing. */
  id?: string;
  className?: string;
}

/** Id of a control from its name: `evidence[0].title` → `evidence-0-title`. */
export function idOf(name: string): string {
  return name.replace(/[^\w一-鿿]+/g, '-').replace(/^-|-$/g, '');
}

/** Ids that describe the control, as `aria-describedby` wants them. */
export function describedBy(
  id: string,
  field: Pick<FieldProps, 'hint' | 'reason' | 'error'>,
  more?: string | false,
): string | undefined {
  return (
    classes(
      field.hint ? `${id}-hint` : '',
      field.reason ? `${id}-reason` : '',
      field.error ? `${id}-error` : '',
      more,
    ) || undefined
  );
}

/** Splits the field's own properties from those of the native control. */
export function splitField<P extends FieldProps>(
  props: P,
): { field: FieldProps & { id: string }; rest: Omit<P, keyof FieldProps> } {
  const { name, label, hint, reason, error, optional, id = idOf(name), className, ...rest } = props;
  return { field: { name, label, hint, reason, error, optional, id, className }, rest };
}

/** Attributes of the control that belong to its field. */
export function controlOf(field: FieldProps & { id: string }, more?: string | false) {
  return {
    id: field.id,
    name: field.name,
    'aria-describedby': describedBy(field.id, field, more),
    'aria-invalid': field.error ? (true as const) : undefined,
  };
}

/** Hint, reason and error of a field or group, with the ids the control points to. */
export function FieldNotes({
  id,
  hint,
  reason,
  error,
}: Pick<FieldProps, 'hint' | 'reason' | 'error'> & { id: string }) {
  const say = useSay();
  return (
    <>
      {hint && (
        <div className="yt-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {reason && (
        <div className="yt-reason" id={`${id}-reason`}>
          <strong>{say('why')}</strong>
          <span>{reason}</span>
        </div>
      )}
      {error && (
        <div className="yt-error" id={`${id}-error`}>
          <Icon name="warning" />
          <span>
            <span className="yt-hidden">{say('errorPrefix')}</span>
            {error}
          </span>
        </div>
      )}
    </>
  );
}

/** Label, hint, reason and error around one control. The control itself takes `controlOf(field)`. */
export function Field({
  field,
  after,
  children,
}: {
  field: FieldProps & { id: string };
  after?: ReactNode;
  children: ReactNode;
}) {
  const say = useSay();
  return (
    <div className={classes('yt-field', field.error ? 'yt-field--wrong' : '', field.className)}>
      <label className="yt-label" htmlFor={field.id}>
        {field.label}
        {field.optional && <span className="yt-optional">{say('optional')}</span>}
      </label>
      <FieldNotes id={field.id} hint={field.hint} reason={field.reason} error={field.error} />
      {children}
      {after}
    </div>
  );
}
