import type { ComponentProps } from 'react';
import { controlOf, Field, type FieldProps, splitField } from './field.tsx';

export type DateFieldProps = FieldProps &
  Omit<ComponentProps<'input'>, keyof FieldProps | 'type'> & {
    /** A day, or a day with its minute. */
    precision?: 'day' | 'minute';
  };

/** A date by the device's own picker; sends `2026-03-05` or `2026-03-05T20:00`, in the assembly's time. */
export function DateField({ precision = 'day', ...props }: DateFieldProps) {
  const { field, rest } = splitField(props);
  return (
    <Field field={field}>
      <input
        {...rest}
        {...controlOf(field)}
        type={precision === 'day' ? 'date' : 'datetime-local'}
        className="yt-input yt-input--date"
      />
    </Field>
  );
}
