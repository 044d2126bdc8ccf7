/** How a person wants pages to look, kept in a cookie for pages before sign-in: `<font step>.<elder 0|1>.<theme>`. */
import type { DisplaySettings } from './contract.ts';

export const displayCookie = 'yt_display';

export type PageDisplay = Omit<DisplaySettings, 'locale'>;

export const usualDisplay: PageDisplay = { fontStep: 1, elderMode: false, theme: 'system' };

const pattern = /^([1-4])\.([01])\.(system|light|dark)$/;

/** The cookie's value as settings; anything unreadable is the usual display. */
export function readDisplay(value: string | undefined): PageDisplay {
  const match = pattern.exec(value ?? '');
  if (!match) return usualDisplay;
  return { fontStep: Number(match[1]), elderMode: match[2] === '1', theme: match[3] as PageDisplay['theme'] };
}

export const writeDisplay = (display: PageDisplay): string =>
  `${display.fontStep}.${display.elderMode ? 1 : 0}.${display.theme}`;
