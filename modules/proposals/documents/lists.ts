/** The office's lists to take away: register, digest, assignments. */

import { joinNames } from '../../../platform/documents/wording.ts';
import type { ListColumn, ListDescription, ListWords } from '../../../platform/exporting/list.ts';
import type { AssignmentLine } from './assignment-lines.ts';
import type { ExportLine } from './export-rows.ts';
import { numberWords } from './wording.ts';

/** Its heading stands among the words of the register. */
const registered = <L>(key: string, column: Omit<ListColumn<L>, 'key' | 'heading'>): ListColumn<L> => ({
  key,
  heading: `proposals.documents.register.${key}`,
  ...column,
});

const yes = (flag: boolean, { t }: ListWords) => (flag ? t('proposals.documents.register.yes') : '');

const session = registered<ExportLine>('session', { width: 14, cell: (line) => line.session });
const number = registered<ExportLine>('number', { kind: 'integer', printed: 1, cell: (line) => line.number });
const subject = registered<ExportLine>('subject', { width: 50, printed: 6, cell: (line) => line.subject });
const category = registered<ExportLine>('category', { width: 16, printed: 2, cell: (line) => line.category });

/** Every column as a spreadsheet, those an office prints on paper. */
export const registerList: ListDescription<ExportLine> = {
  sheet: 'proposals.documents.register.sheet',
  columns: [
    session,
    number,
    subject,
    registered('proposer', { width: 16, printed: 2, cell: (line) => line.firstProposer }),
    registered('proposers', { kind: 'integer', cell: (line) => line.proposerNames.length }),
    registered('kind', { width: 14, cell: (line, { t }) => t(`proposals.kind.${line.kind}`) }),
    registered('season', { cell: (line, { t }) => (line.season ? t(`proposals.season.${line.season}`) : '') }),
    category,
    registered('state', { printed: 2, cell: (line, { t }) => t(`proposals.state.${line.state}`) }),
    registered('lead', { width: 24, printed: 3, cell: (line, { locale }) => joinNames(line.leadUnits, locale) }),
    registered('assisting', { width: 24, cell: (line, { locale }) => joinNames(line.assistingUnits, locale) }),
    registered('filedOn', { kind: 'date', printed: 2, cell: (line) => line.filedAt }),
    registered('dispatchedOn', { kind: 'date', cell: (line) => line.dispatchedAt }),
    registered('repliedOn', { kind: 'date', printed: 2, cell: (line) => line.repliedAt }),
    registered('class', { printed: 1, cell: (line) => line.class }),
    registered('satisfied', { kind: 'integer', cell: (line) => line.satisfied }),
    registered('basically', { kind: 'integer', cell: (line) => line.basically }),
    registered('unsatisfied', { kind: 'integer', cell: (line) => line.unsatisfied }),
    registered('key', { cell: (line, words) => yes(line.isKey, words) }),
    registered('excellent', { cell: (line, words) => yes(line.isExcellent, words) }),
    registered('publicity', {
      width: 14,
      cell: (line, { t }) => (line.publicity ? t(`proposals.publicity.${line.publicity}`) : ''),
    }),
    registered('closedOn', { kind: 'date', cell: (line) => line.closedAt }),
  ],
  paper: {
    title: 'proposals.documents.register.title',
    counted: 'proposals.documents.register.count',
    orientation: 'landscape',
    group: (line) => line.session,
  },
};

const LONGEST = 200;

/** The first sentences of the text, at most 200 characters; a sentence is cut only when it is longer than that. */
export function digestOf(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= LONGEST) return plain;
  const part = plain.slice(0, LONGEST);
  const end = Math.max(...['。', '；', '！', '？', '. ', '; '].map((mark) => part.lastIndexOf(mark)));
  return end > LONGEST / 3 ? part.slice(0, end + 1) : `${part.slice(0, LONGEST - 1)}…`;
}

const proposersOf = (line: ExportLine, { locale }: ListWords) => joinNames(line.proposerNames, locale);
const unitsOf = (line: ExportLine, { locale }: ListWords) =>
  joinNames([...line.leadUnits, ...line.assistingUnits], locale);

/** What each proposal wants, in a few lines, by category. */
export const digestList: ListDescription<ExportLine> = {
  sheet: 'proposals.documents.digest.sheet',
  columns: [
    session,
    number,
    category,
    subject,
    { key: 'proposers', heading: 'proposals.documents.proposal.proposers', width: 24, cell: proposersOf },
    {
      key: 'digest',
      heading: 'proposals.documents.digest.digest',
      width: 90,
      cell: (line) => digestOf(line.digestSource),
    },
    { key: 'units', heading: 'proposals.documents.proposal.units', width: 30, cell: unitsOf },
  ],
  paper: {
    title: 'proposals.documents.digest.title',
    counted: 'proposals.documents.register.count',
    group: (line, { t }) => line.category || t('proposals.documents.digest.noCategory'),
    blocks: (line, words) => {
      const say = (key: string, params: object) => words.t(`proposals.documents.digest.${key}`, { ...params });
      const units = unitsOf(line, words);
      const paragraphs = [
        say('proposedBy', { names: proposersOf(line, words) }),
        digestOf(line.digestSource),
        units === '' ? '' : say('handledBy', { units }),
      ];
      const text = `${numberWords(line.number, words.t)}　${line.subject}`;
      return [
        { kind: 'heading', level: 2, numbered: false, text },
        ...paragraphs.filter(Boolean).map((paragraph) => ({ kind: 'paragraph' as const, text: paragraph })),
      ];
    },
  },
};

const assigned = (
  key: string,
  column: Omit<ListColumn<AssignmentLine>, 'key' | 'heading'>,
): ListColumn<AssignmentLine> => ({ key, heading: `proposals.documents.assignments.${key}`, ...column });

/** What every unit was given, with whom, until when; one table a unit. */
export const assignmentList: ListDescription<AssignmentLine> = {
  sheet: 'proposals.documents.assignments.sheet',
  columns: [
    assigned('unit', { width: 24, cell: (line) => line.unit }),
    registered('session', { width: 14, printed: 2, cell: (line) => line.session }),
    registered('number', {
      kind: 'integer',
      printed: 2,
      cell: (line) => line.number,
      print: (line, { t }) => numberWords(line.number, t),
    }),
    registered('subject', { width: 50, printed: 6, cell: (line) => line.subject }),
    registered('proposer', { width: 16, printed: 2, cell: (line) => line.proposer }),
    assigned('role', { printed: 1, cell: (line) => line.role }),
    assigned('others', { width: 30, printed: 3, cell: (line) => line.others.join('；') }),
    registered('dispatchedOn', { kind: 'date', cell: (line) => line.dispatchedAt }),
    assigned('due', { kind: 'date', printed: 2, cell: (line) => line.dueAt }),
    assigned('issuedOn', { kind: 'date', cell: (line) => line.issuedAt }),
    registered('state', { width: 14, printed: 2, cell: (line) => line.state }),
  ],
  paper: {
    title: 'proposals.documents.assignments.title',
    orientation: 'landscape',
    group: (line) => line.unit,
    groupTitle: (unit, count, { t }) => `${unit}　${t('proposals.documents.assignments.count', { count })}`,
  },
};
