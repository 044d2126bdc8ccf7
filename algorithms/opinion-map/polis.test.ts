import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from './csv.ts';
import { groupAwareConsensus, groupAwareDissent, selectConsensus } from './polis-consensus.ts';
import {
  readParticipantVotes,
  readStatements,
  readVoteEvents,
  writeParticipantVotes,
  writeStatements,
} from './polis-csv.ts';
import { META_PRIORITY, priorityAsPolis, projectAsPolis } from './polis-projection.ts';
import { selectRepresentative, shareTest, stancesOfGroup, twoShareTest } from './polis-statistics.ts';
import { tallyGroups, tallyVotes } from './tallies.ts';
import { buildVoteTable } from './vote-table.ts';

/** Two groups of four on three statements: the first parts them, the second all agree on, the third few saw. */
const rows = [
  [1, 1, undefined],
  [1, 1, undefined],
  [1, 1, 1],
  [1, 0, undefined],
  [-1, 1, undefined],
  [-1, 1, -1],
  [-1, 1, undefined],
  [0, 1, undefined],
];
const cells = rows.flatMap((row, participant) =>
  row.flatMap((vote, statement) => (vote === undefined ? [] : [{ participant, statement, vote }])),
);
const table = buildVoteTable(
  {
    participant: cells.map((cell) => cell.participant),
    statement: cells.map((cell) => cell.statement),
    vote: cells.map((cell) => cell.vote),
  },
  8,
  3,
);
const groups = tallyGroups(table, [0, 0, 0, 0, 1, 1, 1, 1], 2);

describe('the published statistics', () => {
  it('are those reckoned by hand', () => {
    const [stance] = stancesOfGroup(groups[0]!, groups[1]!);
    expect(stance).toMatchObject({ agrees: 4, disagrees: 0, seen: 4 });
    expect(stance!.pa).toBeCloseTo(5 / 6, 12);
    expect(stance!.pat).toBeCloseTo(2 * Math.sqrt(5) * (1 - 0.5), 12);
    expect(stance!.ra).toBeCloseTo(5 / 6 / (1 / 6), 12);
    // π1 = 5/5, π2 = 1/5, π̂ = 6/10
    expect(stance!.rat).toBeCloseTo((1 - 0.2) / Math.sqrt(0.6 * 0.4 * (1 / 5 + 1 / 5)), 12);
    expect(shareTest(0, 3)).toBeCloseTo(2 * 2 * (1 / 4 - 1 / 2), 12);
    expect(twoShareTest(3, 3, 3, 3)).toBe(0);
  });
  it('let statements stand for groups that both tests speak for, and no excluded one', () => {
    const first = selectRepresentative(stancesOfGroup(groups[0]!, groups[1]!));
    expect(first[0]).toMatchObject({ statement: 0, side: 'agree', successes: 4, trials: 4 });
    const second = selectRepresentative(stancesOfGroup(groups[1]!, groups[0]!));
    expect(second.find(({ statement }) => statement === 0)).toMatchObject({ side: 'disagree', successes: 3 });
    const without = selectRepresentative(stancesOfGroup(groups[0]!, groups[1]!), new Set([0]));
    expect(without.map(({ statement }) => statement)).not.toContain(0);
  });
  it('multiply consensus over groups, and pool it', () => {
    expect(groupAwareConsensus(groups, 3)[1]).toBeCloseTo((4 / 6) * (5 / 6), 12);
    expect(groupAwareDissent(groups, 3)[0]).toBeCloseTo((1 / 6) * (4 / 6), 12);
    const shared = selectConsensus(tallyVotes(table));
    expect(shared.agree.map(({ statement }) => statement)).toEqual([1]);
    expect(shared.agree[0]!.share).toBeCloseTo(8 / 10, 12);
    expect(shared.disagree).toEqual([]);
  });
  it('project with √(C/n) and rate what to ask next', () => {
    const axes = [Float64Array.of(1, 0, 0), Float64Array.of(0, 1, 0)];
    const points = projectAsPolis(table, [0.5, 0.5, 0], axes);
    expect(points[0]).toBeCloseTo(Math.sqrt(3 / 2) * 0.5, 12);
    expect(points[2 * 4]).toBeCloseTo(Math.sqrt(3 / 2) * -1.5, 12);
    const tallies = tallyVotes(table);
    const priority = priorityAsPolis(tallies, [2, 2, 2], new Set([2]));
    const [agrees, seen, passes] = [4, 8, 1];
    const expected =
      ((1 - (passes + 1) / (seen + 2)) * (2 + 1) * ((agrees + 1) / (seen + 2)) * (1 + 8 * 2 ** (-seen / 5))) ** 2;
    expect(priority[0]).toBeCloseTo(expected, 10);
    expect(priority[2]).toBe(META_PRIORITY);
  });
});

