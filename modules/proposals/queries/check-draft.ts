/** The pre-check while writing and at review. */
import { unprintable } from '../../../platform/documents/unprintable-work.ts';
import { conflict } from '../../../platform/http/problem.ts';
import { shareOf } from '../../../platform/workers/pool.ts';
import { ruleInForce } from '../../assemblies/index.ts';
import { query } from '../operations.ts';
import { countCharacters } from '../precheck.ts';
import { precheckAway } from '../precheck-work.ts';
import type { ProposalRules } from '../rules.ts';

export const checkDraft = query('checkDraft', 'Check a text before it is handed in', async (ctx, { body }) => {
  const rule = await ruleInForce(ctx.db, ctx.assembly.id, 'proposals', ctx.clock.now());
  if (!rule) throw conflict('no_rules_in_force');
  const rules = rule.content as ProposalRules;
  const characters = [body.situation, body.analysis, body.suggestions].reduce(
    (sum, text) => sum + countCharacters(text),
    0,
  );
  const findings = await precheckAway(body, rules, shareOf(ctx.actor));
  for (const field of ['subject', 'situation', 'analysis', 'suggestions'] as const) {
    const missing = await unprintable(body[field], shareOf(ctx.actor));
    if (missing.length > 0)
      findings.push({
        code: 'unprintable',
        severity: 'warning',
        field,
        params: { characters: missing.slice(0, 20).join(' ') },
      });
  }
  return { findings, characters, limit: rules.limits.text };
});
