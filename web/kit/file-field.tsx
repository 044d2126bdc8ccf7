import { type ComponentProps, type ReactNode, useState } from 'react';
import { controlOf, Field, type FieldProps, splitField } from './field.tsx';
import { Icon } from './icon.tsx';
import { useSay } from './words-context.tsx';

export type FileFieldProps = FieldProps &
  Omit<ComponentProps<'input'>, keyof FieldProps | 'type'> & {
    /** Files already kept on the server, with their own remove buttons. */
    kept?: ReactNode;
  };

/** Files from the device. Say accepted kinds and the greatest size in `hint`. */
export function FileField({ kept, ...props }: FileFieldProps) {
  const say = useSay();
  const { field, rest } = splitField(props);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  return (
    <Field
      field={field}
      after={
        <>
          {chosen.length > 1 && <p className="yt-counter">{say('chosenFiles', { count: chosen.length })}</p>}
          {kept}
        </>
      }
    >
      <div className="yt-file">
        <Icon name="attach" />
        <input
          {...rest}
          {...controlOf(field)}
          type="file"
          onChange={(event) => {
            setChosen([...(event.target.files ?? [])].map((file) => file.name));
            rest.onChange?.(event);
          }}
        />
      </div>
    </Field>
  );
}
