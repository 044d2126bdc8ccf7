/** The names old suggestions speak of, looked up once for the whole file. */
import type { Context } from '../../../platform/http/context.ts';
import { plainName } from '../../../platform/importing/cells.ts';
import { listUnits, ruleInForce } from '../../assemblies/index.ts';
import type { SuggestionRules } from '../rules.ts';

export interface Directory {
  ruleVersionId: string;
  unit(name: string): { id: string; name: string } | undefined;
  /** @param plain its words or code, without blanks and case */
  category(plain: string): string | undefined;
}

export async function openDirectory(ctx: Context): Promise<Directory> {
  const rule = await ruleInForce(ctx.db, ctx.assembly.id, 'suggestions', ctx.clock.now());
  const rules = rule.content as SuggestionRules;
  const units = new Map(
    (await listUnits(ctx.db, ctx.assembly.id, 'handling')).map((unit) => [plainName(unit.name), unit] as const),
  );
  const categories = new Map(
    rules.categories.flatMap((item) => [item.code, item.zh, item.en].map((name) => [plainName(name), item.code])),
  );
  return {
    ruleVersionId: rule.id,
    unit: (name) => units.get(plainName(name)),
    category: (plain) => categories.get(plain),
  };
}
