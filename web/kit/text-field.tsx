import { type ComponentProps, type ReactNode, useId, useState } from 'react';
import { classes } from './classes.ts';
import { controlOf, Field, type FieldProps, splitField } from './field.tsx';
import { countCharacters } from './words.ts';
import { useSay } from './words-context.tsx';

type Native<Tag extends 'input' | 'textarea'> = Omit<ComponentProps<Tag>, keyof FieldProps | 'prefix'>;

interface Counted {
  /** Most characters; shows a counter and never cuts what is written. */
  limit?: number;
  /** How characters are counted; white space does not count unless said here. */
  count?: (text: string) => number;
}

export type TextFieldProps = FieldProps &
  Native<'input'> &
  Counted & {
    /** A word before or after the box, such as a unit. */
    before?: ReactNode;
    after?: ReactNode;
    /** How wide the answer usually is; the box shows it. */
    width?: 'full' | 'half' | 'short';
  };

export type TextAreaProps = FieldProps & Native<'textarea'> & Counted;

function Counter({ id, count, limit }: { id: string; count: number; limit: number }) {
  const say = useSay();
  const over = count - limit;
  return (
    <p id={id} className={classes('yt-counter', over > 0 && 'yt-counter--over')} aria-live="polite">
      {over > 0 ? say('counterOver', { count, limit, over }) : say('counter', { count, limit })}
    </p>
  );
}

function useCounted(value: unknown, defaultValue: unknown, count: (text: string) => number) {
  const [typed, setTyped] = useState(String(defaultValue ?? ''));
  return { length: count(value === undefined ? typed : String(value)), setTyped };
}

/** One line of text. `limit` adds a counter; the server counts too. */
export function TextField(props: TextFieldProps) {
  const { limit, count = countCharacters, before, after, width = 'full', ...others } = props;
  const { field, rest } = splitField(others);
  const counter = `${useId()}-count`;
  const { length, setTyped } = useCounted(rest.value, rest.defaultValue, count);
  return (
    <Field field={field} after={limit !== undefined && <Counter id={counter} count={length} limit={limit} />}>
      <div className={classes('yt-input-row', `yt-input-row--${width}`)}>
        {before && <span className="yt-affix">{before}</span>}
        <input
          className="yt-input"
          type="text"
          {...rest}
          {...controlOf(field, limit !== undefined && counter)}
          onChange={(event) => {
            setTyped(event.target.value);
            rest.onChange?.(event);
          }}
        />
        {after && <span className="yt-affix">{after}</span>}
      </div>
    </Field>
  );
}

/** Several lines of text; grows with what is written where the browser can. */
export function TextArea(props: TextAreaProps) {
  const { limit, count = countCharacters, ...others } = props;
  const { field, rest } = splitField(others);
  const counter = `${useId()}-count`;
  const { length, setTyped } = useCounted(rest.value, rest.defaultValue, count);
  return (
    <Field field={field} after={limit !== undefined && <Counter id={counter} count={length} limit={limit} />}>
      <textarea
        className="yt-input yt-textarea"
        rows={5}
        {...rest}
        {...controlOf(field, limit !== undefined && counter)}
        onChange={(event) => {
          setTyped(event.target.value);
          rest.onChange?.(event);
        }}
      />
    </Field>
  );
}
