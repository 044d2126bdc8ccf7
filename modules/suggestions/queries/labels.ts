/** Words of the rules in the reader's language; a suggestion's own version says what its codes meant. */
import type { Context } from '../../../platform/http/context.ts';
import type { Term } from '../../../platform/rules/shapes.ts';
import { listRuleVersionsOf, versionInForce } from '../../assemblies/index.ts';
import type { SuggestionRules } from '../rules.ts';

export function labelsOf(ctx: Pick<Context, 'locale'>, rules: SuggestionRules | undefined) {
  const word = ctx.locale === 'en' ? 'en' : 'zh';
  const among = (terms: readonly Term[]) => (code: string) => terms.find((item) => item.code === code)?.[word] ?? code;
  const screening = rules?.screening;
  const category = among(rules?.categories ?? []);
  return {
    category: (code: string | null) => (code === null ? null : category(code)),
    class: among(rules?.classes ?? []),
    /** Of whatever was decided: returned, declined, passed on, hidden. */
    reason: among([
      ...(screening?.returnReasons ?? []),
      ...(screening?.declineReasons ?? []),
      ...(screening?.channels ?? []),
      ...(screening?.hideReasons ?? []),
    ]),
    choices: (terms: readonly Term[]) => terms.map((item) => ({ code: item.code, label: item[word] })),
  };
}

/** Those in force; undefined where the assembly has set none. */
export async function rulesNow(ctx: Context): Promise<SuggestionRules | undefined> {
  const versions = await listRuleVersionsOf(ctx.db, ctx.assembly.id, 'suggestions');
  return versionInForce(versions, ctx.clock.now())?.content as SuggestionRules | undefined;
}
