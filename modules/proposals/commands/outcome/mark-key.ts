/** Puts a proposal under the oversight of a leader, or takes it off. */
import { announce as announceEvent } from '../../../../platform/events/announce.ts';
import { invalid } from '../../../../platform/http/problem.ts';
import { requireClean } from '../../../../platform/privacy/decisive-work.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';
import { proposalLife } from '../../workflow.ts';

export const markKey = command(
  'markKey',
  'Mark as key proposal with its overseeing leader',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.proposalId, 'mark_key');
    if (body.key && body.leader === '') throw invalid('body.leader', 'required');
    await requireClean(ctx, 'body.leader', body.leader);
    const answer = await advance(ctx, matter, {
      action: 'mark_key',
      patch: { is_key: body.key, key_leader: body.key ? body.leader : null },
      details: { key: body.key, leader: body.leader },
      public: body.key,
    });
    if (body.key) await announce(ctx, matter, 'key_marked');
    else
      await announceEvent(
        ctx,
        { kind: proposalLife.kind, id: answer.proposalId, assemblyId: ctx.assembly.id },
        'key_unmarked',
      );
    return answer;
  },
);
