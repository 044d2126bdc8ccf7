import type { ComponentProps } from 'react';
import { controlOf, Field, type FieldProps, splitField } from './field.tsx';
import { Icon } from './icon.tsx';

export interface Option {
  value: string;
  label: string;
  /** Explains the choice; shown by radios and checkboxes only. */
  hint?: string;
  disabled?: boolean;
}

export type SelectProps = FieldProps &
  Omit<ComponentProps<'select'>, keyof FieldProps | 'children'> & {
    options: readonly Option[];
    /** Text of an empty first choice. */
    placeholder?: string;
  };

/** The native choice list: right for more than about seven choices. Fewer: `RadioGroup`. */
export function Select(props: SelectProps) {
  const { options, placeholder, ...others } = props;
  const { field, rest } = splitField(others);
  return (
    <Field field={field}>
      <div className="yt-select">
        <select className="yt-input" {...rest} {...controlOf(field)}>
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </div>
    </Field>
  );
}
