/** A matching as text, to be published and checked by others. */
import { MatchingError } from './instance.ts';
import { LEAST_RULES, type LeastRule, type Matching } from './matching.ts';

/** Names the form of the text; a changed form gets another number. */
const FORM = 'yitang-matching-1';

/** @returns JSON with all that `checkMatching` needs besides the instance */
export function certificateText(matching: Matching): string {
  return JSON.stringify({ form: FORM, ...plain(matching) });
}

function plain(matching: Matching): Record<string, unknown> {
  const entries = Object.entries(matching).map(([name, value]) => [
    name,
    ArrayBuffer.isView(value) ? Array.from(value as Uint32Array) : value,
  ]);
  const { allOpen } = matching;
  return { ...Object.fromEntries(entries), allOpen: allOpen === null ? null : plain(allOpen) };
}

/**
 * Reads what `certificateText` wrote; whether it is true, `checkMatching` says.
 * @throws MatchingError `invalid` if it is no such text, or a number does not fit where it stands
 */
export function readCertificate(text: string): Matching {
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(text);
  } catch {
    throw new MatchingError('invalid', 'the certificate is not JSON');
  }
  if (value?.form !== FORM) throw new MatchingError('invalid', `the certificate is not of the form ${FORM}`);
  return fromPlain(value);
}

function fromPlain(value: Record<string, unknown>): Matching {
  const fail = (name: string): never => {
    throw new MatchingError('invalid', `the certificate has no right "${name}"`);
  };
  const numbers = (name: string, least: number, most: number): number[] => {
    const row = value[name];
    const fits = (one: unknown): boolean => Number.isInteger(one) && Number(one) >= least && Number(one) <= most;
    return Array.isArray(row) && row.every(fits) ? row : fail(name);
  };
  const signed = (name: string): Int32Array => Int32Array.from(numbers(name, -1, 0x7fffffff));
  const unsigned = (name: string): Uint32Array => Uint32Array.from(numbers(name, 0, 0xffffffff));
  const bytes = (name: string): Uint8Array => Uint8Array.from(numbers(name, 0, 255));
  const truth = (name: string): boolean => (typeof value[name] === 'boolean' ? (value[name] as boolean) : fail(name));
  if (!LEAST_RULES.includes(value.rule as LeastRule)) fail('rule');
  return {
    rule: value.rule as LeastRule,
    lots: unsigned('lots'),
    got: signed('got'),
    topicOf: signed('topicOf'),
    seat: signed('seat'),
    sizes: unsigned('sizes'),
    closed: bytes('closed'),
    reasons: bytes('reasons'),
    blocking: unsigned('blocking'),
    proven: truth('proven'),
    truthful: truth('truthful'),
    allOpen: value.allOpen === null ? null : fromPlain((value.allOpen ?? fail('allOpen')) as Record<string, unknown>),
  };
}
