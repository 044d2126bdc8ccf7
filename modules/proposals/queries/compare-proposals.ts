/** Two proposals side by side, the differences marked word by word: the merge desk. */
import { shareOf } from '../../../platform/workers/pool.ts';
import { comparing } from '../compare-work.ts';
import { query } from '../operations.ts';
import { readMatter } from '../store/matter.ts';
import { presentProposal } from './get-proposal.ts';

const fields = ['subject', 'situation', 'analysis', 'suggestions'] as const;

export const compareProposals = query(
  'compareProposals',
  'Compare two proposals',
  async (ctx, { query: { leftId, rightId } }) => {
    const left = await presentProposal(ctx, await readMatter(ctx, leftId));
    const right = await presentProposal(ctx, await readMatter(ctx, rightId));
    const runs = await comparing.run(
      fields.map((field) => [left[field], right[field]] as const),
      shareOf(ctx.actor),
    );
    return { left, right, fields: fields.map((field, at) => ({ field, runs: runs[at]! })) };
  },
);
