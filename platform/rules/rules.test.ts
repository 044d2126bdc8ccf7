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
    expect(() => fieldsOf(z.object({ free: z.array(z.string()) }))).toThrow('no field can be made of free');
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
