/** One row of an old register, read and judged. Nothing is asked of the database but names, and nothing is written. */

import { createHash } from 'node:crypto';
import { dueAfter } from '../../../platform/calendar/spans.ts';
import { textOf } from '../../../platform/importing/cells.ts';
import { publicityOf } from '../../../platform/importing/choices.ts';
import type { CheckedRow as Checked, PersonChosen } from '../../../platform/importing/kind.ts';
import type { SheetRow } from '../../../platform/importing/read-sheets.ts';
import { type RowReader as Reader, readRow } from '../../../platform/importing/row-reader.ts';
import type { Publicity } from '../../../platform/publicity/dials.ts';
import type { MonthDate } from '../tables.ts';
import { checkHandling, type OldHandling } from './check-handling.ts';
import { checkOutcome, type OldOutcome } from './check-outcome.ts';
import { checkProposers, type OldProposer } from './check-proposers.ts';
import { type ColumnKey, registerColumns } from './columns.ts';
import type { Directory } from './directory.ts';
import { numberOf, type ReadNumber } from './numbers.ts';

/** A proposal of the old register as it will be written. */
export interface OldProposal extends OldHandling {
  sheet: string;
  row: number;
  /** Names it for ever: the same row is never taken in twice. */
  reference: string;
  sessionId: string;
  termId: string;
  season: 'plenary' | 'intersession' | null;
  /** null: the next of the session; of one not filed: none. */
  number: number | null;
  /** As the register writes it; empty when that is the number alone. */
  writtenNumber: string;
  subject: string;
  situation: string;
  analysis: string;
  suggestions: string;
  category: string | null;
  proposers: OldProposer[];
  filedAt: Date;
  monthOnly: MonthDate[];
  outcome: OldOutcome;
  publicity: Publicity;
  isKey: boolean;
  isExcellent: boolean;
  state: 'filed' | 'handling' | 'rating' | 'closed' | OldOutcome['kind'];
}

export interface CheckedRow extends Checked<ColumnKey, OldProposal> {
  /** Session and number, as far as both are known, of a refused row too. */
  place?: string;
}

