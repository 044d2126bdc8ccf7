import { describe, expect, it } from 'vitest';
import en from './locales/en.json' with { type: 'json' };
import chinese from './locales/zh-CN.json' with { type: 'json' };
import { countCharacters, kitWords, say } from './words.ts';

describe('words of the kit', () => {
  it('are the same in both languages, with the same blanks', () => {
    const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
    const english = en as Record<string, string>;
    expect(
      Object.keys(english)
        .filter((key) => !key.endsWith('_one'))
        .sort(),
    ).toEqual(Object.keys(chinese).sort());
    for (const [key, text] of Object.entries(chinese)) expect(blanks(english[key]!), key).toEqual(blanks(text));
    for (const key of Object.keys(english).filter((name) => name.endsWith('_one'))) {
      expect(english, key).toHaveProperty(key.slice(0, -4));
    }
  });

  it('fill blanks and know one from many', () => {
    expect(say(kitWords('zh-CN'), 'workingDaysLeft', { count: 1 })).toBe('还有 1 个工作日');
    expect(say(kitWords('en'), 'workingDaysLeft', { count: 1 })).toBe('1 working day left');
    expect(say(kitWords('en-GB'), 'workingDaysLeft', { count: 3 })).toBe('3 working days left');
    expect(say(kitWords('zh-CN'), 'due')).toBe('{{date}} 到期');
  });

  it('may be replaced by a screen', () => {
    expect(say(kitWords('en', { skip: 'To the text' }), 'skip')).toBe('To the text');
  });
});

describe('countCharacters', () => {
  it('counts signs, not code units, and no white space', () => {
    expect(countCharacters(' 提案 一件\n𠮷')).toBe(5);
    expect(countCharacters('')).toBe(0);
  });
});
