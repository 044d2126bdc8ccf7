/** Options of benches: `--size 1000 --data DIR`. */
import { parseArgs } from 'node:util';

/** @param defaults every option with what it is unless given @throws TypeError for an option that is not among them */
export function readOptions<T extends Record<string, string>>(args: string[], defaults: T): T {
  const options = Object.fromEntries(Object.keys(defaults).map((key) => [key, { type: 'string' as const }]));
  const { values } = parseArgs({ args, options, strict: true });
  return { ...defaults, ...values } as T;
}
