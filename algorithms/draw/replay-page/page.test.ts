import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FINDINGS } from '../findings.ts';
import { hashHex, SUITES } from '../hash.ts';
import { fullEntries, fullTerms, wholeDraw } from '../testing.ts';
import { alterLeaf, leavesOf, withLeaf } from '../testing-alter.ts';
import { canonicalJson } from '../texts.ts';
import { recordText, type Verdict, verifyFile, verifyRecord } from '../verify.ts';
import { assemblePage, PAGE_PARTS } from './assemble.ts';

const part = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
const { html, policy } = assemblePage(Object.fromEntries(PAGE_PARTS.map((name) => [name, part(name)])));
const script = /<script>([\s\S]*)<\/script>/.exec(html)![1]!;

/** The page's own functions, run without a page around them. */
const context = createContext({ TextEncoder });
runInContext(script, context);
const inPage = <T>(expression: string, input: unknown): T => {
  context.input = input;
  return runInContext(expression, context) as T;
};
const replay = (text: string): Pick<Verdict, 'verdict' | 'findings'> => {
  const { verdict, findings } = JSON.parse(inPage<string>('JSON.stringify(replay(input))', text));
  return { verdict, findings };
};
const pageHash = (suite: string, bytes: Uint8Array) =>
  inPage<string>(`toHex(SUITES['${suite}'](new Uint8Array(input)))`, [...bytes]);

describe('the replay page', () => {
  it('is one file under 50 kB that loads nothing and allows nothing but its own script and style', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(50_000);
    expect(html).not.toMatch(
      /https?:|\bsrc=|\bhref=|@import|url\(|\bimport\b|\bfetch\b|XMLHttpRequest|innerHTML|\beval\b/,
    );
    const digest = createHash('sha256').update(script).digest('base64');
    expect(policy).toContain(`script-src 'sha256-${digest}'`);
    expect(policy).toContain("default-src 'none'");
    expect(html).toContain(`content="${policy}"`);
    expect(html.match(/<script|<style/g)).toEqual(['<style', '<script']);
    expect(html).not.toMatch(/ style="| on[a-z]+="/);
  });
  it('cannot be put together without all its parts', () => {
    expect(() => assemblePage({ 'page.html': '' })).toThrow(RangeError);
  });
  it('says every finding a record can have, in both languages', () => {
    const known = JSON.parse(inPage<string>('JSON.stringify(FINDINGS)', ''));
    for (const [code, { en, zh }] of Object.entries(FINDINGS)) {
      if (!/^(anchor|rerun|inclusion|opening|command)\./.test(code)) expect(known[code]).toEqual([en, zh]);
    }
    const shape = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shape(member)]))
        : typeof value;
    const [zh, en] = ['zh', 'en'].map((language) => inPage<object>('WORDS[input]', language));
    expect(shape(en)).toEqual(shape(zh));
  });
});

describe('its hashes', () => {
  it('give the examples of GB/T 32905-2016 and FIPS 180-4', () => {
    const abc = Buffer.from('abc');
    const long = Buffer.from('abcd'.repeat(16));
    expect(pageHash('sm3', abc)).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    expect(pageHash('sm3', long)).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
    expect(pageHash('sha-256', abc)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    const two = Buffer.from('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq');
    expect(pageHash('sha-256', two)).toBe('248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1');
  });
  it('agree with the system’s at every length over four blocks', () => {
    for (let length = 0; length < 260; length++) {
      const bytes = Buffer.from(Array.from({ length }, (_, i) => (i * 31 + length) & 255));
      for (const suite of SUITES) {
        const wanted = createHash(suite === 'sm3' ? 'sm3' : 'sha256')
          .update(bytes)
          .digest('hex');
        expect(pageHash(suite, bytes)).toBe(wanted);
      }
    }
  });
  it('frame parts alike', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '王', '𠮷', 'é') });
    fc.assert(
      fc.property(fc.constantFrom(...SUITES), text, fc.nat(0xffffffff), (suite, word, number) => {
        const inThePage = inPage<string>('hashHex(input[0], "entry", input[1], input[2])', [suite, word, number]);
        expect(inThePage).toBe(hashHex(suite, 'entry', word, number));
      }),
    );
  });
});

describe('its replay', () => {
  const vectors = JSON.parse(part('../test-vectors.json')) as {
    records: { name: string; text: string; verdict: string; findings: unknown[] }[];
  };
  const codes = ({ verdict, findings }: Pick<Verdict, 'verdict' | 'findings'>) => [
    verdict,
    ...findings.map(({ code, where }) => `${code} ${where.replace(/^outcome\.drawn\[.*/, 'outcome.drawn')}`),
  ];
  it('finds in every record of the test vectors what is written there', () => {
    for (const { text, verdict, findings } of vectors.records) {
      expect(codes(replay(text))).toEqual(codes({ verdict, findings } as Verdict));
    }
  });
  it('finds the same as the library, whatever is altered', () => {
    const record = wholeDraw(fullTerms, fullEntries);
    const leaves = leavesOf(record);
    fc.assert(
      fc.property(fc.constantFrom(...leaves), fc.nat(), ({ path, value }, choice) => {
        const forged = withLeaf(record, path, alterLeaf(value, choice));
        const text = `${JSON.stringify(forged)}`;
        const canonical = (() => {
          try {
            return canonicalJson(forged);
          } catch {
            return text;
          }
        })();
        expect(codes(replay(canonical))).toEqual(codes(verifyFile(canonical)));
      }),
      { numRuns: 300 },
    );
    const bytes = recordText(record);
    fc.assert(
      fc.property(
        fc.nat(bytes.length - 1),
        fc.constantFrom('0', 'x', '"', ' ', '\n', '}', '\u202e', '\ud800'),
        (at, other) => {
          const text = bytes.slice(0, at) + other + bytes.slice(at + 1);
          expect(codes(replay(text))).toEqual(codes(verifyFile(text)));
        },
      ),
      { numRuns: 300 },
    );
  });
  it('finds the same as the library in records with whole parts replaced', () => {
    const record = wholeDraw(fullTerms, fullEntries);
    fc.assert(
      fc.property(fc.constantFrom(...leavesOf(record)), fc.nat(3), fc.json(), ({ path }, up, json) => {
        const text = JSON.stringify(withLeaf(record, path.slice(0, Math.max(1, path.length - up)), JSON.parse(json)));
        expect(codes(replay(text))).toEqual(codes(verifyFile(text)));
      }),
      { numRuns: 300 },
    );
    expect(verifyRecord(record).verdict).toBe('drawn');
  });
});
