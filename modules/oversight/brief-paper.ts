/** A weekly brief as a paper: the figures, what is late by unit and stage, matters under a leader's eye, answers of the week. */
import type { Block } from '../../platform/documents/blocks.ts';
import type { PaperDocument } from '../../platform/documents/document-parts.ts';
import { writtenDay } from '../../platform/documents/wording.ts';
import type { Context } from '../../platform/http/context.ts';
import { bracketed } from '../../platform/i18n/lists.ts';
import type { Overview, OverviewLine } from './contract.ts';

const table = (columns: Array<[title: string, weight?: number]>, rows: string[][]): Block => ({
  kind: 'table',
  columns: columns.map(([title, weight = 1], index) => ({ title, weight, align: index === 0 ? 'left' : 'center' })),
  rows,
});

/** @param ctx of the reader: the paper is in their language */
export function briefPaper(
  { t, locale, assembly }: Pick<Context, 't' | 'locale' | 'assembly'>,
  overview: Overview,
): PaperDocument {
  const say = (key: string, params?: Record<string, unknown>) => t(`oversight.${key}`, params);
  const numbered = locale === 'zh-CN';
  const none = (key: string): Block => ({ kind: 'paragraph', text: say(key) });
  const lines = (items: readonly OverviewLine[], empty: string): Block =>
    items.length === 0
      ? none(empty)
      : table(
          [
            [say('col.title'), 5],
            [say('col.unit'), 3],
            [say('col.note'), 2],
            ...(empty === 'noKey' ? [[say('col.due'), 2] as [string, number]] : []),
          ],
          items.map((item) => [
            item.number === null ? item.title : say('numbered', { number: item.number, title: item.title }),
            item.who || '—',
            item.note,
            ...(empty === 'noKey' ? [writtenDay(item.dueAt, locale) || '—'] : []),
          ]),
        );
  return {
    heading: say('brief.heading', { assembly: (locale === 'en' && assembly.nameEn) || assembly.name }),
    title: say('brief.title'),
    subtitle: say('span', { from: writtenDay(overview.from, locale), until: writtenDay(overview.until, locale) }),
    info: [],
    sections: [
      {
        title: say('figures'),
        numbered,
        blocks: [
          table(
            [
              [say('col.figure'), 3],
              [say('col.count'), 1],
              [say('col.how'), 6],
            ],
            overview.counts.map((item) => [item.label, String(item.count), item.how]),
          ),
        ],
      },
      {
        title: say('late'),
        numbered,
        blocks: [
          overview.late.length === 0
            ? none('noLate')
            : table(
                [[say('col.waits'), 3], ...overview.stages.map(({ label }) => [label] as [string]), [say('col.total')]],
                overview.late.map((row) => [
                  bracketed(row.name, row.about, locale),
                  ...row.counts.map((count) => (count === 0 ? '' : String(count))),
                  String(row.total),
                ]),
              ),
        ],
      },
      { title: say('key'), numbered, blocks: [lines(overview.key, 'noKey')] },
      { title: say('answers'), numbered, blocks: [lines(overview.answers, 'noAnswers')] },
    ],
    notes: [say('brief.note')],
    labels: { attachments: '' },
  };
}
