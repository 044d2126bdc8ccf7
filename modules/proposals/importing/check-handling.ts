/** Units, dates, replies and ratings of an old proposal: what became of it after filing. */

import { textOf } from '../../../platform/importing/cells.ts';
import type { RowReader as Reader } from '../../../platform/importing/row-reader.ts';
import type { Satisfaction } from '../../handling/contract.ts';
import { checkUnits, type OldUnit } from './check-units.ts';
import { satisfactionOf } from './choices.ts';
import type { ColumnKey } from './columns.ts';
import type { Directory } from './directory.ts';
import type { OldReply } from './old-reply.ts';

export interface OldHandling {
  units: OldUnit[];
  dispatchedAt: Date;
  closedAt: Date | null;
  /** By round; with separate units each gave them. */
  replies: OldReply[];
}

type Checked = Omit<OldHandling, 'dispatchedAt'> & { dispatchedAt: Date | null };

const OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;
const timeOfDay = (at: Date) => (at.getTime() + OFFSET) % DAY;
const monthOf = (at: Date) => new Date(at.getTime() + OFFSET).toISOString().slice(0, 7);

/** A day without a time of day comes before another day only, a month without a day before another month only. */
function before(
  reader: Reader<ColumnKey>,
  first: ColumnKey,
  a: Date | null,
  second: ColumnKey,
  b: Date | null,
): boolean {
  if (!a || !b) return false;
  if (reader.monthOnly(first) || reader.monthOnly(second)) return monthOf(a) < monthOf(b);
  if (timeOfDay(a) !== 0 && timeOfDay(b) !== 0) return a < b;
  return a.getTime() - timeOfDay(a) < b.getTime() - timeOfDay(b);
}

interface ReplyColumns {
  round: 1 | 2;
  on: ColumnKey;
  text: 'reply' | 'secondReply';
  class: ColumnKey;
  letterNumber: ColumnKey;
  rating: ColumnKey;
}

const rounds: readonly ReplyColumns[] = [
  { round: 1, on: 'repliedOn', text: 'reply', class: 'class', letterNumber: 'letterNumber', rating: 'rating' },
  {
    round: 2,
    on: 'secondRepliedOn',
    text: 'secondReply',
    class: 'secondClass',
    letterNumber: 'secondLetterNumber',
    rating: 'secondRating',
  },
];

function checkRating(reader: Reader<ColumnKey>, column: ColumnKey, answered: boolean): Satisfaction | null {
  const written = textOf(reader.cell(column));
  if (written === '') return null;
  const rating = satisfactionOf(written) ?? null;
  if (rating === null) reader.warn(column, 'rating_unclear', { value: reader.quoted(column) });
  else if (!answered) reader.warn(column, 'rating_without_reply');
  return answered ? rating : null;
}

function checkReply(reader: Reader<ColumnKey>, directory: Directory, keys: ReplyColumns): OldReply | null {
  const at = reader.date(keys.on);
  const text = reader.text(keys.text);
  const letterNumber = reader.text(keys.letterNumber);
  const signer = keys.round === 1 ? reader.text('signer') : '';
  const className = textOf(reader.cell(keys.class));
  const replyClass = className === '' ? '' : directory.replyClass(className);
  if (replyClass === undefined) reader.refuse(keys.class, 'class_unknown', { name: reader.quoted(keys.class) });
  const answered = text !== '' || reader.filled(keys.on);
  const rating = checkRating(reader, keys.rating, answered);
  if (!answered) {
    if (className !== '') reader.warn(keys.class, 'class_without_reply');
    return null;
  }
  if (!reader.filled(keys.on)) reader.refuse(keys.on, 'reply_date_missing');
  if (text === '') reader.warn(keys.text, 'reply_text_missing');
  if (!reader.filled('lead') && !reader.filled('separate')) reader.refuse('lead', 'reply_without_unit');
  if (className === '') reader.warn(keys.class, 'class_missing');
  return at && { round: keys.round, at, text, class: replyClass ?? '', letterNumber, signer, rating };
}

/** @param filedAt null when it was refused: then nothing is compared with it */
export function checkHandling(reader: Reader<ColumnKey>, directory: Directory, filedAt: Date | null): Checked {
  const units = checkUnits(reader, directory);
  const dispatchedAt = reader.date('dispatchedOn');
  const replies = rounds.flatMap((keys) => checkReply(reader, directory, keys) ?? []);
  const closedAt = reader.date('closedOn');
  const [first, second] = [1, 2].map((round) => replies.find((reply) => reply.round === round)?.at ?? null);
  if (before(reader, 'dispatchedOn', dispatchedAt, 'filedOn', filedAt)) {
    reader.refuse('dispatchedOn', 'dispatched_before_filing');
  }
  if (before(reader, 'repliedOn', first!, 'filedOn', filedAt)) reader.refuse('repliedOn', 'reply_before_filing');
  else if (before(reader, 'repliedOn', first!, 'dispatchedOn', dispatchedAt)) {
    reader.refuse('repliedOn', 'reply_before_dispatch');
  }
  if (second && !first) reader.refuse('secondRepliedOn', 'second_without_first');
  else if (before(reader, 'secondRepliedOn', second!, 'repliedOn', first!)) {
    reader.refuse('secondRepliedOn', 'second_before_first');
  }
  const last = second ?? first ?? filedAt;
  const lastColumn = second ? 'secondRepliedOn' : first ? 'repliedOn' : 'filedOn';
  if (before(reader, 'closedOn', closedAt, lastColumn, last)) reader.refuse('closedOn', 'closed_before_reply');
  if (replies.length > 0 && units.filter((unit) => unit.role === 'separate').length > 1) {
    reader.warn('separate', 'reply_shared');
  }
  return { units, dispatchedAt, closedAt, replies };
}
