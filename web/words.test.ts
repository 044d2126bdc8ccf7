import { describe, expect, it } from 'vitest';
import { roles, scopes } from '../modules/accounts/roles.ts';
import { createWords } from './words.ts';

describe.each(['zh-CN', 'en'])('the words of the fronts in %s', (locale) => {
  const words = createWords(locale);
  it('name every role and every scope of a token, whatever signs its code is written with', () => {
    for (const key of [
      ...roles.map((role) => `accounts.role.${role}`),
      ...scopes.map((scope) => `accounts.scope.${scope}`),
    ]) {
      expect(words.exists(key)).toBe(true);
      expect(words.t(key)).not.toMatch(/[:_]|^read$|^write$/);
    }
  });
});
