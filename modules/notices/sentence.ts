/** The sentence of a notice. */
import type { Translate } from '../../platform/i18n/translate.ts';

/**
 * Key `notices.kind.<kind>`; for a kind that begins with a module's name, as `proposals.filed`, that module's own
 * `proposals.notices.filed`. Without either the kind itself, so that nothing is lost.
 */
export function noticeSentence(t: Translate, kind: string, params: Record<string, unknown>): string {
  const [module, ...rest] = kind.split('.');
  const keys = [`notices.kind.${kind}`, ...(rest.length > 0 ? [`${module}.notices.${rest.join('.')}`] : [])];
  for (const key of keys) {
    const sentence = t(key, params);
    if (typeof sentence === 'string' && sentence !== key) return sentence;
  }
  return kind;
}
