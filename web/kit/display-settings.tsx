import { Button } from './button.tsx';
import { RadioGroup } from './choice.tsx';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import type { FontStep } from './tokens.ts';
import { useSay } from './words-context.tsx';

export interface Display {
  fontStep: number;
  elderMode: boolean;
  theme: 'system' | 'light' | 'dark';
}

export interface DisplaySettingsProps {
  display: Display;
  /** Takes the form, sets the cookie, sends back to `back`. */
  action?: string;
  /** The page to come back to. */
  back: string;
  /** The other language, written in itself; leave out to hide the switch. */
  otherLocale?: { code: string; label: string };
  /** With script: called instead of posting. Keys are the form's names. */
  onChange?: (change: Partial<Record<'elder' | 'font' | 'theme' | 'locale', string>>) => void;
  className?: string;
}

/** Attributes of `<html>` for a display. The kit's stylesheets read nothing else. */
export function displayAttributes(display: Display): Record<string, string> {
  return {
    ...(display.elderMode ? { 'data-elder': '' } : {}),
    ...(display.fontStep > 1 ? { 'data-font': String(display.fontStep) } : {}),
    ...(display.theme === 'system' ? {} : { 'data-theme': display.theme }),
  };
}

/** A short row for every page's head: elder mode, size, light, language. Each button posts one change. */
export function DisplayBar({
  display,
  action = '/display',
  back,
  otherLocale,
  onChange,
  className,
}: DisplaySettingsProps) {
  const say = useSay();
  const larger = display.fontStep >= 4 ? 1 : display.fontStep + 1;
  const theme = display.theme === 'dark' ? 'light' : 'dark';
  const set = (name: 'elder' | 'font' | 'theme' | 'locale', value: string) => ({
    name,
    value,
    type: 'submit' as const,
    onClick:
      onChange &&
      ((event: { preventDefault(): void }) => {
        event.preventDefault();
        onChange({ [name]: value });
      }),
  });
  return (
    <form className={classes('yt-display', className)} method="post" action={action} aria-label={say('display')}>
      <input type="hidden" name="back" value={back} />
      <button {...set('elder', display.elderMode ? 'off' : 'on')} aria-pressed={display.elderMode}>
        <Icon name="eye" />
        {say('elder')}
      </button>
      <button {...set('font', String(larger))}>
        <Icon name="text" />
        {say('fontSize')}
        <span className="yt-display-now">{say(`font${display.fontStep as FontStep}`)}</span>
      </button>
      <button {...set('theme', theme)}>
        <Icon name={theme === 'dark' ? 'moon' : 'sun'} />
        {say(theme === 'dark' ? 'themeDark' : 'themeLight')}
      </button>
      {otherLocale && (
        <button {...set('locale', otherLocale.code)} lang={otherLocale.code}>
          <Icon name="globe" />
          {otherLocale.label}
        </button>
      )}
    </form>
  );
}

/** The whole form, for a settings page: every choice with its name, one button. */
export function DisplaySettings({ display, action = '/display', back, className }: DisplaySettingsProps) {
  const say = useSay();
  return (
    <form className={classes('yt-form', className)} method="post" action={action}>
      <input type="hidden" name="back" value={back} />
      <RadioGroup
        name="elder"
        label={say('elder')}
        inline
        defaultValue={display.elderMode ? 'on' : 'off'}
        options={[
          { value: 'on', label: say('elderOn') },
          { value: 'off', label: say('elderOff') },
        ]}
      />
      <RadioGroup
        name="font"
        label={say('fontSize')}
        inline
        defaultValue={String(display.fontStep)}
        options={([1, 2, 3, 4] as const).map((step) => ({ value: String(step), label: say(`font${step}`) }))}
      />
      <RadioGroup
        name="theme"
        label={say('theme')}
        inline
        defaultValue={display.theme}
        options={[
          { value: 'system', label: say('themeSystem') },
          { value: 'light', label: say('themeLight') },
          { value: 'dark', label: say('themeDark') },
        ]}
      />
      <Button type="submit">{say('apply')}</Button>
    </form>
  );
}
