/** The workbook an office fills in: headings, explanations, and the names this assembly knows. */
import type { SheetSpec } from '../../../platform/documents/sheet-cells.ts';
import type { Context } from '../../../platform/http/context.ts';
import { listSessions, listTerms, listUnits, sessionLabel } from '../../assemblies/index.ts';
import type { ProposalRules } from '../rules.ts';
import { columnKeys, headingOf, headings, requiredColumns } from './columns.ts';

const wide = new Set(['subject', 'situation', 'analysis', 'suggestions', 'reply']);

/** Sheets of the template in the reader's language; headings of both languages are read back. */
export async function templateSheets(ctx: Context, rules: ProposalRules | undefined): Promise<SheetSpec[]> {
  const { t, locale } = ctx;
  const word = locale === 'en' ? 'en' : 'zh';
  const say = (key: string, params?: Record<string, unknown>) => t(`proposals.importing.${key}`, params);
  const units = await listUnits(ctx.db, ctx.assembly.id, 'handling');
  const terms = new Map((await listTerms(ctx.db, ctx.assembly.id)).map((term) => [term.id, term.ordinal]));
  const sessions = (await listSessions(ctx.db, ctx.assembly.id)).map((session) =>
    sessionLabel(terms.get(session.termId) ?? 0, session.ordinal, locale),
  );
  const lists = [
    sessions,
    (rules?.categories ?? []).map((item) => item[word]),
    units.map((unit) => unit.name),
    (rules?.classes ?? []).map((item) => `${item.code}（${item[word]}）`),
    (['satisfied', 'basically', 'unsatisfied'] as const).map((level) => t(`handling.satisfaction.${level}`)),
    (['public', 'title_only', 'internal'] as const).map((dial) => t(`proposals.publicity.${dial}`)),
  ];
  const longest = Math.max(...lists.map((list) => list.length));
  return [
    {
      name: say('sheet.register'),
      columns: columnKeys.map((key) => ({ title: headingOf(key, locale), ...(wide.has(key) ? { width: 40 } : {}) })),
      rows: [],
    },
    {
      name: say('sheet.explanations'),
      columns: [
        { title: say('explain.column'), width: 22 },
        { title: say('explain.also'), width: 40 },
        { title: say('explain.required'), width: 10 },
        { title: say('explain.what'), width: 90 },
      ],
      rows: columnKeys.map((key) => [
        headingOf(key, locale),
        headings[key].filter((heading) => heading !== headingOf(key, locale)).join('、'),
        requiredColumns.includes(key) ? say('explain.yes') : '',
        say(`about.${key}`),
      ]),
    },
    {
      name: say('sheet.names'),
      columns: (['session', 'category', 'lead', 'class', 'rating', 'publicity'] as const).map((key) => ({
        title: headingOf(key, locale),
        width: 30,
      })),
      rows: Array.from({ length: longest }, (_, index) => lists.map((list) => list[index] ?? null)),
    },
  ];
}
