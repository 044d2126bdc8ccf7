/** The published versions of the assembly's rules for proposals. */
import { ruleInForce, ruleVersionsShown } from '../../assemblies/index.ts';
import { query } from '../operations.ts';

export const listRules = query('listRules', 'Published versions of the rules', async (ctx) => {
  // Proposals cannot be without rules: an assembly that has none is told so.
  await ruleInForce(ctx.db, ctx.assembly.id, 'proposals', ctx.clock.now());
  return ruleVersionsShown(ctx, 'proposals');
});
