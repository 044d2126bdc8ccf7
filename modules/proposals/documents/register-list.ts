/** The register as a spreadsheet of every column, and as a Word list of those an office prints. */
import { dayOf } from '../../../platform/calendar/days.ts';
import type { ListDocument } from '../../../platform/documents/list-docx.ts';
import type { Cell, SheetColumn, SheetSpec } from '../../../platform/documents/sheet-cells.ts';
import { joinNames, writtenDay } from '../../../platform/documents/wording.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { ExportLine } from './export-rows.ts';

type Words = Pick<Context, 't' | 'locale'>;

interface Column extends Omit<SheetColumn, 'title'> {
  key: string;
  cell(line: ExportLine, words: Words): Cell;
}

const yes = (flag: boolean, { t }: Words) => (flag ? t('proposals.documents.register.yes') : '');

const columns: readonly Column[] = [
  { key: 'session', width: 14, cell: (line) => line.session },
  { key: 'number', kind: 'integer', cell: (line) => line.number },
  { key: 'subject', width: 50, cell: (line) => line.subject },
  { key: 'proposer', width: 16, cell: (line) => line.firstProposer },
  { key: 'proposers', kind: 'integer', cell: (line) => line.proposerNames.length },
  { key: 'kind', width: 14, cell: (line, { t }) => t(`proposals.kind.${line.kind}`) },
  { key: 'season', cell: (line, { t }) => (line.season ? t(`proposals.season.${line.season}`) : '') },
  { key: 'category', width: 16, cell: (line) => line.category },
  { key: 'state', cell: (line, { t }) => t(`proposals.state.${line.state}`) },
  { key: 'lead', width: 24, cell: (line, { locale }) => joinNames(line.leadUnits, locale) },
  { key: 'assisting', width: 24, cell: (line, { locale }) => joinNames(line.assistingUnits, locale) },
  { key: 'filedOn', kind: 'date', cell: (line) => line.filedAt },
  { key: 'dispatchedOn', kind: 'date', cell: (line) => line.dispatchedAt },
  { key: 'repliedOn', kind: 'date', cell: (line) => line.repliedAt },
  { key: 'class', cell: (line) => line.class },
  { key: 'satisfied', kind: 'integer', cell: (line) => line.satisfied },
  { key: 'basically', kind: 'integer', cell: (line) => line.basically },
  { key: 'unsatisfied', kind: 'integer', cell: (line) => line.unsatisfied },
  { key: 'key', cell: (line, words) => yes(line.isKey, words) },
  { key: 'excellent', cell: (line, words) => yes(line.isExcellent, words) },
  {
    key: 'publicity',
    width: 14,
    cell: (line, { t }) => (line.publicity ? t(`proposals.publicity.${line.publicity}`) : ''),
  },
  { key: 'closedOn', kind: 'date', cell: (line) => line.closedAt },
];

async function* cellsOf(lines: AsyncIterable<ExportLine>, words: Words): AsyncGenerator<Cell[]> {
  for await (const line of lines) yield columns.map((column) => column.cell(line, words));
}

export function registerSheet(lines: AsyncIterable<ExportLine>, words: Words): SheetSpec {
  return {
    name: words.t('proposals.documents.register.sheet'),
    columns: columns.map(({ key, kind, width }) => ({
      title: words.t(`proposals.documents.register.${key}`),
      ...(kind ? { kind } : {}),
      ...(width ? { width } : {}),
    })),
    rows: cellsOf(lines, words),
  };
}

const printed = [
  ['number', 1],
  ['subject', 6],
  ['proposer', 2],
  ['category', 2],
  ['lead', 3],
  ['filedOn', 2],
  ['repliedOn', 2],
  ['class', 1],
  ['state', 2],
] as const;

/** Sessions one after another, each with its table. */
export function registerDocument(
  lines: readonly ExportLine[],
  words: Words,
  assemblyName: string,
  now: Date,
): ListDocument {
  const { t, locale } = words;
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const text = (key: string, line: ExportLine) => {
    const cell = byKey.get(key)!.cell(line, words);
    return cell instanceof Date ? dayOf(cell) : cell === null ? '' : String(cell);
  };
  return {
    title: t('proposals.documents.register.title', { assembly: assemblyName }),
    subtitles: [t('proposals.documents.register.count', { count: lines.length, date: writtenDay(now, locale) })],
    orientation: 'landscape',
    parts: [...Map.groupBy(lines, (line) => line.session)].map(([session, group]) => ({
      title: session,
      columns: printed.map(([key, weight]) => ({ title: t(`proposals.documents.register.${key}`), weight })),
      rows: group.map((line) => printed.map(([key]) => text(key, line))),
    })),
    meta: { lang: locale, author: assemblyName, createdAt: now },
  };
}
