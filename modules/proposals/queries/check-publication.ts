/** What would be public under a decision, and the personal data in it, before it is taken. */
import { query } from '../operations.ts';
import { openToPublish } from '../store/publication.ts';

export const checkPublication = query(
  'checkPublication',
  'Personal data in what a decision would make public',
  async (ctx, { params, query: { decision, withheld } }) => {
    const { texts, finds } = await openToPublish(ctx, params.proposalId, decision, withheld.split(','));
    return { texts: texts.filter((item) => item.text !== ''), finds };
  },
);
