/** The kit's own few words. A screen may replace any of them; a component never holds a sentence itself. */
import en from './locales/en.json' with { type: 'json' };
import chinese from './locales/zh-CN.json' with { type: 'json' };

export type KitWord = keyof typeof chinese;
export type KitWords = Readonly<Record<KitWord, string>> & Readonly<Record<string, string>>;

/** @param locale anything starting with `en` gives English, all else Chinese @param own words that replace the kit's */
export function kitWords(locale: string, own: Partial<Record<KitWord, string>> = {}): KitWords {
  return { ...(locale.startsWith('en') ? en : chinese), ...own } as KitWords;
}

/**
 * Fills `{{name}}` in a word; with `count` 1 the form `name_one` is taken where the language has it.
 * @returns the sentence; an unknown `{{name}}` stays, so that it is seen
 */
export function say(words: KitWords, word: KitWord, values: Readonly<Record<string, string | number>> = {}): string {
  const one = values.count === 1 ? words[`${word}_one`] : undefined;
  return (one ?? words[word]).replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : String(value);
  });
}

/** Characters as an office counts them: each sign one, white space none. */
export function countCharacters(text: string): number {
  return [...text.replace(/\s+/gu, '')].length;
}
