/** Whether groups come out right, come out again, and whether votes held back are foretold, beside Polis's rules. */
import { settledLabels } from '../../algorithms/opinion-map/continuity.ts';
import { adjustedRandIndex, normalCdf } from '../../algorithms/opinion-map/measures.ts';
import { computeOpinionMap, type OpinionMap } from '../../algorithms/opinion-map/opinion-map.ts';
import { createPredictor } from '../../algorithms/opinion-map/prediction.ts';
import { placeParticipants } from '../../algorithms/opinion-map/vote-model.ts';
import { filterVotes, type Vote, type VoteTable } from '../../algorithms/opinion-map/vote-table.ts';
import { createRandom } from '../../algorithms/random/prng.ts';
import { conversationNames, readConversation, readSenate } from './opinion-map-data.ts';
import { mapAsPolis, type PolisMap } from './opinion-map-polis.ts';

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
const figure = (value: number, digits = 3) => value.toFixed(digits);
/** Conversations with fewer votes are called small. */
const LARGE = 40_000;

/** Keeps each vote with a chance. */
export function thin(table: VoteTable, share: number, seed: number): VoteTable {
  const random = createRandom(seed);
  return filterVotes(table, () => random() < share);
}

/** Senate: the two parties as known groups, each senator's votes thinned out. */
export function benchSenate(data: string, seed: number, draws: number): void {
  console.log(
    '\nSenate, all votes: adjusted Rand index to the two parties, the most that thinned votes can be asked for',
  );
  for (const congress of ['094', '116']) {
    const { votes, party } = readSenate(data, congress);
    const truth = party.map((code) => (code === 100 ? 0 : code === 200 ? 1 : -1));
    const map = computeOpinionMap(votes);
    const polis = adjustedRandIndex(truth, mapAsPolis(votes).labels);
    console.log(
      `  ${congress} (${votes.participants} × ${votes.statements}): ours ${figure(adjustedRandIndex(truth, map.groups.labels))} in ${map.groups.count} groups; Polis rules ${figure(polis)}`,
    );
  }
  console.log(
    `\nSenate, number of groups free, ${draws} draws from seed ${seed}: mean adjusted Rand index to the two parties`,
  );
  const goals: Record<string, number> = { '5': 0.93, '2': 0.75, '1': 0.3 };
  for (const percent of ['5', '2', '1']) {
    const ours: number[] = [];
    const polis: number[] = [];
    const groups: number[] = [];
    for (const congress of ['094', '116']) {
      const { votes, party } = readSenate(data, congress);
      const truth = party.map((code) => (code === 100 ? 0 : code === 200 ? 1 : -1));
      for (let draw = 0; draw < draws; draw++) {
        const part = thin(votes, Number(percent) / 100, seed * 1000 + draw);
        const map = computeOpinionMap(part, { seed: draw + 1 });
        ours.push(adjustedRandIndex(truth, map.groups.labels));
        groups.push(map.groups.count);
        polis.push(adjustedRandIndex(truth, mapAsPolis(part, draw + 1).labels));
      }
    }
    const half = (list: number[], n: number) => figure(mean(list.slice(n * draws, (n + 1) * draws)), 2);
    console.log(
      `  ${percent} % of votes, goal ${goals[percent]}: ours ${figure(mean(ours))} (94th ${half(ours, 0)}, 116th ${half(ours, 1)}; groups ${[...new Set(groups)].sort().join()}); ` +
        `Polis rules ${figure(mean(polis))} (${half(polis, 0)}, ${half(polis, 1)})`,
    );
  }
}

/** Share of people with votes whom the map puts into a group with some confidence. */
function settledShare({ groups }: OpinionMap): number {
  const count = (labels: Int32Array) => labels.filter((label) => label >= 0).length;
  return count(settledLabels(groups)) / Math.max(1, count(groups.labels));
}