const csv = `participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,7,12
3,0,0,2,1,1,1,,-1
5,,1,1,0,0,,0,
9,1,0,0,0,0,,,
`;

describe("Polis's files", () => {
  it('come back as they were', () => {
    const conversation = readParticipantVotes(csv);
    expect(conversation.statementIds).toEqual(['0', '7', '12']);
    expect(conversation.participantIds).toEqual(['3', '5', '9']);
    expect([...conversation.groups]).toEqual([0, -1, 1]);
    expect(writeParticipantVotes(conversation, [0, 1, 0])).toBe(csv);
    expect(tallyVotes(conversation.votes).disagrees[2]).toBe(1);
  });
  it('come back whatever the votes', () => {
    const vote = fc.constantFrom(1, 0, -1, undefined);
    fc.assert(
      fc.property(fc.array(fc.array(vote, { minLength: 4, maxLength: 4 }), { maxLength: 8 }), (all) => {
        const lines = all.map((row, i) => [`p${i}`, ...row.map((one) => one ?? '')].join());
        const read = readParticipantVotes(['participant,a,b,c,d', ...lines].join('\r\n'));
        const again = readParticipantVotes(writeParticipantVotes(read));
        expect(again).toEqual(read);
        expect(read.votes.cells.length).toBe(all.flat().filter((one) => one !== undefined).length);
      }),
    );
  });
  it('may have a mark, quotes, line breaks in texts, columns unknown and broken letters', () => {
    const text =
      '\ufeffcomment-id,x,author-id,agrees,disagrees,moderated,is-meta,comment-body\n0,?,4,1,0,1,true,"建议, ""早"" 办\n再看\ud800"\n';
    const [statement] = readStatements(text);
    expect(statement).toEqual({ id: '0', author: '4', text: '建议, "早" 办\n再看\ud800', moderated: 1, isMeta: true });
    const written = writeStatements([statement!], readParticipantVotes('participant,0\n1,1\n'));
    expect(readStatements(written)).toEqual([statement]);
    expect(written).toContain('\n0,4,1,0,1,true,');
  });
  it('give votes in order of time', () => {
    const events = readVoteEvents('timestamp,datetime,comment-id,voter-id,vote\n9,x,1,2,-1\n3,x,0,2,1\n');
    expect(events.map(({ time, vote }) => [time, vote])).toEqual([
      [3, 1],
      [9, -1],
    ]);
  });
  it('are refused with the row where they are wrong', () => {
    expect(() => readParticipantVotes('')).toThrow('participant');
    expect(() => readParticipantVotes('participant,0\n1,2\n')).toThrow('row 2, statement 0: "2"');
    expect(() => readParticipantVotes('participant,0\n1,NaN\n')).toThrow('row 2');
    expect(() => readParticipantVotes('participant,0\n1\n')).toThrow('row 2: 1 fields');
    expect(() => readParticipantVotes('participant,0,0\n')).toThrow('twice');
    expect(() => readVoteEvents('a,b\n')).toThrow('timestamp');
    expect(() => readVoteEvents('timestamp,comment-id,voter-id,vote\n1,2,3,\n')).toThrow('row 2');
    expect(() => readStatements('a\n')).toThrow('comment-id');
    expect(() => [...readCsv('"a\nb')]).toThrow('not closed');
    expect(() => [...readCsv('"a"b')]).toThrow('after a closing quote');
  });
});
