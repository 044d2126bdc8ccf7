/** What the letter of a reply says of its proposal. */
import type { Translate } from '../../../platform/i18n/translate.ts';
import type { LetterSource } from '../../handling/index.ts';
import type { ProposalDetail } from '../contract/detail.ts';
import { letterHead } from '../letter-head.ts';

/**
 * @param detail in Chinese
 * @param supervisionOffice of the unit's side; undefined when the assembly has none
 * @param t `officialWords()`
 */
export function letterSource(
  detail: ProposalDetail,
  reply: ProposalDetail['replies'][number],
  assembly: string,
  supervisionOffice: string | undefined,
  t: Translate,
): LetterSource {
  const assisting = detail.assignments.filter((item) => item.role === 'assisting' && item.state !== 'bounced');
  return {
    reply,
    ...letterHead(detail, assembly, t),
    copies: [
      t('proposals.documents.letter.committee', { assembly }),
      ...(supervisionOffice ? [supervisionOffice] : []),
      ...new Set(assisting.map((item) => item.unitName)),
    ],
    t,
  };
}
