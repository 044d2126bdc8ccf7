import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { differencesOf } from './difference.ts';
import { fieldsOf, valueAt, withValue } from './fields.ts';

const span = z.object({ count: z.number().int().positive().max(90), unit: z.enum(['day', 'month']) });
const term = z.object({ code: z.string(), zh: z.string(), en: z.string() });
const schema = z.object({
  limits: z.object({ text: z.number().int().min(200).max(2000), deep: z.object({ on: z.boolean() }) }),
  answer: span,
  form: z.enum(['short', 'long']),
  open: z.array(z.enum(['a', 'b'])),
  grounds: z.array(term).min(1),
  classes: z.array(term.extend({ tracked: z.boolean() })).min(2),
  undo: z.number().int().min(0).max(60).default(10),
});
const fields = fieldsOf(schema);
const solved = { code: 'A', zh: '已解决', en: 'solved', tracked: false };
const planned = { code: 'B', zh: '列入计划', en: 'planned', tracked: true };
const content: z.input<typeof schema> = {
  limits: { text: 500, deep: { on: true } },
  answer: { count: 3, unit: 'month' },
  form: 'short',
  open: ['a', 'b'],
  grounds: [{ code: 'x', zh: '无', en: 'none' }],
  classes: [solved, planned],
};

describe('fields of rules', () => {
  it('are read from the schema in its order, with their bounds', () => {
    expect(fields).toEqual([
      { path: 'limits.text', kind: 'number', least: 200, most: 2000 },
      { path: 'limits.deep.on', kind: 'switch' },
      { path: 'answer', kind: 'span', most: 90, units: ['day', 'month'] },
      { path: 'form', kind: 'choice', options: ['short', 'long'] },
      { path: 'open', kind: 'choices', options: ['a', 'b'] },
      { path: 'grounds', kind: 'terms', marks: [], least: 1 },
      { path: 'classes', kind: 'terms', marks: ['tracked'], least: 2 },
      { path: 'undo', kind: 'number', least: 0, most: 60 },
    ]);
  });

  it('of a shape no form knows are a mistake of the module', () => {
    expect(() => fieldsOf(z.object({ free: z.array(z.array(z.int())) }))).toThrow('no field can be made of free');
  });

  it('are read and set without touching what was given', () => {
    const changed = withValue(content, 'limits.deep.on', false);
    expect(valueAt(changed, 'limits.deep.on')).toBe(false);
    expect(valueAt(content, 'limits.deep.on')).toBe(true);
    expect(changed.answer).toBe(content.answer);
    expect(valueAt(content, 'nothing.there')).toBeUndefined();
    expect(valueAt(withValue({}, 'made.anew', 1), 'made.anew')).toBe(1);
  });
});

describe('rows with fields of their own', () => {
  const step = z.object({ from: z.int().min(1).max(9) });
  const item = term.extend({
    worth: z.number().min(-5).max(5),
    parts: z.array(z.string()),
    steps: z.array(step).max(3),
  });
  const rows = fieldsOf(z.object({ items: z.array(item).min(1) }));
  const one = { code: 'a', zh: '甲', en: 'A', worth: 1, parts: ['x'], steps: [] };

  it('are one field with the fields of a row, also where a row has rows', () => {
    expect(rows).toMatchObject([{ path: 'items', kind: 'rows', least: 1 }]);
    expect((rows[0] as { fields: readonly object[] }).fields).toMatchObject([
      { path: 'items.code', kind: 'text' },
      { path: 'items.zh', kind: 'text' },
      { path: 'items.en', kind: 'text' },
      { path: 'items.worth', kind: 'number', least: -5, most: 5, decimals: 2 },
      { path: 'items.parts', kind: 'codes' },
      { path: 'items.steps', kind: 'rows', most: 3, fields: [{ path: 'items.steps.from', kind: 'number' }] },
    ]);
  });

  it('differ row by row: added, removed, and what of one is another', () => {
    const two = { ...one, code: 'b' };
    const after = {
      items: [
        { ...one, worth: 2, steps: [{ from: 1 }] },
        { ...one, code: 'c' },
      ],
    };
    const [difference] = differencesOf(rows, { items: [one, two] }, after);
    expect(difference!.rows!.added).toMatchObject([{ code: 'c' }]);
    expect(difference!.rows!.removed).toMatchObject([{ code: 'b' }]);
    expect(difference!.rows!.changed).toMatchObject([
      { row: { code: 'a' }, differences: [{ path: 'items.worth', before: 1, after: 2 }, { path: 'items.steps' }] },
    ]);
  });
});

describe('the difference of two versions', () => {
  const against = (after: object) => differencesOf(fields, content, { ...content, ...after });

  it('is nothing when only the order of parts or of a set of choices is another', () => {
    expect(against({ answer: { unit: 'month', count: 3 }, open: ['b', 'a'] })).toEqual([]);
  });

  it('names what was there and what comes, in the order of the schema', () => {
    expect(against({ form: 'long', answer: { count: 2, unit: 'month' } })).toEqual([
      { path: 'answer', kind: 'span', before: { count: 3, unit: 'month' }, after: { count: 2, unit: 'month' } },
      { path: 'form', kind: 'choice', before: 'short', after: 'long' },
    ]);
  });

  it('tells terms added, taken out, reworded and marked otherwise by their codes', () => {
    const stopped = { code: 'C', zh: '留作参考', en: 'for reference', tracked: false };
    const [difference] = against({ classes: [{ ...planned, tracked: false }, stopped] });
    expect(difference!.terms).toEqual({
      added: [stopped],
      removed: [solved],
      reworded: [{ before: planned, after: { ...planned, tracked: false } }],
    });
  });

  it('tells a list that was only put in another order', () => {
    expect(against({ classes: [planned, solved] })).toMatchObject([
      { path: 'classes', terms: { added: [], removed: [], reworded: [] } },
    ]);
  });

  it('sees what an older version did not name', () => {
    expect(against({ undo: 5 })).toEqual([{ path: 'undo', kind: 'number', before: null, after: 5 }]);
  });
});
