/** Every word a screen or a step asks for exists in both languages, and every word that can be said is a sentence. */

import { describe, expect, it } from 'vitest';
import { roles } from '../../modules/accounts/roles.ts';
import { ratingForm, satisfaction } from '../../modules/handling/contract.ts';
import { proposalClocks } from '../../modules/proposals/clocks.ts';
import { evidenceKind, proposalKind, publicity, season } from '../../modules/proposals/contract/shared.ts';
import { precheckFinding } from '../../modules/proposals/contract/writing.ts';
import { eventNames } from '../../modules/proposals/events.ts';
import { otherWords } from '../../modules/proposals/jobs/audiences.ts';
import { ruleFields } from '../../modules/proposals/rule-book.ts';
import { files, leaves, read } from './files.ts';

type Json = Record<string, unknown>;

function merge(into: Json, from: Json): Json {
  for (const [key, value] of Object.entries(from)) {
    if (typeof value === 'object' && value !== null) into[key] = merge((into[key] as Json) ?? {}, value as Json);
    else into[key] = value;
  }
  return into;
}

/** The words of one language as the fronts put them together: by the folder they lie in, errors and the trail's sentences shared. */
function wordsOf(locale: string): Map<string, string> {
  const all: Json = {};
  for (const path of files(`{modules,platform,web}/**/{words,locales}/*${locale}.json`)) {
    const content = JSON.parse(read(path)) as Json;
    if (path.includes('/errors-')) {
      merge(all, { errors: content });
      continue;
    }
    const shared = path.startsWith('modules') ? ['errors', 'audit'] : ['errors'];
    const own = Object.fromEntries(Object.entries(content).filter(([key]) => !shared.includes(key)));
    for (const key of shared) if (content[key]) merge(all, { [key]: content[key] as Json });
    merge(all, path.startsWith('platform/i18n') ? own : { [path.split('/').at(-3)!]: own });
  }
  return leaves(all);
}

const words = { 'zh-CN': wordsOf('zh-CN'), en: wordsOf('en') };
const has = (locale: 'zh-CN' | 'en', key: string) => words[locale].has(key) || words[locale].has(`${key}_other`);
const screens = files('{web,modules/*/web}/**/*.{ts,tsx}').filter((path) => !/\.test\.tsx?$/.test(path));
const owners = new Set([...words.en.keys()].map((key) => key.split('.')[0]!));

describe.each(['zh-CN', 'en'] as const)('in %s', (locale) => {
  it('screens find every word they name', () => {
    const missing: string[] = [];
    let named = 0;
    for (const path of screens) {
      for (const [, key] of read(path).matchAll(/\bt\(\s*'([\w]+(?:\.[\w-]+)+)'/g)) {
        if (owners.has(key!.split('.')[0]!) && !has(locale, key!)) missing.push(`${path}: ${key}`);
        named += 1;
      }
    }
    expect(missing).toEqual([]);
    expect(named).toBeGreaterThan(300);
  });
  it('screens that build a key find words under its beginning', () => {
    const missing: string[] = [];
    for (const path of screens) {
      for (const [, beginning] of read(path).matchAll(/\bt\(\s*`((?:\w+\.)+)\$\{/g)) {
        const known = [...words[locale].keys()].some((key) => key.startsWith(beginning!));
        if (owners.has(beginning!.split('.')[0]!) && !known) missing.push(`${path}: ${beginning}`);
      }
    }
    expect(missing).toEqual([]);
  });
  it('everything a record can hold has its name', () => {
    const wanted = [
      ...proposalKind.options.map((item) => `proposals.kind.${item}`),
      ...season.options.map((item) => `proposals.season.${item}`),
      ...publicity.options.map((item) => `proposals.publicity.${item}`),
      ...satisfaction.options.map((item) => `handling.satisfaction.${item}`),
      ...evidenceKind.options.map((item) => `proposals.evidence.${item}`),
      ...Object.keys(proposalClocks.clocks).map((item) => `proposals.clock.${item}`),
      ...ratingForm.options.map((item) => `handling.ratingForm.${item.shape.form.value}`),
      ...roles.map((item) => `accounts.role.${item}`),
    ];
    expect(wanted.filter((key) => !has(locale, key))).toEqual([]);
  });
  it('every event has its notice and every finding its sentence', () => {
    const wanted = [
      ...[...eventNames, ...otherWords].map((name) => `proposals.notice.${name}`),
      ...['overdue', 'due_soon', 'cosign_lapsed'].map((name) => `proposals.notice.${name}`),
      ...precheckFinding.shape.code.options.map((code) => `errors.field.${code}`),
    ];
    expect(wanted.filter((key) => !has(locale, key))).toEqual([]);
  });
  it('every reason of the policy has its sentence', () => {
    const [, list] = /export type Reason =([\s\S]*?);/.exec(read('modules/proposals/policy.ts'))!;
    const reasons = [...list!.matchAll(/'(\w+)'/g)].map((match) => match[1]!);
    expect(reasons.length).toBeGreaterThan(3);
    expect(reasons.filter((reason) => !has(locale, `errors.${reason}`))).toEqual([]);
  });
  it('everything rules can set has its heading, its label and its choices', () => {
    const wanted = ruleFields.flatMap((field) => [
      `proposals.rules.part.${field.path.split('.')[0]}`,
      `proposals.rules.field.${field.path}`,
      ...('options' in field ? field.options.map((name) => `proposals.rules.option.${field.path}.${name}`) : []),
      ...('marks' in field ? field.marks.map((mark) => `proposals.rules.mark.${field.path}.${mark}`) : []),
      ...('units' in field ? field.units.map((unit) => `staff.rules.units.${unit}`) : []),
    ]);
    expect(wanted.length).toBeGreaterThan(60);
    expect(wanted.filter((key) => !has(locale, key))).toEqual([]);
  });
  it('no word is empty but a measure word English has not, and none is the key itself', () => {
    const measure = (key: string) => locale === 'en' && words['zh-CN'].get(key)?.length === 1;
    const hollow = [...words[locale]].filter(([key, text]) => (text.trim() === '' && !measure(key)) || text === key);
    expect(hollow.map(([key]) => key)).toEqual([]);
  });
});

describe('English words', () => {
  it('hold no Chinese but names that are kept', () => {
    const mixed = [...words.en].filter(([, text]) => /[一-鿿]/.test(text) && !/议堂|中文|简体/.test(text));
    expect(mixed.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  });
});
