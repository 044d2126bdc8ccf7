/** Personal data in what would be public under a decision, before it is taken. */
import { query } from '../operations.ts';
import { openToPublish } from '../store/publication.ts';

export const checkPublication = query(
  'checkPublication',
  'Personal data in what a decision would make public',
  async (ctx, { params, query: { decision, withheld } }) => ({
    finds: (await openToPublish(ctx, params.proposalId, decision, withheld.split(','))).finds,
  }),
);
