import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, compareTexts, isPlainText, toPlainText } from './texts.ts';

describe('plain texts', () => {
  it('refuses what deceives the eye or has two spellings', () => {
    const refused = [
      '',
      ' a',
      'a\n',
      'a\tb',
      '\ud800',
      'a\udc00b',
      'e\u0301',
      '\u202eabc',
      '\u2066x',
      'a\u2028b',
      '\u0000',
    ];
    for (const text of [...refused, 'x'.repeat(401), '\ufeffa'])
      expect(isPlainText(text), JSON.stringify(text)).toBe(false);
    for (const text of ['王伟', '𠮷田', 'é', 'Ana Núñez', '__proto__']) expect(isPlainText(text)).toBe(true);
  });
  it('brings keyboard input into form once and for all', () => {
    expect(toPlainText('  Ana Nu\u0301n\u0303ez ')).toBe('Ana Núñez');
    expect(() => toPlainText(' ')).toThrow('text.refused');
    expect(() => toPlainText('a\ud800')).toThrow('text.refused');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        try {
          expect(isPlainText(toPlainText(text))).toBe(true);
        } catch (error) {
          expect(String(error)).toContain('text.refused');
        }
      }),
    );
  });
  it('orders as UTF-8 bytes do', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '王', '\uffee', '𠮷', '\ue000', '😀') });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareTexts(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
      }),
    );
  });
});

describe('JSON in its one form', () => {
  it('sorts keys, keeps lists, and reads back the same', () => {
    expect(canonicalJson({ b: [2, 'x"\n'], a: { d: 1, c: '王' } })).toBe('{"a":{"c":"王","d":1},"b":[2,"x\\"\\n"]}');
    expect(canonicalJson(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}');
  });
  it('refuses what has several spellings or no end', () => {
    const cyclic: unknown[] = [];
    cyclic.push(cyclic);
    for (const value of [1.5, -1, -0, Number.NaN, Infinity, 2 ** 53, null, true, [undefined], cyclic]) {
      expect(() => canonicalJson(value)).toThrow('record.unreadable');
    }
  });
});
