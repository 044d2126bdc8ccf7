/** The reply of a unit as an official letter after GB/T 9704-2012, letter form; its words are `handling.letter`, in Chinese. */
import { blocksFromText } from '../../platform/documents/blocks.ts';
import { chineseLetterLabels, type LetterDocument } from '../../platform/documents/document-parts.ts';
import { writtenDay } from '../../platform/documents/wording.ts';
import type { Translate } from '../../platform/i18n/translate.ts';
import { type Addressee, addresseeOf } from './addressee.ts';
import type { ReplyView } from './contract/detail.ts';

export interface LetterSource {
  reply: ReplyView;
  /** Of the matter, as 关于…第0123号提案的答复. */
  title: string;
  addressees: readonly Addressee[];
  /** Who is sent a copy, in the order of the letter. */
  copies: readonly string[];
  /** Chinese words, with those of handling. */
  t: Translate;
}

function annexNotes({ reply, t }: LetterSource): string[] {
  const { contactName: name, contactPhone: phone } = reply;
  if (name === '' && phone === '') return [];
  const key = name === '' ? 'phone' : phone === '' ? 'contact' : 'contactPhone';
  return [t(`handling.letter.${key}`, { name, phone })];
}

/** A letter that is not issued says so where the date would be, and has no number. */
export function letterDocument(source: LetterSource): LetterDocument {
  const { reply, title, copies, t } = source;
  const say = (key: string, params?: Record<string, unknown>) => t(`handling.letter.${key}`, params);
  const issued = reply.issuedAt !== null;
  const closing = say('closing');
  const ends = /(专此|特此|此)(函)?(复|答复|回复)[。！.]?\s*$/.test(reply.body);
  return {
    form: 'letter',
    issuer: reply.unitName,
    number: issued ? reply.letterNumber : '',
    ...(reply.class === '' ? {} : { mark: reply.class }),
    title: reply.round > 1 ? `${title}（${say('round', { round: reply.round })}）` : title,
    addressee: addresseeOf(source),
    blocks: blocksFromText(reply.body),
    ...(ends ? {} : { closing }),
    signature: { unit: reply.unitName, date: issued ? writtenDay(reply.issuedAt, 'zh-CN') : say('draft') },
    annexNotes: annexNotes(source),
    copies: [...copies],
    labels: chineseLetterLabels,
    meta: { lang: 'zh-CN', author: reply.unitName, createdAt: new Date(reply.issuedAt ?? reply.updatedAt) },
  };
}

/** Several rounds are told apart in the name of the file. @param number of the matter as its files are called */
export function letterName(
  { reply, t }: Pick<LetterSource, 'reply' | 't'>,
  number: string | null,
  replies: readonly ReplyView[],
): Array<string | null> {
  const several = replies.filter((item) => item.assignmentId === reply.assignmentId).length > 1;
  const round = several ? t('handling.letter.round', { round: reply.round }) : null;
  return [t('handling.letter.file'), number, reply.unitName, round];
}
