/** Whole lives of proposals or suggestions a second, to the last rating, by 50 actors at once over HTTP; and statements per command. */
import { availableParallelism, loadavg } from 'node:os';
import { castOf, type Life, liveProposal } from './lifecycle/life.ts';
import { gatherPeople } from './lifecycle/people.ts';
import { countStatements } from './lifecycle/statements.ts';
import { liveSuggestion } from './lifecycle/suggestion-life.ts';
import { openRoom } from './suggestions/room.ts';
import { readOptions } from './support/args.ts';
import { openPostgres, versionOf } from './support/postgres.ts';
import { openProvince } from './support/province.ts';
import { startProduct } from './support/served.ts';
import { figure, median, printTable } from './support/table.ts';
import { openTexts } from './support/texts.ts';

const MOST_STATEMENTS = 12;

const lives: Readonly<Record<string, Life>> = { proposals: liveProposal, suggestions: liveSuggestion };

/** @param args `--of proposals|suggestions --actors 50 --seconds 15 --rounds 3 --data DIR` */
export async function main(args: string[]): Promise<void> {
  const options = readOptions(args, { of: 'proposals', actors: '50', seconds: '15', rounds: '3', data: '' });
  const [actors, seconds, rounds] = [Number(options.actors), Number(options.seconds), Number(options.rounds)];
  const chosen = lives[options.of];
  if (!chosen) throw new Error(`--of is one of ${Object.keys(lives).join(', ')}`);
  const live: Life = chosen;
  const texts = openTexts(options.data || undefined);
  const postgres = await openPostgres();
  const url = await postgres.create('yitang');
  const { installation, directory } = await openProvince(url);
  await openRoom(installation, directory);
  await installation.close();
  console.log(
    `${await versionOf(url)}; fsync on; whole lives of ${options.of}; ${actors} actors, ${rounds} rounds of ${seconds} s, texts ${texts.origin}\n`,
  );
  const statements = await countStatements(url, directory, texts, 5, live);

  const server = await startProduct(url);
  const people = gatherPeople(server.base);
  const times = new Map<string, number[]>();
  const ended = new Map<string, number>();
  let number = 100;

  /** Everybody lives proposals until the time is over; only what ends inside it counts. @returns lives and commands */
  async function round(length: number, keep: boolean): Promise<{ lives: number; commands: number }> {
    const until = performance.now() + length * 1000;
    let whole = 0;
    let commands = 0;
    const actor = async () => {
      while (performance.now() < until) {
        number += 1;
        const state = await live({
          people,
          cast: castOf(directory, number),
          texts: texts.textsOf(number),
          onStep(command, ms) {
            if (performance.now() > until) return;
            commands += 1;
            if (keep) times.set(command, [...(times.get(command) ?? []), ms]);
          },
        });
        ended.set(state, (ended.get(state) ?? 0) + 1);
        if (performance.now() < until) whole += 1;
      }
    };
    await Promise.all(Array.from({ length: actors }, actor));
    return { lives: whole, commands };
  }

  await round(5, false);
  const results: Array<{ lives: number; commands: number }> = [];
  for (let at = 0; at < rounds; at += 1) results.push(await round(seconds, true));
  people.close();
  await server.stop();

  const p95 = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0;
  printTable([
    ['command', 'statements', 'p50 ms', 'p95 ms'],
    ...[...statements].map(([command, count]) => {
      const measured = times.get(command) ?? [0];
      return [command, count, figure(median(measured)), figure(p95(measured))];
    }),
  ]);
  const most = Math.max(...statements.values());
  const rate = (key: 'lives' | 'commands') => median(results.map((item) => item[key] / seconds));
  console.log(
    `\nwhole lives: ${figure(rate('lives'))}/s; commands: ${figure(rate('commands'))}/s (medians of ${rounds} rounds)`,
  );
  console.log(`load of the machine: ${figure(loadavg()[0]!)} on ${availableParallelism()} cores`);
  console.log(`ended as: ${[...ended].map(([state, count]) => `${state} ${count}`).join(', ')}`);
  console.log(
    `most statements of a command: ${most}, at most ${MOST_STATEMENTS}: ${most <= MOST_STATEMENTS ? 'reached' : 'missed'}`,
  );
}
