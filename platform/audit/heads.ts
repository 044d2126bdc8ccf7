/** Ends of the chains kept outside of the database, every hour and at stop: who rewrites a whole chain is found out by them. */
import { existsSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { Db } from '../db/schema.ts';
import type { JobDefinition } from '../jobs/job-queue.ts';
import { type Chain, type Head, headsOf } from './chain.ts';

/** Name of the file in the data folder: a line of JSON for each time something had been added. */
export const headsFile = 'record-heads.jsonl';

/** Heads of one line, of the file and of the log. */
const A_LINE = 200;

export interface HeadsKeeper {
  job: JobDefinition;
  /** Appends the heads that have moved to the file, and says them in the log. */
  keep(now: Date): Promise<void>;
}

interface Kept {
  at: string;
  /** Of all chains that had moved; absent in lines of before, which left some out. */
  every?: boolean;
  heads: Head[];
}

async function readKept(file: string): Promise<Kept[]> {
  if (!existsSync(file)) return [];
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as Kept);
}

/** @returns heads of the file in the order they were kept; none when there is no file */
export const readHeads = async (file: string): Promise<Head[]> => (await readKept(file)).flatMap(({ heads }) => heads);

const place = (head: Head) => `${head.table}/${head.by}`;

/** What the file knows already. */
interface Known {
  /** Latest kept place of each chain. */
  ends: Map<string, number>;
  /** Where the ends of a table are looked for from: the end of the time before last, so that what was committed late counts. */
  since(table: string): number;
}

async function knownEnds(file: string): Promise<Known> {
  const ends = new Map<string, number>();
  const times = new Map<string, Map<string, number>>();
  for (const { at, every, heads } of await readKept(file)) {
    for (const head of heads) ends.set(place(head), head.seq);
    if (!every) continue;
    const latest = times.get(at) ?? times.set(at, new Map()).get(at)!;
    for (const head of heads) latest.set(head.table, Math.max(latest.get(head.table) ?? 0, head.seq));
  }
  const before = [...times.values()];
  return {
    ends,
    since: (table) => before.flatMap((latest) => latest.get(table) ?? []).at(-2) ?? 0,
  };
}

export function keepHeads(options: { db: Db; chains: readonly Chain[]; file: string; log: Logger }): HeadsKeeper {
  const { db, chains, file, log } = options;
  async function keep(now: Date): Promise<void> {
    const { ends, since } = await knownEnds(file);
    const all = (await Promise.all(chains.map((chain) => headsOf(db, chain, since(chain.table))))).flat();
    const moved = all.filter((head) => ends.get(place(head)) !== head.seq);
    const at = now.toISOString();
    for (let from = 0; from < moved.length; from += A_LINE) {
      const heads = moved.slice(from, from + A_LINE);
      await appendFile(file, `${JSON.stringify({ at, every: true, heads })}\n`);
      log.info({ heads }, 'heads of the record');
    }
  }
  return {
    keep,
    job: { name: 'record-heads', schedule: '5 * * * *', run: ({ services }) => keep(services.now()) },
  };
}
