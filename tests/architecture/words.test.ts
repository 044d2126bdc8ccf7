/** Both languages say the same things, and everything that can be said has its words. */

import { describe, expect, it } from 'vitest';
import { modules } from '../../app/modules.ts';
import { assignmentStates } from '../../modules/handling/contract.ts';
import { allowedParts } from '../../modules/proposals/policy.ts';
import { assignmentTransitions, proposalStates, proposalTransitions } from '../../modules/proposals/workflow.ts';
import { mergeWords } from '../../platform/i18n/catalogue.ts';
import { platformWords } from '../../platform/i18n/platform-words.ts';
import { files, leaves, read } from './files.ts';

const chinese = files('**/{words,locales}/*zh-CN.json');
const params = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe.each(chinese)('%s', (path) => {
  const other = path.replace('zh-CN', 'en');
  it('has every key and every parameter in English too', () => {
    const zh = leaves(JSON.parse(read(path)));
    const en = leaves(JSON.parse(read(other)));
    const plain = (keys: Iterable<string>) =>
      [...new Set([...keys].map((key) => key.replace(/_(one|other)$/, '')))].sort();
    expect(plain(en.keys())).toEqual(plain(zh.keys()));
    for (const [key, text] of zh) {
      const english = en.get(key) ?? en.get(`${key}_other`) ?? en.get(key.replace(/_other$/, ''))!;
      expect(`${key} ${params(english)}`).toBe(`${key} ${params(text)}`);
    }
  });
});

const all = mergeWords([platformWords, ...modules]) as Record<'zh-CN' | 'en', Record<string, unknown>>;
const words = { 'zh-CN': leaves(all['zh-CN']), en: leaves(all.en) };

describe.each(['zh-CN', 'en'] as const)('the words of the server in %s', (locale) => {
  const has = (key: string) => words[locale].has(key) || words[locale].has(`${key}_other`);
  it('name every state and every step', () => {
    const steps = { ...proposalTransitions, ...assignmentTransitions };
    const wanted = [
      ...proposalStates.map((state) => `proposals.state.${state}`),
      ...assignmentStates.map((state) => `handling.assignmentState.${state}`),
      ...Object.keys(steps).map((action) => `proposals.action.${action}`),
    ];
    expect(wanted.filter((key) => !has(key))).toEqual([]);
    expect(Object.keys(steps).filter((action) => !(action in allowedParts))).toEqual([]);
  });
  it('have a sentence for every refusal in the code', () => {
    const missing: string[] = [];
    for (const path of files('{modules,platform}/**/*.ts').filter((file) => !/test|testing|\/web\//.test(file))) {
      const code = read(path);
      for (const match of code.matchAll(/\b(?:conflict|forbidden|tooLarge)\('([a-z_]+)'/g)) {
        if (!has(`errors.${match[1]}`)) missing.push(`${path}: ${match[1]}`);
      }
      for (const match of code.matchAll(/new Problem\(\d{3}, '([a-z_]+)'/g)) {
        if (!has(`errors.${match[1]}`)) missing.push(`${path}: ${match[1]}`);
      }
      for (const match of code.matchAll(/\binvalid\(\s*[`'][\w.${}[\]]+[`'],\s*'([a-z_]+)'/g)) {
        if (!has(`errors.field.${match[1]}`)) missing.push(`${path}: field.${match[1]}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('are punctuated in English', () => {
    const wide = [...words.en].filter(([, text]) => /[（），。；：、！？]/.test(text));
    expect(wide.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
    const kept = files('web/{public,member,staff,shared}/words/*en.json').flatMap((path) =>
      [...leaves(JSON.parse(read(path)))].filter(([, text]) => /[（），。；：、！？]/.test(text)),
    );
    expect(kept).toEqual([]);
  });
  it('are not put together with Chinese punctuation: screens join them by the reader’s language', () => {
    const screens = files('{modules,web}/**/*.tsx').filter((path) => !/showcase/.test(path));
    expect(screens.length).toBeGreaterThan(100);
    const found = screens.flatMap((path) =>
      read(path)
        .split('\n')
        .map((line, at) => ({ line: line.replace(/\/\*.*?\*\/|\/\/.*$|^\s*\*.*$/g, ''), at }))
        // A class of signs that are read, not written, stands between brackets.
        .filter(({ line }) => /[（），；：、]/.test(line) && !/split\(/.test(line))
        .map(({ line, at }) => `${path}:${at + 1} ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });
  it('tell what has happened in one tense', () => {
    const told = [...words.en].filter(([key]) => key.startsWith('proposals.done.'));
    expect(told.length).toBeGreaterThan(50);
    const past = /(?:ed|held|begun|taken|withdrawn|sent|given|undone|chosen)\b/i;
    expect(told.filter(([, text]) => !past.test(text)).map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  });
});

/** Sentences about what is too many or several, which are never said of one thing. */
const neverOne =
  /(?:^|\.)(?:text_too_long|addresseeMembers|too_many_for_(?:docx|pdf)|workbook_too_many_rows|subject_long|text_long)$/;

describe('English words', () => {
  it('speak of one thing in the singular', () => {
    const all = files('**/{words,locales}/*en.json').flatMap((path) => {
      const own = leaves(JSON.parse(read(path)));
      return [...own].map(([key, text]) => ({ path, key, text, own }));
    });
    const counted = all.filter(({ text }) => /\{\{count\}\} (?!is\b|was\b|has\b)[a-z]+s\b/.test(text));
    expect(counted.length).toBeGreaterThan(30);
    const plural = counted
      .filter(({ key, own }) => !key.endsWith('_other') && !own.has(`${key}_one`) && !neverOne.test(key))
      .map(({ path, key, text }) => `${path} ${key}: ${text}`);
    expect(plural).toEqual([]);
    const others = all.filter(
      ({ key, text, own }) =>
        /_other$/.test(key) && text.includes('{{count}}') && !own.has(key.replace(/other$/, 'one')),
    );
    expect(others.map(({ path, key }) => `${path} ${key}`)).toEqual([]);
  });
});
