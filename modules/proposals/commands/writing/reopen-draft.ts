/** Stops co-signing to change the text: signatures given to the old text lapse and must be given again. */

import { endClocks } from '../../../../platform/clocks/clocks.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';

export const reopenDraft = command('reopenDraft', 'Stop co-signing and edit again', async (ctx, { params }) => {
  const matter = await openMatter(ctx, params.proposalId, 'reopen_draft');
  await ctx.db
    .updateTable('proposal_proposers')
    .set({ status: 'invited', answered_at: null, signed_by: null })
    .where('proposal_id', '=', matter.row.id)
    .where('role', '=', 'cosigner')
    .where('status', '=', 'confirmed')
    .execute();
  const lapsed = matter.proposers
    .filter((item) => item.role === 'cosigner' && item.status === 'confirmed')
    .map((item) => item.name);
  const answer = await advance(ctx, matter, {
    action: 'reopen_draft',
    to: 'draft',
    patch: { cosign_until: null },
    details: { lapsed },
  });
  await endClocks(ctx, matter, { names: ['cosign'] });
  return answer;
});
