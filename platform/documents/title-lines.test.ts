import { describe, expect, it } from 'vitest';
import { titleLines } from './title-lines.ts';

const widthOf = (text: string) => [...text].length;

describe('title lines', () => {
  it('leaves a short title on one line', () => {
    expect(titleLines('关于加装电梯的提案', 20, widthOf)).toEqual(['关于加装电梯的提案']);
  });

  it('makes lines of about equal length out of whole words', () => {
    const lines = titleLines('江宁省住房和城乡建设厅关于省政协十三届三次会议第0123号提案的答复', 20, widthOf);
    expect(lines.join('')).toBe('江宁省住房和城乡建设厅关于省政协十三届三次会议第0123号提案的答复');
    expect(lines).toHaveLength(2);
    expect(Math.abs(widthOf(lines[0]!) - widthOf(lines[1]!))).toBeLessThanOrEqual(6);
  });

  it('begins no line with a mark', () => {
    const lines = titleLines('关于加快推进老旧小区加装电梯、建设老年友好型社区、完善管理养护机制的提案', 20, widthOf);
    for (const line of lines) expect(line).not.toMatch(/^[、，的]/);
  });

  it("keeps the writer's own breaks", () => {
    expect(titleLines('关于提案的\n答复', 20, widthOf)).toEqual(['关于提案的', '答复']);
  });
});
