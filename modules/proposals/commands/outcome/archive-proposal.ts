/** Nothing is left to do: the proposal goes to the archive. */

import { endClocks } from '../../../../platform/clocks/clocks.ts';
import { conflict } from '../../../../platform/http/problem.ts';
import { hasOpenPromises } from '../../../handling/index.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';

export const archiveProposal = command('archiveProposal', 'Archive a closed proposal', async (ctx, { params }) => {
  const matter = await openMatter(ctx, params.proposalId, 'archive');
  if (await hasOpenPromises(ctx, matter.row.id)) throw conflict('promises_open');
  const answer = await advance(ctx, matter, { action: 'archive', to: 'archived', public: true });
  await endClocks(ctx, matter);
  return answer;
});