/** Ten runs with a tenth of the votes removed: do the same people stay together, and in as many groups? */
export function benchStability(data: string, seed: number, draws: number): void {
  console.log(`\nStability: ${draws} runs with 10 % of votes removed, seed ${seed}; mean ARI between runs, groups`);
  const rows: Record<'large' | 'ours' | 'settled' | 'polis' | 'steady' | 'steadyPolis', number>[] = [];
  for (const name of conversationNames(data)) {
    const { votes } = readConversation(data, name);
    const runs: { ours: OpinionMap; polis: PolisMap }[] = [];
    for (let draw = 0; draw < draws; draw++) {
      const part = thin(votes, 0.9, seed * 1000 + draw);
      runs.push({ ours: computeOpinionMap(part, { seed: draw + 1 }), polis: mapAsPolis(part, draw + 1) });
    }
    const between = (labels: (run: (typeof runs)[number]) => Int32Array) => {
      const values: number[] = [];
      runs.forEach((a, n) => {
        for (const b of runs.slice(n + 1)) values.push(adjustedRandIndex(labels(a), labels(b)));
      });
      return mean(values);
    };
    const commonest = (counts: number[]) => Math.max(...counts.map((k) => counts.filter((one) => one === k).length));
    const counts = runs.map((run) => run.ours.groups.count);
    const countsPolis = runs.map((run) => run.polis.count);
    const row = {
      large: Number(votes.cells.length >= LARGE),
      ours: between((run) => run.ours.groups.labels),
      settled: between((run) => settledLabels(run.ours.groups)),
      polis: between((run) => run.polis.labels),
      steady: commonest(counts) / draws,
      steadyPolis: commonest(countsPolis) / draws,
    };
    rows.push(row);
    console.log(
      `  ${name} (${votes.participants} × ${votes.statements}, ${votes.cells.length} votes): ours ${figure(row.ours)}, without those between groups ${figure(row.settled)} (${Math.round(100 * settledShare(runs[0]!.ours))} % of people), groups ${counts.join('')} ` +
        `${runs[0]!.ours.groups.verdict}; Polis rules ${figure(row.polis)} groups ${countsPolis.join('')}`,
    );
  }
  for (const [title, large, goal] of [
    ['large', 1, 0.9],
    ['small', 0, 0.7],
  ] as const) {
    const part = rows.filter((row) => row.large === large);
    console.log(
      `  ${title}: ours ${figure(mean(part.map((row) => row.ours)))} (least ${figure(Math.min(...part.map((row) => row.ours)))}), without those between groups ${figure(mean(part.map((row) => row.settled)))}, goal ${goal}; ` +
        `Polis rules ${figure(mean(part.map((row) => row.polis)))}; number unchanged in ${figure(mean(part.map((row) => row.steady)), 2)} of runs, goal 0.90; Polis ${figure(mean(part.map((row) => row.steadyPolis)), 2)}`,
    );
  }
}

type Chances = (i: number, j: number) => readonly [number, number, number];

/** Foretelling by Polis's place: μ + x·pc, its error learned from the votes known, passes as in our own foretelling. */
function predictAsPolis(known: VoteTable, polis: PolisMap, pass: (i: number, j: number) => number): Chances {
  const expected = (i: number, j: number) =>
    polis.means[j]! + polis.points[2 * i]! * polis.axes[0]![j]! + polis.points[2 * i + 1]! * polis.axes[1]![j]!;
  let error = 0;
  for (let i = 0; i < known.participants; i++) {
    for (let n = known.rowStart[i]!; n < known.rowStart[i + 1]!; n++) {
      error += ((known.cells[n]! & 3) - 1 - expected(i, known.cells[n]! >>> 2)) ** 2;
    }
  }
  const deviation = Math.sqrt(error / Math.max(1, known.cells.length));
  return (i, j) => {
    const passing = pass(i, j);
    const agree = Math.min(Math.max(normalCdf(expected(i, j) / deviation), 1e-3), 1 - 1e-3);
    return [(1 - passing) * (1 - agree), passing, (1 - passing) * agree];
  };
}

type Score = { loss: number; right: number };

/** One tenth of the votes held back: scores of both. */
function predictHeld(votes: VoteTable, seed: number): { ours: Score; theirs: Score } {
  const random = createRandom(seed);
  const held: [number, number, Vote][] = [];
  const known = filterVotes(votes, (i, j, vote) => {
    if (random() >= 0.1) return true;
    held.push([i, j, vote]);
    return false;
  });
  const { model } = computeOpinionMap(known);
  const predict = createPredictor(known, model, placeParticipants(model, known));
  const ours: Chances = (i, j) => {
    const { disagree, pass, agree } = predict(i, j);
    return [disagree, pass, agree];
  };
  const theirs = predictAsPolis(known, mapAsPolis(known), (i, j) => predict(i, j).pass);
  const rate = (chances: Chances): Score => {
    let [loss, right] = [0, 0];
    for (const [i, j, vote] of held) {
      const row = chances(i, j);
      loss -= Math.log(Math.max(row[vote + 1]!, 1e-9));
      if (row.indexOf(Math.max(...row)) === vote + 1) right++;
    }
    return { loss: loss / held.length, right: right / held.length };
  };
  return { ours: rate(ours), theirs: rate(theirs) };
}

/** A tenth of the votes held back, several times. */
export function benchPrediction(data: string, seed: number, draws: number): void {
  console.log(`\nVotes held back (10 %, ${draws} draws from seed ${seed}): mean log-loss and share foretold right`);
  let better = 0;
  const names = conversationNames(data);
  for (const name of names) {
    const { votes } = readConversation(data, name);
    const runs = Array.from({ length: draws }, (_, draw) => predictHeld(votes, seed * 1000 + draw));
    const of = (who: 'ours' | 'theirs', what: keyof Score) => mean(runs.map((run) => run[who][what]));
    const wins = runs.filter(({ ours, theirs }) => ours.loss < theirs.loss).length;
    if (of('ours', 'loss') < of('theirs', 'loss') && of('ours', 'right') > of('theirs', 'right')) better++;
    console.log(
      `  ${name}: ours ${figure(of('ours', 'loss'), 4)}, ${figure(of('ours', 'right'), 4)}; ` +
        `Polis projection ${figure(of('theirs', 'loss'), 4)}, ${figure(of('theirs', 'right'), 4)}; less loss in ${wins} draws`,
    );
  }
  console.log(`  better in both on ${better} of ${names.length}`);
}
