/** Screening of one suggestion; of many: `bulk.ts`. */
import type { Context } from '../../../platform/http/context.ts';
import type { Decision } from '../contract/screening.ts';
import { command } from '../operations.ts';
import { openMatter } from '../store/matter.ts';
import { decide, stepOf } from '../store/screening.ts';

export const screenOne = async (ctx: Context, id: string, decision: Decision, expectedVersion?: number) =>
  decide(ctx, await openMatter(ctx, id, stepOf[decision.decision], { expectedVersion }), decision);

export const acceptSuggestion = command('acceptSuggestion', 'Accept a suggestion', (ctx, { params, body }) =>
  screenOne(ctx, params.suggestionId, { decision: 'accept', ...body }, body.expectedVersion),
);

export const returnSuggestion = command(
  'returnSuggestion',
  'Return a suggestion to its sender, with a reason',
  (ctx, { params, body }) => screenOne(ctx, params.suggestionId, { decision: 'return', ...body }, body.expectedVersion),
);

export const declineSuggestion = command(
  'declineSuggestion',
  'Decline a suggestion, with a reason of the rules',
  (ctx, { params, body }) =>
    screenOne(ctx, params.suggestionId, { decision: 'decline', ...body }, body.expectedVersion),
);

export const passOnSuggestion = command(
  'passOnSuggestion',
  'Pass a suggestion on to the channel it belongs to',
  (ctx, { params, body }) =>
    screenOne(ctx, params.suggestionId, { decision: 'pass_on', ...body }, body.expectedVersion),
);
