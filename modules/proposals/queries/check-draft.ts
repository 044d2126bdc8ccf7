/** The pre-check while writing and at review. */
import { conflict } from '../../../platform/http/problem.ts';
import { ruleInForce } from '../../assemblies/index.ts';
import { query } from '../operations.ts';
import { countCharacters, precheck } from '../precheck.ts';
import type { ProposalRules } from '../rules.ts';

export const checkDraft = query('checkDraft', 'Check a text before it is handed in', async (ctx, { body }) => {
  const rule = await ruleInForce(ctx.db, ctx.assembly.id, 'proposals', ctx.clock.now());
  if (!rule) throw conflict('no_rules_in_force');
  const rules = rule.content as ProposalRules;
  const characters = [body.situation, body.analysis, body.suggestions].reduce(
    (sum, text) => sum + countCharacters(text),
    0,
  );
  return { findings: precheck(body, rules), characters, limit: rules.limits.text };
});
