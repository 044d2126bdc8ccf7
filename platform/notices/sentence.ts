/** The sentence of a notice. */
import type { Translate } from '../i18n/translate.ts';

/**
 * A kind with dots is itself the key of the sentence in the words of the module that sent it, as
 * `proposals.notice.filed`; any other stands under `notices.kind`. A kind without a sentence is shown as it is, so that
 * nothing is lost.
 */
export function noticeSentence(t: Translate, kind: string, params: Record<string, unknown>): string {
  const key = kind.includes('.') ? kind : `notices.kind.${kind}`;
  const sentence = t(key, params);
  return typeof sentence === 'string' && sentence !== key ? sentence : kind;
}
