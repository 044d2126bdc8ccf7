/** Strict shapes of values from outside: everything named is there and of its kind, and nothing else is. */
import type { Finding } from './findings.ts';
import { isPlainText } from './texts.ts';

/** Looks at a value and adds what is wrong, with its path. */
export type Shape = (value: unknown, path: string, findings: Finding[]) => void;

/** After this many findings no more are sought. */
const ENOUGH = 20;

const wrong = (findings: Finding[], where: string) => {
  if (findings.length < ENOUGH) findings.push({ code: 'record.shape', where });
};

/** A plain text (see `isPlainText`); one that is refused gets `text.refused`, what is no text at all `record.shape`. */
export const text: Shape = (value, path, findings) => {
  if (typeof value !== 'string') wrong(findings, path);
  else if (!isPlainText(value) && findings.length < ENOUGH) findings.push({ code: 'text.refused', where: path });
};

/** A whole number from 0 to 2³¹ − 1. */
export const whole: Shape = (value, path, findings) => {
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > 0x7fffffff) wrong(findings, path);
};

/** 64 lower-case hexadecimal digits. */
export const hex: Shape = (value, path, findings) => {
  if (typeof value !== 'string' || !/^[0-9a-f]{64}$/.test(value)) wrong(findings, path);
};

/** A moment that exists, UTC to the second, as `2026-11-23T09:00:00Z`. */
export const time: Shape = (value, path, findings) => {
  if (typeof value !== 'string' || !isTime(value)) wrong(findings, path);
};

/** Whether a text is a moment as records write it. */
function isTime(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(value)) return false;
  const moment = new Date(value);
  return !Number.isNaN(moment.getTime()) && moment.toISOString() === `${value.slice(0, -1)}.000Z`;
}

/** One of these words. */
export function oneOf(...words: string[]): Shape {
  return (value, path, findings) => {
    if (typeof value !== 'string' || !words.includes(value)) wrong(findings, path);
  };
}

/** A list of at most so many items. */
export function listOf(item: Shape, most = Infinity): Shape {
  return (value, path, findings) => {
    if (!Array.isArray(value) || value.length > most) wrong(findings, path);
    else value.forEach((member, i) => void (findings.length < ENOUGH && item(member, `${path}[${i}]`, findings)));
  };
}

/** An object with exactly these fields; those of `optional` may be missing. */
export function fields(needed: Record<string, Shape>, optional: Record<string, Shape> = {}): Shape {
  const shapes = new Map(Object.entries({ ...needed, ...optional }));
  const names = Object.keys(needed);
  return (value, path, findings) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      wrong(findings, path);
      return;
    }
    const dot = path === '' ? '' : '.';
    for (const name of names) if (!Object.hasOwn(value, name)) wrong(findings, `${path}${dot}${name}`);
    for (const [name, member] of Object.entries(value)) {
      const shape = shapes.get(name);
      if (shape === undefined) wrong(findings, `${path}${dot}${name.slice(0, 40).toWellFormed()}`);
      else shape(member, `${path}${dot}${name}`, findings);
    }
  };
}

/** An object whose shape hangs on the word in one of its fields. */
export function eachOf(field: string, shapes: Record<string, Shape>): Shape {
  const byWord = new Map(Object.entries(shapes));
  return (value, path, findings) => {
    const word = typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(field) : undefined;
    const shape = byWord.get(word as string);
    if (shape === undefined) wrong(findings, `${path}.${field}`);
    else shape(value, path, findings);
  };
}
