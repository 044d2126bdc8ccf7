/** What the letter of a reply says of its proposal. */
import type { Translate } from '../../../platform/i18n/translate.ts';
import type { Addressee, LetterSource } from '../../handling/index.ts';
import type { ProposalDetail } from '../contract/detail.ts';
import { paddedNumber } from './wording.ts';

const addressees = ({ proposers }: ProposalDetail): Addressee[] =>
  proposers
    .filter((item) => item.status === 'confirmed' && item.role !== 'supporter')
    .map((item) => ({
      name: item.name,
      isBody: item.bodyId !== null || (item.memberId === null && [...item.name].length > 4),
    }));

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
  const number = detail.number === null ? '' : paddedNumber(detail.number);
  const assisting = detail.assignments.filter((item) => item.role === 'assisting' && item.state !== 'bounced');
  return {
    reply,
    title: t('proposals.documents.letter.title', { assembly, session: detail.sessionLabel, number }),
    addressees: addressees(detail),
    copies: [
      t('proposals.documents.letter.committee', { assembly }),
      ...(supervisionOffice ? [supervisionOffice] : []),
      ...new Set(assisting.map((item) => item.unitName)),
    ],
    t,
  };
}
