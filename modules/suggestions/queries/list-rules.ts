/** The published versions of the assembly's rules for suggestions. */
import { listRuleVersionsOf, versionInForce } from '../../assemblies/index.ts';
import { query } from '../operations.ts';

export const listSuggestionRules = query(
  'listSuggestionRules',
  'Published versions of the rules of suggestions',
  async (ctx) => {
    const versions = await listRuleVersionsOf(ctx.db, ctx.assembly.id, 'suggestions');
    const inForce = versionInForce(versions, ctx.clock.now());
    return {
      items: versions.map(({ id, version, name, appliesFrom, content }) => ({
        ruleVersionId: id,
        version,
        name,
        appliesFrom: appliesFrom.toISOString(),
        content,
        inForce: id === inForce?.id,
      })),
    };
  },
);
