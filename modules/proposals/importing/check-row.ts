/** One row of an old register, read and judged. Nothing is asked of the database but names, and nothing is written. */
import { createHash } from 'node:crypto';
import { dueAfter } from '../../../platform/clock/working-days.ts';
import { findSensitive } from '../precheck.ts';
import type { Publicity } from '../tables.ts';
import type { Satisfaction } from '../tables-outcome.ts';
import { numberOf, publicityOf, textOf } from './cells.ts';
import { checkHandling, type OldHandling } from './check-handling.ts';
import { checkProposers, type OldProposer } from './check-proposers.ts';
import type { ColumnKey } from './columns.ts';
import type { Directory } from './directory.ts';
import type { RegisterRow } from './read-register.ts';
import { type RowProblem, type RowReader, readRow } from './row-reader.ts';

/** A proposal of the old register as it will be written. */
export interface OldProposal extends OldHandling {
  row: number;
  /** Names it for ever: the same row is never taken in twice. */
  reference: string;
  sessionId: string;
  termId: string;
  season: 'plenary' | 'intersession' | null;
  /** null: the next of the session. */
  number: number | null;
  subject: string;
  situation: string;
  analysis: string;
  suggestions: string;
  category: string | null;
  proposers: OldProposer[];
  filedAt: Date;
  rating: Satisfaction | null;
  publicity: Publicity;
  isKey: boolean;
  isExcellent: boolean;
  state: 'filed' | 'handling' | 'rating' | 'closed';
}

export interface CheckedRow {
  row: number;
  subject: string;
  problems: RowProblem[];
  /** Absent when the row is refused. */
  proposal?: OldProposal;
}

const sha = (parts: readonly unknown[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** Where the data say the proposal stands: an answered one is over when rated, closed, or the time for rating is past. */
function stateOf(
  facts: Pick<OldProposal, 'leadUnitId' | 'reply' | 'rating' | 'closedAt' | 'proposers'>,
  directory: Directory,
  now: Date,
): OldProposal['state'] {
  if (!facts.leadUnitId) return 'filed';
  if (!facts.reply) return 'handling';
  const canRate = facts.proposers.some((item) => item.memberId !== null || item.bodyId !== null);
  const over = dueAfter(facts.reply.at, directory.rules.rating.span) < now;
  return facts.rating || facts.closedAt || over || !canRate ? 'closed' : 'rating';
}

async function checkSession(
  reader: RowReader,
  directory: Directory,
  filedAt: Date | null,
): Promise<Pick<OldProposal, 'sessionId' | 'termId' | 'season'> | undefined> {
  const label = textOf(reader.cell('session'));
  const named = label === '' ? undefined : directory.session(label);
  if (label !== '' && !named) reader.refuse('session', 'session_unknown', { value: reader.quoted('session') });
  const placed = filedAt ? await directory.sessionAt(filedAt) : undefined;
  if (filedAt && label === '' && !placed) reader.refuse('session', 'session_missing');
  const session = named ?? placed?.session;
  if (!session) return undefined;
  if (!named && placed?.guessed) {
    reader.warn('session', 'session_guessed', { session: directory.sessionName(session.id) });
  }
  const season = session.id === placed?.session.id ? placed.season : null;
  return { sessionId: session.id, termId: session.termId, season };
}

function checkCategory(reader: RowReader, directory: Directory): string | null {
  if (!reader.filled('category')) return null;
  const category = directory.category(textOf(reader.cell('category'))) ?? null;
  if (category === null) reader.warn('category', 'category_unknown', { name: reader.quoted('category') });
  return category;
}

/** Without a word on it the rules decide, but a text with numbers of persons in it stays inside. */
function checkPublicity(
  reader: RowReader,
  directory: Directory,
  texts: ReadonlyArray<readonly [ColumnKey, string]>,
): Publicity {
  const wished = reader.filled('publicity') ? publicityOf(textOf(reader.cell('publicity'))) : undefined;
  if (reader.filled('publicity') && !wished) {
    reader.refuse('publicity', 'publicity_unclear', { value: reader.quoted('publicity') });
  }
  const sensitive = texts.find(([, text]) => findSensitive('situation', text).length > 0)?.[0];
  if (sensitive && wished !== 'internal') {
    reader.warn(sensitive, wished ? 'sensitive_public' : 'sensitive_kept_internal');
  }
  return wished ?? (sensitive ? 'internal' : directory.rules.publicity.defaultDecision);
}

/** Reads one row. @param now rows dated later are refused */
export async function checkRow(directory: Directory, source: RegisterRow, now: Date): Promise<CheckedRow> {
  const reader = readRow(source, now);
  const subject = reader.text('subject');
  if (subject === '') reader.refuse('subject', 'subject_missing');
  const texts = {
    situation: reader.text('situation'),
    analysis: reader.text('analysis'),
    suggestions: reader.text('suggestions'),
  };
  if (texts.situation + texts.analysis + texts.suggestions === '') reader.warn('situation', 'text_missing');
  const filedAt = reader.date('filedOn');
  if (!reader.filled('filedOn')) reader.refuse('filedOn', 'filed_missing');
  const session = await checkSession(reader, directory, filedAt);
  const number = numberOf(reader.cell('number'));
  if (number === undefined) reader.refuse('number', 'number_unreadable', { value: reader.quoted('number') });
  const proposers = await checkProposers(reader, directory, session?.termId ?? '');
  const category = checkCategory(reader, directory);
  const { rating, ...handling } = checkHandling(reader, directory, filedAt);
  const publicity = checkPublicity(reader, directory, [
    ['subject', subject],
    ...(Object.entries(texts) as Array<[keyof typeof texts, string]>),
    ['reply', handling.reply?.text ?? ''],
  ]);
  const isKey = reader.flag('key');
  const isExcellent = reader.flag('excellent');
  const given = reader.text('reference');
  const { problems } = reader;
  const checked: CheckedRow = { row: source.row, subject: subject.slice(0, 200), problems };
  if (problems.some((problem) => problem.refused) || !session || !filedAt) return checked;
  const hash = sha([session.sessionId, subject, proposers[0]?.name, filedAt, texts]).slice(0, 40);
  const facts = { ...handling, rating, proposers };
  checked.proposal = {
    ...facts,
    ...texts,
    ...session,
    row: source.row,
    reference: given || (number ? `number/${session.sessionId}/${number}` : `row/${hash}`),
    number: number ?? null,
    subject,
    category,
    filedAt,
    dispatchedAt: handling.dispatchedAt ?? filedAt,
    publicity,
    isKey,
    isExcellent,
    state: stateOf(facts, directory, now),
  };
  return checked;
}
