/** The reply of a unit as an official letter after GB/T 9704-2012, letter form. */
import { blocksFromText } from '../../../platform/documents/blocks.ts';
import { chineseLetterLabels, type LetterDocument } from '../../../platform/documents/document-parts.ts';
import type { Translate } from '../../../platform/i18n/translate.ts';
import type { ProposalDetail } from '../contract/detail.ts';
import { paddedNumber, writtenDay } from './wording.ts';

export interface LetterSource {
  /** In Chinese. */
  detail: ProposalDetail;
  reply: ProposalDetail['replies'][number];
  assemblyName: string;
  /** Of the unit's side; undefined when the assembly has none. */
  supervisionOffice: string | undefined;
  /** Chinese words: `officialWords()`. */
  t: Translate;
}

/** Bodies by their name; members as 王晓明委员, 王晓明、李四委员, 王晓明、李四、赵五等5位委员. */
function addressee({ detail, t }: LetterSource): string {
  const proposers = detail.proposers.filter((item) => item.status === 'confirmed' && item.role !== 'supporter');
  const isBody = (item: (typeof proposers)[number]) =>
    item.bodyId !== null || (item.memberId === null && [...item.name].length > 4);
  const bodies = [...new Set(proposers.filter(isBody).map((item) => item.name))];
  const members = [...new Set(proposers.filter((item) => !isBody(item)).map((item) => item.name))];
  const names = members.slice(0, 3).join('、');
  const key = members.length > 3 ? 'addresseeMembers' : members.length > 1 ? 'addresseeTwo' : 'addresseeMember';
  const persons =
    members.length === 0 ? [] : [t(`proposals.documents.letter.${key}`, { name: names, names, count: members.length })];
  return [...bodies, ...persons].join('、');
}

function annexNotes({ reply, t }: LetterSource): string[] {
  const { contactName: name, contactPhone: phone } = reply;
  if (name === '' && phone === '') return [];
  const key = name === '' ? 'phone' : phone === '' ? 'contact' : 'contactPhone';
  return [t(`proposals.documents.letter.${key}`, { name, phone })];
}

/** A letter that is not issued says so where the date would be, and has no number. */
export function letterDocument(source: LetterSource): LetterDocument {
  const { detail, reply, assemblyName, supervisionOffice, t } = source;
  const say = (key: string, params?: Record<string, unknown>) => t(`proposals.documents.letter.${key}`, params);
  const issued = reply.issuedAt !== null;
  const number = detail.number === null ? '' : paddedNumber(detail.number);
  const title = say('title', { assembly: assemblyName, session: detail.sessionLabel, number });
  const assisting = detail.assignments.filter((item) => item.role === 'assisting' && item.state !== 'bounced');
  const closing = say('closing');
  const ends = /(专此|特此|此)(函)?(复|答复|回复)[。！.]?\s*$/.test(reply.body);
  return {
    form: 'letter',
    issuer: reply.unitName,
    number: issued ? reply.letterNumber : '',
    ...(reply.class === '' ? {} : { mark: reply.class }),
    title: reply.round > 1 ? `${title}（${say('round', { round: reply.round })}）` : title,
    addressee: addressee(source),
    blocks: blocksFromText(reply.body),
    ...(ends ? {} : { closing }),
    signature: { unit: reply.unitName, date: issued ? writtenDay(reply.issuedAt, 'zh-CN') : say('draft') },
    annexNotes: annexNotes(source),
    copies: [
      say('committee', { assembly: assemblyName }),
      ...(supervisionOffice ? [supervisionOffice] : []),
      ...new Set(assisting.map((item) => item.unitName)),
    ],
    labels: chineseLetterLabels,
    meta: { lang: 'zh-CN', author: reply.unitName, createdAt: new Date(reply.issuedAt ?? reply.updatedAt) },
  };
}
