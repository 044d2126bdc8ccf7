/** Units, dates, reply and rating of an old proposal: what became of it after filing. */
import type { Unit } from '../../assemblies/index.ts';
import type { Satisfaction } from '../tables-outcome.ts';
import { namesOf, satisfactionOf, textOf } from './cells.ts';
import type { ColumnKey } from './columns.ts';
import type { Directory } from './directory.ts';
import type { RowReader } from './row-reader.ts';

export interface OldReply {
  at: Date;
  text: string;
  /** Empty when the register does not say. */
  class: string;
  letterNumber: string;
  signer: string;
}

export interface OldHandling {
  leadUnitId: string | null;
  leadUnitName: string;
  assistingIds: string[];
  dispatchedAt: Date;
  closedAt: Date | null;
  reply: OldReply | null;
}

type Checked = Omit<OldHandling, 'dispatchedAt'> & { dispatchedAt: Date | null; rating: Satisfaction | null };

const OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;
const timeOfDay = (at: Date) => (at.getTime() + OFFSET) % DAY;

/** A day without a time of day comes before another day only, never before an hour of its own. */
function before(a: Date, b: Date): boolean {
  if (timeOfDay(a) !== 0 && timeOfDay(b) !== 0) return a < b;
  return a.getTime() - timeOfDay(a) < b.getTime() - timeOfDay(b);
}

function checkUnits(reader: RowReader, directory: Directory): { lead: Unit | undefined; assistingIds: string[] } {
  const unitOf = (column: ColumnKey, name: string) => {
    const { found, nearly } = directory.unit(name);
    if (!found) reader.refuse(column, 'unit_unknown', { name: name.slice(0, 60) });
    else if (nearly) reader.warn(column, 'unit_nearly', { name: name.slice(0, 60), unit: found.name });
    return found;
  };
  const leads = namesOf(reader.cell('lead'));
  if (leads.length > 1) reader.refuse('lead', 'several_leads');
  const lead = leads[0] === undefined ? undefined : unitOf('lead', leads[0]);
  const assisting = namesOf(reader.cell('assisting')).flatMap((name) => unitOf('assisting', name) ?? []);
  const assistingIds = [...new Set(assisting.map((unit) => unit.id))];
  if (lead && assistingIds.includes(lead.id)) reader.refuse('assisting', 'unit_twice', { name: lead.name });
  if (leads.length === 0 && assisting.length > 0) reader.refuse('lead', 'lead_missing');
  return { lead, assistingIds };
}

function checkReply(reader: RowReader, directory: Directory, replied: Date | null): OldReply | null {
  const text = reader.text('reply');
  const letterNumber = reader.text('letterNumber');
  const signer = reader.text('signer');
  const className = textOf(reader.cell('class'));
  const replyClass = className === '' ? '' : directory.replyClass(className);
  if (replyClass === undefined) reader.refuse('class', 'class_unknown', { name: reader.quoted('class') });
  if (text === '' && !reader.filled('repliedOn')) {
    if (className !== '') reader.warn('class', 'class_without_reply');
    return null;
  }
  if (!reader.filled('repliedOn')) reader.refuse('repliedOn', 'reply_date_missing');
  if (text === '') reader.warn('reply', 'reply_text_missing');
  if (!reader.filled('lead')) reader.refuse('lead', 'reply_without_unit');
  if (className === '') reader.warn('class', 'class_missing');
  return replied && { at: replied, text, class: replyClass ?? '', letterNumber, signer };
}

function checkRating(reader: RowReader, answered: boolean): Satisfaction | null {
  if (!reader.filled('rating')) return null;
  const rating = satisfactionOf(textOf(reader.cell('rating'))) ?? null;
  if (rating === null) reader.warn('rating', 'rating_unclear', { value: reader.quoted('rating') });
  else if (!answered) reader.warn('rating', 'rating_without_reply');
  return answered ? rating : null;
}

/** @param filedAt null when it was refused: then nothing is compared with it */
export function checkHandling(reader: RowReader, directory: Directory, filedAt: Date | null): Checked {
  const { lead, assistingIds } = checkUnits(reader, directory);
  const dispatchedAt = reader.date('dispatchedOn');
  const replied = reader.date('repliedOn');
  const closedAt = reader.date('closedOn');
  if (filedAt && dispatchedAt && before(dispatchedAt, filedAt)) {
    reader.refuse('dispatchedOn', 'dispatched_before_filing');
  }
  if (filedAt && replied && before(replied, filedAt)) reader.refuse('repliedOn', 'reply_before_filing');
  else if (dispatchedAt && replied && before(replied, dispatchedAt)) {
    reader.refuse('repliedOn', 'reply_before_dispatch');
  }
  const last = replied ?? filedAt;
  if (closedAt && last && before(closedAt, last)) reader.refuse('closedOn', 'closed_before_reply');
  const reply = checkReply(reader, directory, replied);
  const rating = checkRating(reader, reply !== null || reader.filled('reply'));
  return {
    leadUnitId: lead?.id ?? null,
    leadUnitName: lead?.name ?? '',
    assistingIds,
    dispatchedAt,
    closedAt,
    reply,
    rating,
  };
}
