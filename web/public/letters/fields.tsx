/** The questions of a letter, each with its hint, its field and what is wrong with it. */
import type { ReactNode } from 'react';
import { type LetterPart, letterWords } from './page-data.ts';

export function Wrong({ name, data }: Pick<LetterPart, 'data'> & { name: string }) {
  const sentence = data.wrong[name];
  return sentence ? (
    <p className="wrong" id={`${name}-wrong`}>
      {sentence}
    </p>
  ) : null;
}

/** What a reader of the screen is told with a field. */
export const told = (data: LetterPart['data'], name: string, hint = true) => ({
  'aria-describedby':
    [hint && `${name}-hint`, data.wrong[name] && `${name}-wrong`].filter(Boolean).join(' ') || undefined,
  'aria-invalid': data.wrong[name] ? true : undefined,
});

type FieldProps = LetterPart & { name: string };

export function LetterField({
  env,
  kind,
  data,
  name,
  hint,
  children,
}: FieldProps & { hint?: string; children: ReactNode }) {
  return (
    <div className="question">
      <label htmlFor={name}>{letterWords(env, kind)(name)}</label>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <Wrong name={name} data={data} />
    </div>
  );
}

/** A line to be typed; nothing has to be. */
export function LineField(props: FieldProps & { autoComplete?: string }) {
  const { data, name, autoComplete = 'off' } = props;
  return (
    <LetterField {...props}>
      <input
        id={name}
        name={name}
        autoComplete={autoComplete}
        defaultValue={data.typed[name] ?? ''}
        {...told(data, name, false)}
      />
    </LetterField>
  );
}

/** One of a few; nothing has to be chosen. */
export function ChoiceField(
  props: FieldProps & { none: string; choices: ReadonlyArray<{ code: string; label: string }> },
) {
  const { data, name, none, choices } = props;
  return (
    <LetterField {...props}>
      <select id={name} name={name} defaultValue={data.typed[name] ?? ''} {...told(data, name, false)}>
        <option value="">{none}</option>
        {choices.map(({ code, label }) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </select>
    </LetterField>
  );
}

/** The text, counted, with what is public already and like it. */
export function TextField(part: LetterPart) {
  const { env, kind, data } = part;
  return (
    <LetterField {...part} name="text" hint={letterWords(env, kind)('textHint')}>
      <textarea id="text" name="text" rows={6} required defaultValue={data.typed.text ?? ''} {...told(data, 'text')} />
      <p className="hint" data-count="" aria-live="polite" />
      <div className="like" data-like="" aria-live="polite" hidden />
    </LetterField>
  );
}

export function PhotoField(part: LetterPart) {
  const { env, kind, data } = part;
  const say = letterWords(env, kind);
  const { photos } = data.options.limits;
  if (photos === 0) return null;
  return (
    <LetterField {...part} name="photos" hint={say('photosHint', { most: photos })}>
      {data.photoIds.map((id, at) => (
        <p key={id} className="kept-photo">
          <input type="hidden" name="photoIds" value={id} />
          {say('photoKept', { at: at + 1 })}{' '}
          <label className="check">
            <input type="checkbox" name="dropIds" value={id} /> {say('photoDrop')}
          </label>
        </p>
      ))}
      <input
        id="photos"
        name="photos"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple
        {...told(data, 'photos')}
      />
      <div data-photos="" hidden />
    </LetterField>
  );
}
