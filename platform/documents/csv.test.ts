import { describe, expect, it } from 'vitest';
import { csvLine } from './csv.ts';

describe('a line of CSV', () => {
  it('keeps quotes, commas and ends of lines inside one cell', () => {
    expect(csvLine(['甲,乙', '他说“"好"”', '一\n二', 3, null])).toBe('"甲,乙","他说“""好""”","一\n二",3,\r\n');
  });
  it.each(['=1+1', '＝1+1', '+1', '-1', '@a', '\t=1', ' =1'])('defuses %j, which spreadsheets would reckon', (text) => {
    expect(csvLine([text]).replace(/^"/, '')).toMatch(/^'/);
  });
});
