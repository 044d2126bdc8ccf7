import { describe, expect, it } from 'vitest';
import { isCommonPassword } from './common-password.ts';
import { firstPassword } from './password.ts';

describe('a common password', () => {
  it.each([
    'password1234',
    'Password!2026',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    '123456789012',
    '987654321098',
    'qwertyuiop12',
    '1qaz2wsx3edc',
    'clerk.xiangnan0000',
    'XIANGNAN2026!',
    'adminadmin123',
    'woaini5201314',
    '20260101 0000',
  ])('%s is one', (password) => {
    expect(isCommonPassword(password, 'clerk.xiangnan')).toBe(true);
  });
  it.each([
    'a longer sentence',
    '湖边的柳树又绿了三分之一',
    'correct horse battery',
    'k7m-wq2-xv9-tbe',
    'admin of the old mill',
  ])('%s is none', (password) => {
    expect(isCommonPassword(password, 'clerk.xiangnan')).toBe(false);
  });
  it('is never what we make ourselves', () => {
    for (let n = 0; n < 200; n += 1) expect(isCommonPassword(firstPassword(), 'clerk')).toBe(false);
  });
});
