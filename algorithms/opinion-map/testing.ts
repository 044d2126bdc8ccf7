import { createRandom } from '../random/prng.ts';
import { buildVoteTable, type VoteTable } from './vote-table.ts';

/** A made-up conversation whose groups are known. */
export type Planted = {
  readonly votes: VoteTable;
  /** the group each participant was made from */
  readonly truth: Int32Array;
  /** chance of agreeing, group · statements + statement */
  readonly agree: Float64Array;
};

/** Settings of {@link plantConversation}. */
export type Planting = {
  readonly participants: number;
  readonly statements: number;
  readonly groups: number;
  /** mean number of votes of a participant; numbers are spread exponentially, as in real conversations */
  readonly votesEach: number;
  /** 0: all groups think alike, 1: as far apart as independent opinions from 0.05 to 0.95 */
  readonly apart?: number;
  /** chance of a pass, 0.1 by default */
  readonly pass?: number;
  readonly seed: number;
};

/** Makes a conversation of groups of equal size for tests and benches. */
export function plantConversation(planting: Planting): Planted {
  const { participants, statements, groups, votesEach, apart = 1, pass = 0.1, seed } = planting;
  const random = createRandom(seed);
  const agree = new Float64Array(groups * statements);
  for (let j = 0; j < statements; j++) {
    const common = 0.05 + 0.9 * random();
    for (let g = 0; g < groups; g++) {
      agree[g * statements + j] = (1 - apart) * common + apart * (0.05 + 0.9 * random());
    }
  }
  const truth = Int32Array.from({ length: participants }, (_, i) => i % groups);
  const columns = { participant: [] as number[], statement: [] as number[], vote: [] as number[] };
  for (let i = 0; i < participants; i++) {
    const most = Math.max(1, Math.min(statements, Math.round(-Math.log(1 - random() * 0.999) * votesEach)));
    for (let j = 0, left = most; j < statements && left > 0; j++) {
      if (random() * (statements - j) >= left) continue;
      left--;
      const drawn = random();
      const chance = (1 - pass) * agree[truth[i]! * statements + j]!;
      columns.participant.push(i);
      columns.statement.push(j);
      columns.vote.push(drawn < chance ? 1 : drawn < chance + pass ? 0 : -1);
    }
  }
  return { votes: buildVoteTable(columns, participants, statements), truth, agree };
}
