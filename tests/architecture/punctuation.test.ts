/** Marks of a language stand in its words, not in the screens: an English line has no Chinese colons and brackets. */
import { describe, expect, it } from 'vitest';
import { files, read } from './files.ts';

const screens = [
  'modules/*/web/{member,staff}/**/*.{ts,tsx}',
  'modules/*/web/*.{ts,tsx}',
  'web/{member,staff}/*.{ts,tsx}',
]
  .flatMap((pattern) => files(pattern))
  .filter((path) => !/\.test\.tsx?$/.test(path));

describe('screens of the two applications', () => {
  it('write no full-width colon or bracket of their own', () => {
    expect(screens.length).toBeGreaterThan(80);
    const found = screens.flatMap((path) =>
      read(path)
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .split('\n')
        .flatMap((line) => (/[：（）]/.test(line.replace(/^\s*\/\/.*/, '')) ? [`${path}: ${line.trim()}`] : [])),
    );
    expect(found).toEqual([]);
  });
});
