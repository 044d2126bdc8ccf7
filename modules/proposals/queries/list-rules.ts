/** The published versions of the assembly's rules for proposals. */
import { listRuleVersionsOf, ruleInForce } from '../../assemblies/index.ts';
import { query } from '../operations.ts';

export const listRules = query('listRules', 'Published versions of the rules', async (ctx) => {
  const inForce = await ruleInForce(ctx.db, ctx.assembly.id, 'proposals', ctx.clock.now());
  const versions = await listRuleVersionsOf(ctx.db, ctx.assembly.id, 'proposals');
  return {
    items: versions.map((version) => ({
      ruleVersionId: version.id,
      version: version.version,
      name: version.name,
      appliesFrom: version.appliesFrom.toISOString(),
      content: version.content,
      inForce: version.id === inForce?.id,
    })),
  };
});
