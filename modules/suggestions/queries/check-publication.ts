/** What would be public of a suggestion, and the personal data in it, before it is decided. */
import { query } from '../operations.ts';
import { findsToPublish, openToPublish, textsToPublish } from '../store/publishing.ts';

export const checkSuggestionPublication = query(
  'checkSuggestionPublication',
  'Personal data in what a decision would make public',
  async (ctx, { params, query: { decision } }) => {
    const matter = await openToPublish(ctx, params.suggestionId);
    return {
      texts: await textsToPublish(ctx, matter, decision),
      finds: await findsToPublish(ctx, matter, decision),
    };
  },
);
