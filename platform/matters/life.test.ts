import { describe, expect, it } from 'vitest';
import { defineLife, stays } from './life.ts';

type State = 'draft' | 'open' | 'closed';
const life = defineLife<State, 'asked' | 'given'>({
  kind: 'toy',
  steps: {
    send: { from: ['draft'], to: ['open'] },
    drop: { from: ['draft'], to: [] },
    end: { from: ['open'], to: ['closed', 'open'] },
    remark: stays<State>('open', 'closed'),
  },
  partSteps: { give: { matter: ['open'], roles: ['helper'], from: ['asked'], to: ['given'] } },
  effects: { give: ['closed'] },
});

describe('a life', () => {
  it.each([
    ['send', 'draft', 'open', true],
    ['send', 'open', 'open', false],
    ['send', 'draft', 'closed', false],
    ['drop', 'draft', 'draft', false],
    ['end', 'open', 'closed', true],
    ['end', 'open', 'open', true],
    ['remark', 'open', 'open', true],
    ['remark', 'open', 'closed', false],
    ['remark', 'draft', 'draft', false],
    ['fly', 'draft', 'open', false],
    ['constructor', 'draft', 'open', false],
  ])('%s from %s to %s: %s', (action, from, to, may) => {
    expect(life.mayMove(action, from, to)).toBe(may);
  });

  it('moves a part along its own table, and the matter only where the step leads', () => {
    const part = { from: 'asked', to: 'given' };
    expect(life.mayMovePart('give', 'asked', 'given')).toBe(true);
    expect(life.mayMovePart('give', 'given', 'given')).toBe(false);
    expect(() => life.check({ action: 'give', from: 'open', to: 'open', part })).not.toThrow();
    expect(() => life.check({ action: 'give', from: 'open', to: 'closed', part })).not.toThrow();
    expect(() => life.check({ action: 'give', from: 'open', to: 'draft', part })).toThrow(
      'toy: step give does not lead to draft',
    );
    expect(() => life.check({ action: 'give', from: 'open', to: 'open' })).toThrow('without its part');
    expect(() => life.check({ action: 'give', from: 'open', to: 'open', part: { ...part, from: 'given' } })).toThrow(
      'toy: no step give: given → given',
    );
    expect(() => life.check({ action: 'send', from: 'closed', to: 'open' })).toThrow(
      'toy: no step send: closed → open',
    );
  });
});
