/** How long a whole map takes, beside red-dwarf and scikit-learn. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { computeOpinionMap } from '../../algorithms/opinion-map/opinion-map.ts';
import { buildVoteTable, type VoteTable } from '../../algorithms/opinion-map/vote-table.ts';
import { createRandom } from '../../algorithms/random/prng.ts';
import { readConversation } from './opinion-map-data.ts';

const LARGEST = 'american-assembly.bowling-green';
const ROUNDS = 5;

/** Rows and statements of a table drawn anew until there are so many; each row keeps about `votesEach` votes. */
export function resample(
  table: VoteTable,
  participants: number,
  statements: number,
  votesEach: number,
  seed: number,
): VoteTable {
  const random = createRandom(seed);
  const shift = Uint32Array.from({ length: statements }, (_, j) =>
    j < table.statements ? j : Math.floor(random() * table.statements),
  );
  const copies: number[][] = Array.from({ length: table.statements }, () => []);
  shift.forEach((from, j) => {
    copies[from]!.push(j);
  });
  const columns = { participant: [] as number[], statement: [] as number[], vote: [] as number[] };
  for (let i = 0; i < participants; i++) {
    const row = Math.floor(random() * table.participants);
    const [from, to] = [table.rowStart[row]!, table.rowStart[row + 1]!];
    const share = votesEach / 111;
    for (let n = from; n < to; n++) {
      const cell = table.cells[n]!;
      const places = copies[cell >>> 2]!;
      if (random() >= share) continue;
      columns.participant.push(i);
      columns.statement.push(places[Math.floor(random() * places.length)]!);
      columns.vote.push((cell & 3) - 1);
    }
  }
  return buildVoteTable(columns, participants, statements);
}

function timed(work: () => unknown): number[] {
  return Array.from({ length: ROUNDS }, () => {
    const begun = performance.now();
    work();
    return (performance.now() - begun) / 1000;
  }).sort((a, b) => a - b);
}

function python(program: string, script: string, args: string[]): string {
  const path = new URL(`rivals/${script}`, import.meta.url).pathname;
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', NUMBA_NUM_THREADS: '1' };
  const run = spawnSync(program, [path, ...args], { encoding: 'utf8', env });
  return run.status === 0
    ? run.stdout.trim()
    : `skipped, it is not installed (${(run.stderr ?? '').trim().split('\n').at(-1)})`;
}

export function benchSpeed(data: string, seed: number, program: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'opinion-map-'));
  const { votes } = readConversation(data, LARGEST);
  const small = timed(() => computeOpinionMap(votes));
  console.log(`\nSpeed, seconds: least and median of ${ROUNDS}`);
  console.log(
    `  ${votes.participants} × ${votes.statements} whole: ${small[0]!.toFixed(3)}, ${small[2]!.toFixed(3)} (goal 0.2)`,
  );
  const csv = join(folder, 'votes.csv');
  const lines = ['voter-id,comment-id,vote'];
  for (let i = 0; i < votes.participants; i++) {
    for (let n = votes.rowStart[i]!; n < votes.rowStart[i + 1]!; n++) {
      lines.push(`${i},${votes.cells[n]! >>> 2},${(votes.cells[n]! & 3) - 1}`);
    }
  }
  writeFileSync(csv, lines.join('\n'));
  console.log(`    red-dwarf: ${python(program, 'opinion-map-red-dwarf.py', [csv])}`);
  const large = resample(votes, 33_000, 3000, 91, seed);
  const mid = timed(() => computeOpinionMap(large));
  console.log(
    `  ${large.participants} × ${large.statements}, ${large.cells.length} votes (resampled): ${mid[0]!.toFixed(3)}, ${mid[2]!.toFixed(3)}`,
  );
  const raw = join(folder, 'table.bin');
  writeFileSync(
    raw,
    Buffer.concat([Buffer.from(large.rowStart.buffer), Buffer.from(Uint32Array.from(large.cells).buffer)]),
  );
  console.log(
    `    scikit-learn: ${python(program, 'opinion-map-sklearn.py', [raw, String(large.participants), String(large.statements)])}`,
  );
  rmSync(folder, { recursive: true });
}
