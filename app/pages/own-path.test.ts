import { describe, expect, it } from 'vitest';
import { withoutEmptyFields } from './own-path.ts';

describe('addresses of searches', () => {
  it('lose the fields a form left empty, and nothing else', () => {
    expect(withoutEmptyFields('/here/proposals?words=%E6%A1%A5&number=&state=&page=2')).toBe(
      '/here/proposals?words=%E6%A1%A5&page=2',
    );
    expect(withoutEmptyFields('/here/proposals?words=&number=')).toBe('/here/proposals');
    expect(withoutEmptyFields('/here/proposals?words=a')).toBeUndefined();
    expect(withoutEmptyFields('/here/proposals')).toBeUndefined();
  });
  it('lead to no other host', () => expect(withoutEmptyFields('//other.example/?a=')).toBeUndefined());
});
