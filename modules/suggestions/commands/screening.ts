/** Screening: one suggestion, or all that say the same at once. */
import type { Kysely } from 'kysely';
import type { DatabaseSchema } from '../../../platform/db/schema.ts';
import type { Context } from '../../../platform/http/context.ts';
import { forbidden, Problem } from '../../../platform/http/problem.ts';
import type { Decision } from '../contract/screening.ts';
import { command } from '../operations.ts';
import { openMatter, readMatter } from '../store/matter.ts';
import { decide, stepOf } from '../store/screening.ts';

const screen = async (ctx: Context, id: string, decision: Decision, expectedVersion?: number) =>
  decide(ctx, await openMatter(ctx, id, stepOf[decision.decision], { expectedVersion }), decision);

export const acceptSuggestion = command('acceptSuggestion', 'Accept a suggestion', (ctx, { params, body }) =>
  screen(ctx, params.suggestionId, { decision: 'accept', ...body }, body.expectedVersion),
);

export const returnSuggestion = command(
  'returnSuggestion',
  'Return a suggestion to its sender, with a reason',
  (ctx, { params, body }) => screen(ctx, params.suggestionId, { decision: 'return', ...body }, body.expectedVersion),
);

export const declineSuggestion = command(
  'declineSuggestion',
  'Decline a suggestion, with a reason of the rules',
  (ctx, { params, body }) => screen(ctx, params.suggestionId, { decision: 'decline', ...body }, body.expectedVersion),
);

export const passOnSuggestion = command(
  'passOnSuggestion',
  'Pass a suggestion on to the channel it belongs to',
  (ctx, { params, body }) => screen(ctx, params.suggestionId, { decision: 'pass_on', ...body }, body.expectedVersion),
);

/** One decision for the copies of one text. */
const MOST_SAME = 2000;

/** Others that wait and say the same as the first named. */
async function sameAs(ctx: Context, id: string): Promise<string[]> {
  const first = await readMatter(ctx, id);
  const rows = await ctx.db
    .selectFrom('suggestions')
    .select('id')
    .where('assembly_id', '=', ctx.assembly.id)
    .where('text_key', '=', first.row.text_key)
    .where('state', '=', 'received')
    .orderBy('received_at')
    .limit(MOST_SAME)
    .execute();
  return rows.map((row) => row.id);
}

export const screenSuggestions = command(
  'screenSuggestions',
  'One decision over many suggestions, each in its own transaction; also over all that say the same',
  async (ctx, { body }) => {
    if (!ctx.actor.grants.some((grant) => grant.role === 'clerk')) throw forbidden('not_your_part');
    const others = body.sameText ? await sameAs(ctx, body.suggestionIds[0]!) : [];
    const results = [];
    for (const id of new Set([...body.suggestionIds, ...others])) {
      const done = (ctx.db as Kysely<DatabaseSchema>)
        .transaction()
        .execute((db) => screen({ ...ctx, db }, id, body.decision));
      results.push(
        await done.then(
          ({ state }) => ({ suggestionId: id, state, refused: null }),
          (error: unknown) => {
            if (!(error instanceof Problem)) throw error;
            return { suggestionId: id, state: null, refused: error.code };
          },
        ),
      );
    }
    return { results, done: results.filter((item) => item.refused === null).length };
  },
  { ownTransaction: true },
);
