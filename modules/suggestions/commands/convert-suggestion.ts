/** Worth more than a short answer: it becomes the draft of a proposal, of the member who takes it or named by the clerk. */
import { endClocks } from '../../../platform/clocks/clocks.ts';
import { invalid } from '../../../platform/http/problem.ts';
import { seatsOf } from '../../accounts/index.ts';
import { draftOf } from '../../proposals/index.ts';
import { announce } from '../events.ts';
import { command } from '../operations.ts';
import { advance } from '../store/advance.ts';
import { openMatter } from '../store/matter.ts';

export const convertSuggestion = command(
  'convertSuggestion',
  'Turn a suggestion into the draft of a proposal, traced both ways',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.suggestionId, 'convert', body);
    const [own] = seatsOf(ctx).memberIds;
    const memberId = body.memberId ?? own;
    if (!memberId) throw invalid('body.memberId', 'required');
    const { row } = matter;
    const became = await draftOf(ctx, {
      subject: row.subject,
      situation: row.text,
      onBehalfOf: memberId === own ? undefined : memberId,
      source: ctx.t('suggestions.receiptNumbered', { receipt: row.receipt }),
    });
    const answer = await advance(ctx, matter, {
      action: 'convert',
      to: 'converted',
      patch: { decision_note: body.note, decided_by: ctx.actor.accountId, closed_at: ctx.clock.now() },
      details: { kind: became.kind },
      public: true,
      link: { from: { kind: matter.kind, id: matter.id }, relation: 'became_proposal', to: became },
    });
    await endClocks(ctx, matter);
    await announce(ctx, matter, 'converted_on');
    return { ...answer, became };
  },
);
