/** One row of old suggestions, read and judged. Nothing is written. */
import { createHash } from 'node:crypto';
import { plainName, textOf } from '../../../platform/importing/cells.ts';
import { listed, lookUp, publicityOf } from '../../../platform/importing/choices.ts';
import type { CheckedRow } from '../../../platform/importing/kind.ts';
import type { SheetRow } from '../../../platform/importing/read-sheets.ts';
import { type RowReader, readRow } from '../../../platform/importing/row-reader.ts';
import type { Publicity } from '../../../platform/publicity/dials.ts';
import type { Satisfaction } from '../../handling/contract.ts';
import type { SuggestionState } from '../life.ts';
import { type ColumnKey, suggestionColumns } from './columns.ts';
import type { Directory } from './directory.ts';

type Outcome = Extract<SuggestionState, 'accepted' | 'closed' | 'declined' | 'passed_on' | 'withdrawn'>;

/** An old suggestion as it will be written; who sent it is not known. */
export interface OldSuggestion {
  sheet: string;
  row: number;
  reference: string;
  subject: string;
  text: string;
  place: string;
  category: string | null;
  receivedAt: Date;
  outcome: Outcome;
  reason: string;
  unit: { id: string; name: string } | null;
  lead: string;
  repliedAt: Date | null;
  reply: string;
  rating: Satisfaction | null;
  publicity: Publicity;
}

const outcomes = listed<Outcome>({
  accepted: '受理 已受理 办理中 正在办理 accepted inprogress',
  closed: '已办结 办结 已答复 已回复 已解决 closed answered done',
  declined: '不予受理 未受理 不受理 declined',
  passed_on: '转其他渠道 已转办 转办 转其他部门 passedon',
  withdrawn: '撤回 已撤回 withdrawn',
});

const ratings = listed<Satisfaction>({
  satisfied: '满意 很满意 非常满意 satisfied',
  basically: '基本满意 较满意 比较满意 basically',
  unsatisfied: '不满意 unsatisfied',
});

/** What a word of a list means; one that is not in it is refused. */
function chosen<T>(reader: RowReader<ColumnKey>, key: ColumnKey, words: ReadonlyMap<string, T>): T | null {
  const written = textOf(reader.cell(key));
  if (written === '') return null;
  const found = lookUp(words, written);
  if (found === undefined) reader.refuse(key, `${key}_unclear`, { value: reader.quoted(key) });
  return found ?? null;
}

function checkUnit(reader: RowReader<ColumnKey>, directory: Directory): OldSuggestion['unit'] {
  const written = textOf(reader.cell('unit'));
  if (written === '') return null;
  const unit = directory.unit(written);
  if (!unit) reader.refuse('unit', 'unit_unknown', { name: reader.quoted('unit') });
  return unit ?? null;
}

/** Numbers of persons anywhere in what would be read keep a row inside, whatever it says: publishing it is a decision. */
function checkPublicity(reader: RowReader<ColumnKey>, personal: ReadonlySet<ColumnKey>): Publicity {
  const written = textOf(reader.cell('publicity'));
  const wished = written === '' ? undefined : publicityOf(written);
  if (written !== '' && !wished) reader.refuse('publicity', 'publicity_unclear', { value: reader.quoted('publicity') });
  const publicity = wished?.publicity ?? 'internal';
  if (publicity === 'internal') return publicity;
  const [sensitive] = suggestionColumns.personal.filter((key) => personal.has(key));
  if (sensitive) reader.warn(sensitive, 'sensitive_kept_internal');
  return sensitive ? 'internal' : publicity;
}

function checkReply(reader: RowReader<ColumnKey>, receivedAt: Date | null, answered: boolean) {
  const reply = reader.text('reply');
  const repliedAt = reader.date('repliedOn');
  const rating = chosen(reader, 'rating', ratings);
  if (answered && !reader.filled('repliedOn')) reader.refuse('repliedOn', 'reply_date_missing');
  if (!answered && rating !== null) reader.warn('rating', 'rating_without_reply');
  if (repliedAt && receivedAt && repliedAt < receivedAt) reader.refuse('repliedOn', 'replied_before_receipt');
  return { reply, repliedAt, rating: answered ? rating : null };
}

export async function checkRow(
  directory: Directory,
  source: SheetRow<ColumnKey>,
  now: Date,
  personal: ReadonlySet<ColumnKey>,
): Promise<CheckedRow<ColumnKey, OldSuggestion>> {
  const reader = readRow(suggestionColumns, source, now);
  const subject = reader.text('subject');
  const text = reader.text('text');
  for (const key of suggestionColumns.required) if (!reader.filled(key)) reader.refuse(key, `${key}_missing`);
  const receivedAt = reader.date('receivedOn');
  const answered = reader.filled('reply') || reader.filled('repliedOn');
  const outcome = chosen(reader, 'outcome', outcomes) ?? (answered ? 'closed' : 'accepted');
  const accepted = outcome === 'accepted' || outcome === 'closed';
  if (!accepted && answered) reader.refuse('outcome', 'answered_without_accepting');
  const written = textOf(reader.cell('category'));
  const category = written === '' ? null : (directory.category(plainName(written)) ?? null);
  if (written !== '' && category === null)
    reader.warn('category', 'category_unknown', { name: reader.quoted('category') });
  const facts = {
    subject,
    text,
    place: reader.text('place'),
    category,
    reason: reader.text('reason'),
    unit: checkUnit(reader, directory),
    lead: reader.text('lead'),
    ...checkReply(reader, receivedAt, answered),
  };
  const publicity = checkPublicity(reader, personal);
  const given = reader.text('reference');
  const { sheet, row } = source;
  const checked: CheckedRow<ColumnKey, OldSuggestion> = { sheet, row, title: subject, problems: reader.problems };
  if (reader.problems.some((problem) => problem.refused) || !receivedAt) return checked;
  const hash = createHash('sha256')
    .update(JSON.stringify([subject, text, receivedAt]))
    .digest('hex')
    .slice(0, 40);
  checked.matter = {
    ...facts,
    ...{ sheet, row, receivedAt },
    reference: given || `row/${hash}`,
    outcome: accepted && answered ? 'closed' : outcome,
    publicity: accepted ? publicity : 'internal',
  };
  return checked;
}
