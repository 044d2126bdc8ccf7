/** Opens the room of suggestions of the province: its rules, with what a bench has otherwise. */
import type { Installation } from '../../app/installation.ts';
import { publishRuleVersion } from '../../modules/assemblies/index.ts';
import type { DemoDirectory } from '../../modules/members/index.ts';
import { presets, type SuggestionRules } from '../../modules/suggestions/rules.ts';
import { system } from '../../platform/http/context.ts';
import { assemblyCode } from '../support/province.ts';

export async function openRoom(
  { database, clock }: Installation,
  directory: DemoDirectory,
  over: Partial<SuggestionRules> = {},
): Promise<void> {
  const { ref: assembly, termStart } = directory.assemblies.get(assemblyCode)!;
  const content = { ...presets.province, ...over };
  await publishRuleVersion(
    { db: database.db, actor: system, assembly, clock },
    { subject: 'suggestions', name: '微建议办理规则', appliesFrom: termStart, content },
  );
}
