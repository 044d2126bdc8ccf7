import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import { type FieldProps, idOf } from './field.tsx';
import { FieldGroup } from './field-group.tsx';
import type { Option } from './select.tsx';

interface ChoiceProps extends Omit<ComponentProps<'input'>, 'children'> {
  kind: 'radio' | 'checkbox';
  label: ReactNode;
  hint?: ReactNode;
  id: string;
}

function Choice({ kind, label, hint, id, className, ...rest }: ChoiceProps) {
  return (
    <div className={classes('yt-choice', className)}>
      <input type={kind} id={id} aria-describedby={hint ? `${id}-hint` : undefined} {...rest} />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <div className="yt-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  );
}

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'children'> {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
}

/** One box to tick: agreement, a yes or no. Sends `value`, or `on`. */
export function Checkbox({ id, ...props }: CheckboxProps) {
  return <Choice kind="checkbox" id={id ?? idOf(`${props.name}-${props.value ?? ''}`)} {...props} />;
}

type GroupProps = FieldProps & {
  options: readonly Option[];
  required?: boolean;
  disabled?: boolean;
  /** Side by side where there is room: for two or three short choices. */
  inline?: boolean;
};

export type RadioGroupProps = GroupProps & {
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
};

/** One of a few choices, all seen at once. */
export function RadioGroup({
  options,
  value,
  defaultValue,
  onChange,
  required,
  disabled,
  inline,
  label,
  name,
  ...group
}: RadioGroupProps) {
  const id = group.id ?? idOf(name);
  return (
    <FieldGroup {...group} id={id} legend={label} className={classes(inline && 'yt-group--inline', group.className)}>
      {options.map((option) => (
        <Choice
          key={option.value}
          kind="radio"
          id={`${id}-${idOf(option.value)}`}
          name={name}
          value={option.value}
          label={option.label}
          hint={option.hint}
          required={required}
          disabled={disabled || option.disabled}
          {...(value === undefined
            ? { defaultChecked: option.value === defaultValue }
            : { checked: option.value === value })}
          onChange={value === undefined && !onChange ? undefined : () => onChange?.(option.value)}
        />
      ))}
    </FieldGroup>
  );
}

export type CheckboxGroupProps = Omit<GroupProps, 'required'> & {
  value?: readonly string[];
  defaultValue?: readonly string[];
  onChange?: (value: string[]) => void;
};

/** Any of a few choices; each ticked one is sent under the same name. */
export function CheckboxGroup({
  options,
  value,
  defaultValue,
  onChange,
  disabled,
  inline,
  label,
  name,
  ...group
}: CheckboxGroupProps) {
  const id = group.id ?? idOf(name);
  const toggle = (key: string) => {
    const now = value ?? [];
    onChange?.(now.includes(key) ? now.filter((item) => item !== key) : [...now, key]);
  };
  return (
    <FieldGroup {...group} id={id} legend={label} className={classes(inline && 'yt-group--inline', group.className)}>
      {options.map((option) => (
        <Choice
          key={option.value}
          kind="checkbox"
          id={`${id}-${idOf(option.value)}`}
          name={name}
          value={option.value}
          label={option.label}
          hint={option.hint}
          disabled={disabled || option.disabled}
          {...(value === undefined
            ? { defaultChecked: defaultValue?.includes(option.value) ?? false }
            : { checked: value.includes(option.value), onChange: () => toggle(option.value) })}
        />
      ))}
    </FieldGroup>
  );
}
