import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskedText, movedMasks, withheldRuns } from './masks.ts';

const secret = '138 0000 1234';
const textWith = fc
  .tuple(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }))
  .filter(([before, after]) => !/\d/.test(`${before}${after}`));

describe('a masked text', () => {
  it('holds nothing of what is masked, whatever passages overlap or touch', () => {
    fc.assert(
      fc.property(textWith, fc.array(fc.nat({ max: 13 }), { maxLength: 4 }), ([before, after], cuts) => {
        const text = `${before}${secret}${after}`;
        const edges = [0, ...cuts, secret.length].sort((a, b) => a - b).map((at) => before.length + at);
        const passages = edges.slice(1).map((to, at) => ({ from: Math.max(0, edges[at]! - 1), to }));
        const shown = withheldRuns(text, passages.toReversed());
        expect(shown.filter((run) => run.withheld)).toHaveLength(1);
        expect(shown.map((run) => run.text).join('')).not.toMatch(/\d/);
        expect(maskedText(text, passages, '■')).not.toMatch(/\d/);
      }),
    );
  });
  it('keeps its masks when it is written anew, at every place where the words stand', () => {
    const mask = { from: 2, to: 2 + secret.length, reason: '电话' };
    const after = `请拨打${secret}，或${secret}。`;
    expect(maskedText(after, movedMasks(`请拨${secret}`, after, [mask]), '■')).toBe('请拨打■，或■。');
    expect(movedMasks(`请拨${secret}`, '没有了', [mask])).toEqual([]);
  });
});
