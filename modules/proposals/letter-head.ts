/** How the letter of a reply begins: what it is called and to whom it is written. Used by the printed letter and by screens. */
import type { Translate } from '../../platform/i18n/translate.ts';
import type { Addressee } from '../handling/contract.ts';
import type { ProposalDetail } from './contract/detail.ts';

const addressees = ({ proposers }: Pick<ProposalDetail, 'proposers'>): Addressee[] =>
  proposers
    .filter((item) => item.status === 'confirmed' && item.role !== 'supporter')
    .map((item) => ({
      name: item.name,
      isBody: item.bodyId !== null || (item.memberId === null && [...item.name].length > 4),
    }));

/** @param t Chinese words, with those of the documents */
export function letterHead(
  detail: Pick<ProposalDetail, 'number' | 'sessionLabel' | 'proposers'>,
  assembly: string,
  t: Translate,
): { title: string; addressees: Addressee[] } {
  const number = detail.number === null ? '' : String(detail.number).padStart(4, '0');
  return {
    title: t('proposals.documents.letter.title', { assembly, session: detail.sessionLabel, number }),
    addressees: addressees(detail),
  };
}
