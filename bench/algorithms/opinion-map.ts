/**
 * Opinion maps beside Polis's rules: exactness, groups that come out right and come out again, votes foretold, speed.
 *   npm run bench -- opinion-map [--data DIR] [--only oracle,senate,stability,prediction,speed,live,large,routing] [--seed 1]
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchLarge } from './opinion-map-large.ts';
import { benchLive } from './opinion-map-live.ts';
import { compareCase, oracleNames } from './opinion-map-oracle.ts';
import { benchPrediction, benchSenate, benchStability } from './opinion-map-quality.ts';
import { benchRouting } from './opinion-map-routing.ts';
import { benchSpeed } from './opinion-map-speed.ts';

function benchOracle(data: string): void {
  console.log("\nPolis's own results, groups and centres given: greatest relative difference (goal 1e-6)");
  for (const name of oracleNames(data)) {
    for (const { what, numbers, greatest } of compareCase(data, name)) {
      console.log(
        `  ${name}: ${what}, ${numbers} numbers: ${greatest.toExponential(1)}${greatest > 1e-6 ? ' DIFFERS' : ''}`,
      );
    }
  }
}

export async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string', default: '../shared/data' },
      only: { type: 'string', default: 'oracle,senate,stability,prediction,speed,live,large,routing' },
      seed: { type: 'string', default: '1' },
      draws: { type: 'string', default: '10' },
      python: { type: 'string', default: 'python3' },
    },
  });
  const { data } = values;
  if (!existsSync(join(data, 'polis'))) {
    console.log(`opinion-map: skipped, no ${join(data, 'polis')}`);
    return;
  }
  const [seed, draws] = [Number(values.seed), Number(values.draws)];
  const parts: Record<string, () => void | Promise<void>> = {
    oracle: () => benchOracle(data),
    senate: () => benchSenate(data, seed, draws),
    stability: () => benchStability(data, seed, draws),
    prediction: () => benchPrediction(data, seed, draws),
    speed: () => benchSpeed(data, seed, values.python),
    live: () => benchLive(data, seed),
    large: () => benchLarge(data, seed),
    routing: () => benchRouting(seed),
  };
  const begun = performance.now();
  for (const name of values.only.split(',')) await parts[name]?.();
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(`\n${((performance.now() - begun) / 1000).toFixed(1)} s in all, peak memory ${peak} MB`);
}

if (import.meta.main) await main(process.argv.slice(2));
