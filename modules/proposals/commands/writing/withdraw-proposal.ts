/** The first proposer takes the proposal back, before the assignment is confirmed. */

import { endClocks } from '../../../../platform/clocks/clocks.ts';
import { conflict } from '../../../../platform/http/problem.ts';
import { dropProposed } from '../../../handling/index.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';

export const withdrawProposal = command('withdrawProposal', 'Withdraw a proposal', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'withdraw');
  if (matter.assignments.some((item) => item.state !== 'proposed' && item.state !== 'replaced'))
    throw conflict('already_dispatched');
  if (matter.mergedProposers.length > 0) throw conflict('carries_merged');
  await dropProposed(ctx, matter.row.id);
  const answer = await advance(ctx, matter, {
    action: 'withdraw',
    to: 'withdrawn',
    patch: { decision_note: body.reason },
    details: { reason: body.reason },
  });
  await endClocks(ctx, matter);
  await announce(ctx, matter, 'withdrawn');
  return answer;
});
