/** Ends of the chains kept outside of the database, every hour and at stop: who rewrites a whole chain is found out by them. */
import { existsSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { Db } from '../db/schema.ts';
import type { JobDefinition } from '../jobs/job-queue.ts';
import { type Chain, type Head, headsOf } from './chain.ts';

/** Name of the file in the data folder: a line of JSON for each time something had been added. */
export const headsFile = 'record-heads.jsonl';

export interface HeadsKeeper {
  job: JobDefinition;
  /** Appends the heads that have moved to the file, and says them in the log. */
  keep(now: Date): Promise<void>;
}

/** @returns heads of the file in the order they were kept; none when there is no file */
export async function readHeads(file: string): Promise<Head[]> {
  if (!existsSync(file)) return [];
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.flatMap((line) => (JSON.parse(line) as { heads: Head[] }).heads);
}

export function keepHeads(options: { db: Db; chains: readonly Chain[]; file: string; log: Logger }): HeadsKeeper {
  const { db, chains, file, log } = options;
  const place = (head: Head) => `${head.table}/${head.by}`;
  async function keep(now: Date): Promise<void> {
    const known = new Map((await readHeads(file)).map((head) => [place(head), head.seq]));
    const all = (await Promise.all(chains.map((chain) => headsOf(db, chain)))).flat();
    const heads = all.filter((head) => known.get(place(head)) !== head.seq);
    if (heads.length === 0) return;
    await appendFile(file, `${JSON.stringify({ at: now.toISOString(), heads })}\n`);
    log.info({ heads }, 'heads of the record');
  }
  return {
    keep,
    job: { name: 'record-heads', schedule: '5 * * * *', run: ({ services }) => keep(services.now()) },
  };
}
