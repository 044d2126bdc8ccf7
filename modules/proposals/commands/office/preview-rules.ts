/** What a version of the rules would change, before it is published. Changes nothing. */
import { differencesOf } from '../../../../platform/rules/difference.ts';
import { listRuleVersionsOf, requirePublisher, versionInForce } from '../../../assemblies/index.ts';
import { command } from '../../operations.ts';
import { chosenRules, ruleFields } from '../../rule-book.ts';
import type { ProposalRules } from '../../rules.ts';
import { comingUnder, stayingUnder } from '../../store/rule-changes.ts';

export const previewRules = command(
  'previewRules',
  'What a version of the rules would change',
  async (ctx, { body }) => {
    requirePublisher(ctx);
    const content = chosenRules(body);
    const from = new Date(body.appliesFrom);
    const versions = await listRuleVersionsOf(ctx.db, ctx.assembly.id, 'proposals');
    const current = versionInForce(versions, from);
    const later = versions.filter((version) => version.appliesFrom > from).reverse();
    return {
      against: current ? { version: current.version, name: current.name } : null,
      overtaken: later.map(({ version, name, appliesFrom }) => ({
        version,
        name,
        appliesFrom: appliesFrom.toISOString(),
      })),
      differences: differencesOf(ruleFields, current?.content, content),
      coming: await comingUnder(ctx, content, current?.content as ProposalRules | undefined),
      staying: await stayingUnder(ctx),
    };
  },
);
