/** Asking texts for personal data that keeps them back, on a thread of the pool: the time grows with the texts. */
import type { Context } from '../http/context.ts';
import { invalid } from '../http/problem.ts';
import { shareOf, textPool } from '../workers/pool.ts';

export default async function work(texts: readonly string[]): Promise<number[]> {
  const { decisiveIn } = await import('./find-personal.ts');
  return texts.map(decisiveIn);
}

const counting = textPool.define<readonly string[], number[]>({
  name: 'personal-texts',
  module: new URL(import.meta.url),
  milliseconds: 10_000,
  small: { most: 4000, of: (texts) => texts.reduce((sum, text) => sum + text.length, 0) },
});

/** Of each text how much in it asks for a decision. @param share whose work it is */
export const decisiveFinds = (texts: readonly string[], share: string): Promise<number[]> => counting.run(texts, share);

/**
 * Names and numbers of letters are shown to the public as they are: nothing of a private person may stand in them.
 * @throws Problem 422 at `path`
 */
export async function requireClean(ctx: Pick<Context, 'actor'>, path: string, text: string): Promise<void> {
  const [finds] = await decisiveFinds([text], shareOf(ctx.actor));
  if (finds) throw invalid(path, 'personal_in_name');
}
