/** Names and numbers of letters are shown to the public as they are: nothing of a private person may stand in them. */
import type { Context } from '../../../platform/http/context.ts';
import { invalid } from '../../../platform/http/problem.ts';
import { shareOf } from '../../../platform/workers/pool.ts';
import { personalTexts } from '../personal-work.ts';

/** @throws Problem 422 at `path` */
export async function requireClean(ctx: Pick<Context, 'actor'>, path: string, text: string): Promise<void> {
  const [personal] = await personalTexts([text], shareOf(ctx.actor));
  if (personal) throw invalid(path, 'personal_in_name');
}
