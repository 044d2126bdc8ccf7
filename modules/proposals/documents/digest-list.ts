/** The digest: what each proposal wants, in a few lines, by category. */
import type { ListDocument } from '../../../platform/documents/list-docx.ts';
import type { Cell, SheetSpec } from '../../../platform/documents/sheet-cells.ts';
import { joinNames, writtenDay } from '../../../platform/documents/wording.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { ExportLine } from './export-rows.ts';
import { numberWords } from './wording.ts';

type Words = Pick<Context, 't' | 'locale'>;

const LONGEST = 200;

/** The first sentences of the text, at most 200 characters; a sentence is cut only when it is longer than that. */
export function digestOf(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= LONGEST) return plain;
  const part = plain.slice(0, LONGEST);
  const end = Math.max(...['。', '；', '！', '？', '. ', '; '].map((mark) => part.lastIndexOf(mark)));
  return end > LONGEST / 3 ? part.slice(0, end + 1) : `${part.slice(0, LONGEST - 1)}…`;
}

async function* cellsOf(lines: AsyncIterable<ExportLine>, { locale }: Words): AsyncGenerator<Cell[]> {
  for await (const line of lines) {
    const units = joinNames([...line.leadUnits, ...line.assistingUnits], locale);
    const proposers = joinNames(line.proposerNames, locale);
    yield [line.session, line.number, line.category, line.subject, proposers, digestOf(line.digestSource), units];
  }
}

export function digestSheet(lines: AsyncIterable<ExportLine>, words: Words): SheetSpec {
  const title = (key: string) => words.t(`proposals.documents.register.${key}`);
  return {
    name: words.t('proposals.documents.digest.sheet'),
    columns: [
      { title: title('session'), width: 14 },
      { title: title('number'), kind: 'integer' },
      { title: title('category'), width: 16 },
      { title: title('subject'), width: 50 },
      { title: words.t('proposals.documents.proposal.proposers'), width: 24 },
      { title: words.t('proposals.documents.digest.digest'), width: 90 },
      { title: words.t('proposals.documents.proposal.units'), width: 30 },
    ],
    rows: cellsOf(lines, words),
  };
}

export function digestDocument(
  lines: readonly ExportLine[],
  { t, locale }: Words,
  assemblyName: string,
  now: Date,
): ListDocument {
  const say = (key: string, params?: Record<string, unknown>) => t(`proposals.documents.digest.${key}`, params);
  return {
    title: say('title', { assembly: assemblyName }),
    subtitles: [t('proposals.documents.register.count', { count: lines.length, date: writtenDay(now, locale) })],
    parts: [...Map.groupBy(lines, (line) => line.category || say('noCategory'))].map(([category, group]) => ({
      title: category,
      blocks: group.flatMap((line) => {
        const units = joinNames([...line.leadUnits, ...line.assistingUnits], locale);
        const paragraphs = [
          say('proposedBy', { names: joinNames(line.proposerNames, locale) }),
          digestOf(line.digestSource),
          units === '' ? '' : say('handledBy', { units }),
        ];
        return [
          {
            kind: 'heading' as const,
            level: 2 as const,
            numbered: false,
            text: `${numberWords(line.number, t)}　${line.subject}`,
          },
          ...paragraphs.filter(Boolean).map((text) => ({ kind: 'paragraph' as const, text })),
        ];
      }),
    })),
    meta: { lang: locale, author: assemblyName, createdAt: now },
  };
}
