/** Processor time of processes by `/proc`: what a machine shared with others does not distort as it does the clock. */
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

const TICKS = 100;

export const readProc = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** Fields of a `stat` from the state on. */
const fieldsOf = (path: string): string[] => {
  const text = readProc(path);
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
};

const parentOf = (pid: number): number => Number(fieldsOf(`/proc/${pid}/stat`)[1]);

/** A process and everything it started, as it stands. */
export function familyOf(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) if (/^\d+$/.test(name)) parents.set(Number(name), parentOf(Number(name)));
  const family = [root];
  for (const member of family) for (const [pid, parent] of parents) if (parent === member) family.push(pid);
  return family;
}

/** Seconds of these processes since they began, with those of children that have ended. */
export const processorOf = (pids: readonly number[]): number =>
  pids.reduce(
    (sum, pid) =>
      sum +
      fieldsOf(`/proc/${pid}/stat`)
        .slice(11, 15)
        .reduce((ticks, field) => ticks + Number(field), 0),
    0,
  ) / TICKS;

/** Seconds of a process's first thread alone, the one that answers. */
export const mainThreadOf = (pid: number): number =>
  fieldsOf(`/proc/${pid}/task/${pid}/stat`)
    .slice(11, 13)
    .reduce((ticks, field) => ticks + Number(field), 0) / TICKS;

/** The first process of the PostgreSQL behind an address of this machine. */
export async function postmasterOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('select pg_backend_pid() as pid');
  const postmaster = parentOf(rows[0].pid as number);
  await client.end();
  return postmaster;
}
