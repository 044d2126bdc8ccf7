import { describe, expect, it } from 'vitest';
import { type NamedProblem, readProblem } from './instance.ts';
import { matchMembers } from './match-members.ts';
import { explainPair, waitingList } from './matching.ts';

const problem: NamedProblem = {
  members: [
    { id: 'Ai', ranking: ['water', 'roads'] },
    { id: 'Bo', ranking: ['water', 'roads'] },
    { id: 'Cai', ranking: ['water', 'roads'], kinds: ['women'] },
    { id: 'Ding', ranking: ['water', 'schools'] },
    { id: 'En', ranking: [['roads', 'water']] },
    { id: 'Fu', ranking: ['schools', 'water'] },
  ],
  topics: [
    { id: 'water', capacity: 2, reserves: { women: 1 }, ranking: ['Ai', 'Bo', ['Ding', 'Cai']] },
    { id: 'roads', capacity: 2, ranking: [['Bo', 'En']] },
    { id: 'schools', capacity: 5, least: 3 },
  ],
  unranked: 'refused',
};

describe('reasons', () => {
  const instance = readProblem(problem);
  const matching = matchMembers(instance, { seed: 1 });
  const who = (id: string): number => problem.members.findIndex((member) => member.id === id);
  const why = (member: string, t: number) => explainPair(instance, matching, who(member), t);

  it('names the topic got, in preference, refused, closed and never wished', () => {
    expect(why('Ai', 0)).toMatchObject({ reason: 'held', wish: 0, place: 0 });
    expect(why('En', 0)).toMatchObject({ reason: 'content', instead: 1 });
    expect(why('Cai', 1)).toMatchObject({ reason: 'content', instead: 0 });
    expect(why('Ai', 2).reason).toBe('unwished');
    expect(why('Fu', 0)).toMatchObject({ reason: 'refused', place: null });
    expect(why('Fu', 2).reason).toBe('closed');
  });

  it('names the seats kept for a kind, and the last member on an open seat', () => {
    expect(why('Bo', 0)).toMatchObject({ reason: 'reserved', place: 1, last: { member: who('Ai'), place: 0 } });
    expect(why('Ding', 0)).toMatchObject({ reason: 'outranked', place: 2, last: { member: who('Ai'), place: 0 } });
  });

  it('says that a lot decided among equals', () => {
    const equals = readProblem({
      members: ['a', 'b'].map((id) => ({ id, ranking: ['x'] })),
      topics: [{ id: 'x', capacity: 1 }],
    });
    const drawn = matchMembers(equals, { lots: Uint32Array.of(1, 0) });
    expect([...drawn.topicOf]).toEqual([-1, 0]);
    expect(explainPair(equals, drawn, 0, 0)).toMatchObject({ reason: 'tied', last: { member: 1, place: 0 } });
    expect(waitingList(equals, drawn, 0)).toEqual([0]);
  });

  it('keeps a waiting list in order', () => {
    expect(waitingList(instance, matching, 0)).toEqual([who('Bo'), who('Ding')]);
  });
});

describe('problems by names', () => {
  it('refuses unknown and repeated names and impossible numbers', () => {
    const member = {
      id: 'a',
      ranking: [
        ['x', 'y'],
        ['y', 'x'],
      ],
    };
    const topics = [
      { id: 'x', capacity: 1 },
      { id: 'y', capacity: 1 },
    ];
    expect(() => readProblem({ members: [member], topics })).toThrow('member a ranks y twice');
    expect(() => readProblem({ members: [{ id: 'a', ranking: ['z'] }], topics })).toThrow('unknown');
    expect(() => readProblem({ members: [member, member], topics })).toThrow('stands twice');
    for (const capacity of [Number.NaN, -1, 0.5, Infinity, 2 ** 40]) {
      expect(() => readProblem({ members: [], topics: [{ id: 'x', capacity }] })).toThrow('whole number');
    }
    expect(() => readProblem({ members: [], topics: [{ id: 'x', capacity: 1, ranking: ['q'] }] })).toThrow('unknown');
    expect(() => readProblem({ members: [], topics: null as never })).toThrow('must be a list');
    expect(() => readProblem({ members: [{ id: 'a', ranking: null as never }], topics })).toThrow('must be a list');
  });

  it('takes lone surrogates and very long names as they are', () => {
    const id = `\ud800${'长'.repeat(100_000)}`;
    const instance = readProblem({ members: [{ id, ranking: ['\udfff'] }], topics: [{ id: '\udfff', capacity: 1 }] });
    expect([...matchMembers(instance).topicOf]).toEqual([0]);
  });
});
