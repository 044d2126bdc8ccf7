/** Writes down which statements the product sends for each address, with their parameters, for the bare rival to repeat. */
import pg from 'pg';
import type { Installation } from '../../app/installation.ts';

export interface Statement {
  text: string;
  values: unknown[];
}

/** By address. */
export type Captured = Record<string, Statement[]>;

interface Query {
  text: string;
  values?: unknown[];
}

/** Where statements go while an address is looked at. */
let seen: Statement[] | undefined;
let inside = false;

// Once for the process, before any connection is made: connections keep the function they find.
const original = pg.Client.prototype.query as (...args: unknown[]) => unknown;
function recording(this: unknown, ...args: unknown[]): unknown {
  if (inside || !seen) return original.apply(this, args);
  const [first, second] = args;
  const text = typeof first === 'string' ? first : (first as Query).text;
  const values = Array.isArray(second) ? second : typeof first === 'string' ? [] : ((first as Query).values ?? []);
  seen.push({ text, values });
  // A connection that is taken by a promise calls itself again.
  inside = true;
  try {
    return original.apply(this, args);
  } finally {
    inside = false;
  }
}
pg.Client.prototype.query = recording as typeof pg.Client.prototype.query;

/**
 * @param asking of the second asking: what a request needs once labels and large totals are at hand, as for lists many people
 * open; of the first: with its count, as for words nobody has typed in the last minute
 * @throws Error where an address is answered without any statement: nothing would be compared
 */
export async function captureStatements(
  installation: Installation,
  paths: readonly string[],
  asking: 'first' | 'second',
): Promise<Captured> {
  const { app } = installation.server;
  await app.ready();
  const captured: Captured = {};
  for (const path of paths) {
    if (asking === 'second') await app.inject({ url: path });
    seen = [];
    const answer = await app.inject({ url: path });
    if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}`);
    if (seen.length === 0) throw new Error(`${path} was answered without a statement`);
    captured[path] = seen;
    seen = undefined;
  }
  return captured;
}
