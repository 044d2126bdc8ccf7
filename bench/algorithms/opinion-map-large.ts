/** A million people in a process of its own, so that its memory can be read. */
import { spawnSync } from 'node:child_process';
import { computeOpinionMap } from '../../algorithms/opinion-map/opinion-map.ts';
import { allocateCells, type VoteTable } from '../../algorithms/opinion-map/vote-table.ts';
import { createRandom } from '../../algorithms/random/prng.ts';
import { readConversation } from './opinion-map-data.ts';

const PEOPLE = 1_000_000;
const STATEMENTS = 1000;
const VOTES = 100_000_000;

/** Rows of the largest conversation drawn anew; a statement beyond its 896 is a copy that takes half of another's votes. */
function enlarge(data: string, seed: number): VoteTable {
  const { votes: source } = readConversation(data, 'american-assembly.bowling-green');
  const random = createRandom(seed);
  const rowStart = new Uint32Array(PEOPLE + 1);
  const cells = allocateCells(STATEMENTS, VOTES);
  const spare = STATEMENTS - source.statements;
  const share = VOTES / PEOPLE / (source.cells.length / source.participants);
  let at = 0;
  for (let i = 0; i < PEOPLE; i++) {
    const row = Math.floor(random() * source.participants);
    const begun = at;
    for (let n = source.rowStart[row]!; n < source.rowStart[row + 1]! && at < VOTES; n++) {
      if (random() >= share) continue;
      const cell = source.cells[n]!;
      const statement = cell >>> 2;
      cells[at++] = statement < spare && random() < 0.5 ? cell + 4 * source.statements : cell;
    }
    cells.subarray(begun, at).sort();
    rowStart[i + 1] = at;
  }
  return { participants: PEOPLE, statements: STATEMENTS, rowStart, cells: cells.subarray(0, at) };
}

const seconds = (begun: number) => ((performance.now() - begun) / 1000).toFixed(1);
const peak = () => Math.round(process.resourceUsage().maxRSS / 1024);

function measure(data: string, seed: number): void {
  const table = enlarge(data, seed);
  console.log(
    `\n${PEOPLE} × ${STATEMENTS}, ${table.cells.length} votes (resampled rows), a process of its own; table made: peak ${peak()} MB`,
  );
  let begun = performance.now();
  const map = computeOpinionMap(table);
  console.log(`  cold: ${seconds(begun)} s (goal 20), ${map.groups.count} groups, ${map.axes.products} products`);
  begun = performance.now();
  const again = computeOpinionMap(table, { start: map, earlier: map.groups, mostSteps: 1, tolerance: 1e-3 });
  console.log(`  warm, from the earlier axes and model: ${seconds(begun)} s (goal 3), ${again.axes.products} products`);
  console.log(`  peak memory of the process: ${peak()} MB (goal 600)`);
}

/** Runs the measure in a child process. */
export function benchLarge(data: string, seed: number): void {
  spawnSync(process.execPath, [import.meta.filename, data, String(seed)], { stdio: 'inherit' });
}

if (import.meta.main) measure(process.argv[2]!, Number(process.argv[3]));