const sha = (parts: readonly unknown[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** States in which somebody is still waited for. */
export const isOpen = (state: OldProposal['state']): boolean => ['filed', 'handling', 'rating'].includes(state);

/** Where the data say the proposal stands: an answered one is over when rated, closed, or the time for rating is past. */
export function stateOf(
  facts: Pick<OldProposal, 'units' | 'replies' | 'closedAt' | 'proposers' | 'outcome'>,
  directory: Directory,
  now: Date,
): OldProposal['state'] {
  if (facts.outcome.kind !== 'filed') return facts.outcome.kind;
  if (facts.closedAt) return 'closed';
  if (facts.units.length === 0) return 'filed';
  const last = facts.replies.at(-1);
  if (!last) return 'handling';
  const canRate = facts.proposers.some((item) => item.memberId !== null || item.bodyId !== null);
  const over = dueAfter(directory.calendar, last.at, directory.rules.rating.span) < now;
  return last.rating || over || !canRate ? 'closed' : 'rating';
}

async function checkSession(
  reader: Reader<ColumnKey>,
  directory: Directory,
  filedAt: Date | null,
  number: ReadNumber | null,
): Promise<Pick<OldProposal, 'sessionId' | 'termId' | 'season'> | undefined> {
  const label = textOf(reader.cell('session'));
  const named = label === '' ? undefined : directory.session(label);
  if (label !== '' && !named) reader.refuse('session', 'session_unknown', { value: reader.quoted('session') });
  const numbered = number?.session ? directory.session(number.session) : undefined;
  const placed = filedAt ? await directory.sessionAt(filedAt) : undefined;
  if (filedAt && label === '' && !numbered && !placed) reader.refuse('session', 'session_missing');
  const session = named ?? numbered ?? placed?.session;
  if (!session) return undefined;
  if (number?.session && numbered?.id !== session.id) {
    reader.warn('number', 'number_other_session', {
      session: directory.sessionName(session.id),
      value: number.written,
    });
  }
  if (!named && !numbered && placed?.guessed) {
    reader.warn('session', 'session_guessed', { session: directory.sessionName(session.id) });
  }
  const season = session.id === placed?.session.id ? placed.season : null;
  return { sessionId: session.id, termId: session.termId, season };
}

function checkCategory(reader: Reader<ColumnKey>, directory: Directory): string | null {
  const written = textOf(reader.cell('category'));
  if (written === '') return null;
  const category = directory.category(written) ?? null;
  if (category === null) reader.warn('category', 'category_unknown', { name: reader.quoted('category') });
  return category;
}

/**
 * Without a word on it the rules decide. A row with numbers of persons anywhere in what would be read stays inside
 * whatever it says: publishing it is a decision of the office, on the proposal itself.
 */
function checkPublicity(reader: Reader<ColumnKey>, directory: Directory, personal: readonly ColumnKey[]): Publicity {
  const written = textOf(reader.cell('publicity'));
  const wished = written === '' ? undefined : publicityOf(written);
  if (written !== '' && !wished) {
    reader.refuse('publicity', 'publicity_unclear', { value: reader.quoted('publicity') });
  }
  if (wished?.part) reader.warn('publicity', 'publicity_part', { value: reader.quoted('publicity') });
  if (reader.filled('publicity') && written === '') return 'internal';
  const publicity = wished?.publicity ?? directory.rules.publicity.defaultDecision;
  if (publicity === 'internal') return publicity;
  const sensitive = personal[0];
  if (sensitive) reader.warn(sensitive, 'sensitive_kept_internal');
  return sensitive ? 'internal' : publicity;
}

const monthColumns: ReadonlyArray<readonly [ColumnKey, MonthDate]> = [
  ['filedOn', 'filed'],
  ['dispatchedOn', 'dispatched'],
  ['repliedOn', 'replied'],
  ['secondRepliedOn', 'repliedAgain'],
  ['closedOn', 'closed'],
];

/**
 * Reads one row.
 * @param now rows dated later are refused
 * @param personal columns that hold personal data
 * @param chosen whom the office named among several of a name
 */
export async function checkRow(
  directory: Directory,
  source: SheetRow<ColumnKey>,
  now: Date,
  personal: ReadonlySet<ColumnKey>,
  chosen: PersonChosen = () => undefined,
): Promise<CheckedRow> {
  const reader = readRow(registerColumns, source, now);
  const subject = reader.text('subject');
  if (!reader.filled('subject')) reader.refuse('subject', 'subject_missing');
  const texts = {
    situation: reader.text('situation'),
    analysis: reader.text('analysis'),
    suggestions: reader.text('suggestions'),
  };
  if (texts.situation + texts.analysis + texts.suggestions === '') reader.warn('situation', 'text_missing');
  const filedAt = reader.date('filedOn');
  if (!reader.filled('filedOn')) reader.refuse('filedOn', 'filed_missing');
  const number = numberOf(reader.cell('number'));
  if (number === undefined) reader.refuse('number', 'number_unreadable', { value: reader.quoted('number') });
  const session = await checkSession(reader, directory, filedAt, number ?? null);
  const proposers = await checkProposers(reader, directory, session?.termId ?? '', chosen);
  const category = checkCategory(reader, directory);
  const handling = checkHandling(reader, directory, filedAt);
  const outcome = checkOutcome(reader, directory, handling.units.length > 0 || handling.replies.length > 0);
  const answered = new Set(handling.replies.map((reply) => (reply.round === 1 ? 'reply' : 'secondReply')));
  const unanswered = (key: ColumnKey) => (key === 'reply' || key === 'secondReply') && !answered.has(key);
  const publicity = checkPublicity(
    reader,
    directory,
    registerColumns.personal.filter((key) => personal.has(key) && !unanswered(key)),
  );
  const isKey = reader.flag('key');
  const isExcellent = reader.flag('excellent');
  const given = reader.text('reference');
  const { problems } = reader;
  const { sheet, row } = source;
  const filed = outcome.kind === 'filed';
  const serial = filed ? (number?.number ?? null) : null;
  const checked: CheckedRow = { sheet, row, title: subject.slice(0, 200).toWellFormed(), problems };
  if (session && serial !== null) checked.place = `${session.sessionId}/${serial}`;
  if (problems.some((problem) => problem.refused) || !session || !filedAt) return checked;
  const hash = sha([session.sessionId, subject, proposers[0]?.name, filedAt, texts]).slice(0, 40);
  const facts = { ...handling, proposers, outcome };
  checked.matter = {
    ...facts,
    ...texts,
    ...session,
    sheet,
    row,
    reference: given || (serial ? `number/${session.sessionId}/${serial}` : `row/${hash}`),
    number: serial,
    writtenNumber: number?.written || (filed || !number ? '' : String(number.number)),
    subject,
    category,
    filedAt,
    monthOnly: monthColumns.flatMap(([column, date]) => (reader.monthOnly(column) ? [date] : [])),
    dispatchedAt: handling.dispatchedAt ?? filedAt,
    publicity: filed ? publicity : 'internal',
    isKey,
    isExcellent,
    state: stateOf(facts, directory, now),
  };
  return checked;
}
