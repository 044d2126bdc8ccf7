/** A merge by mistake is taken back within minutes: both proposals stand again as they did, and the record says so. */

import { reopenClocks } from '../../../../platform/clocks/clocks.ts';
import { conflict } from '../../../../platform/http/problem.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { undoMinutes } from '../../rules.ts';
import { advance, writeHistory } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';
import { lockMerged, raiseVersion } from '../../store/merging.ts';
import { officeActing } from '../../store/office.ts';
import { takeBackReview } from '../../store/reviews.ts';
import { beforeMerge, keepsUndo } from '../../store/undoing.ts';
import type { ProposalState } from '../../workflow.ts';

export const undoMerge = command('undoMerge', 'Undo a merge within minutes', async (ctx, { params, body }) => {
  const target = await lockMerged(ctx, params.proposalId);
  const matter = await openMatter(ctx, params.proposalId, 'undo_merge', { expectedVersion: body.expectedVersion });
  const line = await ctx.db
    .selectFrom('history')
    .select(['at', 'from_state', 'details'])
    .where('matter_id', '=', matter.row.id)
    .where('action', '=', 'merge')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const code = keepsUndo(line, {
    version: matter.row.version,
    intoVersion: target?.version ?? null,
    minutes: undoMinutes(matter.rules),
    now: ctx.clock.now(),
  });
  if (code !== null || !line || !target) throw conflict(code ?? 'undo_too_late');
  const before = beforeMerge(line)!;
  const office = await officeActing(ctx, matter, 'undo_merge');
  const mergeNote = matter.row.decision_note;
  if (line.from_state === 'reviewing') await takeBackReview(ctx, matter, 'merge');
  const answer = await advance(ctx, matter, {
    action: 'undo_merge',
    to: line.from_state as ProposalState,
    patch: { merged_into: null, decision_note: before.note },
    details: { into: target.subject, intoNumber: target.number, mergeNote },
  });
  await raiseVersion(ctx, target, { id: matter.row.id, now: false });
  const first = matter.proposers.find((item) => item.role === 'first')?.name ?? '';
  await writeHistory(
    ctx,
    { row: { ...matter.row, ...target } },
    {
      action: 'undo_merge',
      from: target.state,
      to: target.state,
      office,
      details: { subject: matter.row.subject, proposer: first },
    },
  );
  await reopenClocks(ctx, matter, before.clocks);
  await announce(ctx, matter, 'merge_undone');
  return answer;
});
