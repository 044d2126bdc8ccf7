/** Hands the proposal in: checked, dated to the minute, entered in the session that is open. */

import { endClocks, startClocks } from '../../../../platform/clocks/clocks.ts';
import { conflict, Problem } from '../../../../platform/http/problem.ts';
import { cutWords } from '../../../../platform/search/words-work.ts';
import { shareOf } from '../../../../platform/workers/pool.ts';
import { ruleInForce, sessionInForce } from '../../../assemblies/index.ts';
import type { DraftContent } from '../../contract/writing.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { precheckAway } from '../../precheck-work.ts';
import type { ProposalRules } from '../../rules.ts';
import { searchedTexts } from '../../searchable.ts';
import { advance } from '../../store/advance.ts';
import { contentOf } from '../../store/content.ts';
import { type Matter, openMatter } from '../../store/matter.ts';
import { textsOf } from '../../store/publicity.ts';

async function refuseErrors(content: DraftContent, rules: ProposalRules, share: string): Promise<void> {
  const errors = (await precheckAway(content, rules, share)).filter((item) => item.severity === 'error');
  if (errors.length === 0) return;
  throw new Problem(
    422,
    'precheck_failed',
    {},
    errors.map((item) => ({ path: `body.${item.field}`, code: item.code, params: item.params })),
  );
}

/** One proposer alone is a single proposal, with confirmed co-signers a joint one. */
function finalKind(matter: Matter) {
  const joined = matter.proposers.some((item) => item.role === 'cosigner' && item.status === 'confirmed');
  const collective = matter.proposers.some((item) => item.role === 'first' && item.body_id !== null);
  if (collective) return joined ? ('joint_bodies' as const) : ('body' as const);
  return joined ? ('joint' as const) : ('single' as const);
}

export const submitProposal = command('submitProposal', 'Hand a proposal in', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'submit', { expectedVersion: body.expectedVersion });
  const now = ctx.clock.now();
  const inForce = await sessionInForce(ctx.db, ctx.assembly.id, now);
  if (!inForce || inForce.term.id !== matter.row.term_id) throw conflict('no_session_open');
  const rule = await ruleInForce(ctx.db, ctx.assembly.id, 'proposals', now);
  if (!rule) throw conflict('no_rules_in_force');
  const rules = rule.content as ProposalRules;
  const share = shareOf(ctx.actor);
  await refuseErrors(await contentOf(ctx, matter), rules, share);
  const again = matter.row.state === 'returned';
  const unanswered = matter.proposers.filter((item) => item.status === 'invited');
  if (unanswered.length > 0) {
    await ctx.db
      .updateTable('proposal_proposers')
      .set({ status: 'not_answered' })
      .where(
        'id',
        'in',
        unanswered.map((item) => item.id),
      )
      .execute();
    await endClocks(ctx, matter, { names: ['cosign'] });
  }
  const answer = await advance(ctx, matter, {
    action: 'submit',
    to: 'submitted',
    patch: {
      kind: finalKind(matter),
      submitted_at: now,
      rule_version_id: rule.id,
      // A proposal returned for revision keeps the session it was first handed in for.
      ...(again ? {} : { session_id: inForce.session.id, season: inForce.season }),
    },
    words: await cutWords(searchedTexts({ ...textsOf(matter), replies: [], redactions: [], publicity: null }), share),
    details: {
      season: again ? matter.row.season : inForce.season,
      ...(unanswered.length > 0 ? { notAnswered: unanswered.map((item) => item.name) } : {}),
    },
    public: true,
  });
  await endClocks(ctx, matter, { names: ['review'] });
  await startClocks(ctx, matter, [{ name: 'review', span: rules.review.span, waitsFor: 'role:clerk' }]);
  await announce(ctx, matter, 'submitted');
  return answer;
});
