/** One matter, one handling: the proposal goes on inside another, and all its proposers keep the right to an answer. */

import { endClocks } from '../../../../platform/clocks/clocks.ts';
import { conflict } from '../../../../platform/http/problem.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { advance, writeHistory } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';
import { checkMergeTarget, lockBoth, raiseVersion } from '../../store/merging.ts';
import { officeActing } from '../../store/office.ts';
import { writeReview } from '../../store/reviews.ts';
import type { BeforeMerge } from '../../store/undoing.ts';

export const mergeProposals = command(
  'mergeProposals',
  'Merge into another proposal',
  async (ctx, { params, body }) => {
    await lockBoth(ctx, [params.proposalId, body.intoId]);
    const matter = await openMatter(ctx, params.proposalId, 'merge', { expectedVersion: body.expectedVersion });
    if (matter.mergedProposers.length > 0) throw conflict('carries_merged');
    const target = await checkMergeTarget(ctx, matter, body.intoId);
    if (matter.row.state === 'reviewing')
      await writeReview(ctx, matter, { outcome: 'merge', note: body.note, targetId: target.id, final: true });
    const office = await officeActing(ctx, matter, 'merge');
    const before: BeforeMerge = {
      version: matter.row.version + 1,
      intoVersion: target.version + 1,
      clocks: await endClocks(ctx, matter),
      note: matter.row.decision_note,
    };
    const answer = await advance(ctx, matter, {
      action: 'merge',
      to: 'merged',
      patch: { merged_into: target.id, decision_note: body.note },
      details: { into: target.subject, intoNumber: target.number, before },
    });
    await raiseVersion(ctx, target, { id: matter.row.id, now: true });
    const first = matter.proposers.find((item) => item.role === 'first')?.name ?? '';
    await writeHistory(
      ctx,
      { row: { ...matter.row, ...target } },
      {
        action: 'merge_received',
        from: target.state,
        to: target.state,
        office,
        details: { subject: matter.row.subject, proposer: first },
        public: true,
      },
    );
    await announce(ctx, matter, 'merged');
    return answer;
  },
);
