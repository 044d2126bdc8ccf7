/** Which statement is asked next: a made-up conversation in which statements come late, asked by three rules. */
import { adjustedRandIndex } from '../../algorithms/opinion-map/measures.ts';
import { computeOpinionMap } from '../../algorithms/opinion-map/opinion-map.ts';
import { priorityAsPolis, projectStatements } from '../../algorithms/opinion-map/polis-projection.ts';
import { drawStatements, rateStatements } from '../../algorithms/opinion-map/routing.ts';
import { tallyGroups } from '../../algorithms/opinion-map/tallies.ts';
import { plantConversation } from '../../algorithms/opinion-map/testing.ts';
import { buildVoteTable } from '../../algorithms/opinion-map/vote-table.ts';
import { createRandom } from '../../algorithms/random/prng.ts';

const PEOPLE = 600;
const STATEMENTS = 120;
const ASKED = 20;
const REFRESH = 50;
type Rule = 'ours' | 'polis' | 'uniform';

function simulate(rule: Rule, seed: number) {
  const { truth, agree } = plantConversation({
    participants: PEOPLE,
    statements: STATEMENTS,
    groups: 3,
    votesEach: 1,
    apart: 1,
    seed,
  });
  const random = createRandom(seed * 31 + 7);
  const columns = { participant: [] as number[], statement: [] as number[], vote: [] as number[] };
  let worth: Float64Array | undefined;
  let map: ReturnType<typeof computeOpinionMap> | undefined;
  for (let i = 0; i < PEOPLE; i++) {
    // The first sixty are there from the beginning, one more comes with every eighth person.
    const there = Math.min(STATEMENTS, 60 + Math.floor(i / 8));
    if (i > 0 && i % REFRESH === 0 && rule !== 'uniform') {
      const table = buildVoteTable(columns, i, STATEMENTS);
      map = computeOpinionMap(table, { seed });
      const { tallies, groups, model } = map;
      const extremity = projectStatements(map.means, map.axes.vectors).extremity;
      worth =
        rule === 'polis'
          ? priorityAsPolis(tallies, extremity).map(Math.sqrt)
          : rateStatements({ tallies, groupTallies: tallyGroups(table, groups.labels, groups.count), model });
    }
    const even = new Float64Array(STATEMENTS).fill(1);
    const asked = drawStatements(worth ?? even, (j) => j < there, ASKED, seed * 1000 + i);
    for (const j of asked) {
      columns.participant.push(i);
      columns.statement.push(j);
      const drawn = random();
      const chance = 0.9 * agree[truth[i]! * STATEMENTS + j]!;
      columns.vote.push(drawn < chance ? 1 : drawn < chance + 0.1 ? 0 : -1);
    }
  }
  const table = buildVoteTable(columns, PEOPLE, STATEMENTS);
  const last = computeOpinionMap(table, { seed });
  const seen = Array.from(last.tallies.seen).sort((a, b) => a - b);
  let error = 0;
  for (let j = 0; j < STATEMENTS; j++) {
    const share = (last.tallies.agrees[j]! + 1) / (last.tallies.seen[j]! + 2);
    const real = [0, 1, 2].reduce((sum, g) => sum + 0.3 * agree[g * STATEMENTS + j]!, 0);
    error += (share - real) ** 2;
  }
  return {
    least: seen[0]!,
    tenth: seen[Math.floor(STATEMENTS / 10)]!,
    most: seen.at(-1)!,
    error: Math.sqrt(error / STATEMENTS),
    groups: adjustedRandIndex(truth, last.groups.labels),
  };
}

export function benchRouting(seed: number): void {
  console.log(
    `\nRouting: ${PEOPLE} people answer ${ASKED} of ${STATEMENTS} statements, half of which come on the way; means of ten runs`,
  );
  for (const rule of ['ours', 'polis', 'uniform'] as const) {
    const runs = Array.from({ length: 10 }, (_, n) => simulate(rule, seed * 100 + n));
    const of = (key: keyof (typeof runs)[number]) => runs.reduce((sum, run) => sum + run[key], 0) / runs.length;
    console.log(
      `  ${rule.padEnd(8)} votes on the least-voted statement ${of('least').toFixed(1)}, a tenth have at most ${of('tenth').toFixed(1)}, most ${of('most').toFixed(0)}; ` +
        `error of agreeing shares ${of('error').toFixed(4)}; ARI of groups to the true ones ${of('groups').toFixed(3)}`,
    );
  }
}
