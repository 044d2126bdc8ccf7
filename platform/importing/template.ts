/** The workbook an office fills in: headings, explanations, and the names this assembly knows. */
import type { SheetSpec } from '../documents/sheet-cells.ts';
import type { Context } from '../http/context.ts';
import { headingIn } from './columns.ts';
import type { SheetKind } from './kind.ts';

/** Characters from which on a column of texts is wide. */
const LONG = 200;

/** Sheets of the template in the reader's language; headings of both languages are read back. */
export async function templateSheets<K extends string, M, D>(
  ctx: Context,
  kind: SheetKind<K, M, D>,
): Promise<SheetSpec[]> {
  const { t, locale } = ctx;
  const { keys, headings, required, limits } = kind.columns;
  const say = (key: string) => t(`importing.${key}`);
  const title = (key: K) => headingIn(kind.columns, key, locale);
  const lists = await kind.names(ctx);
  const longest = Math.max(0, ...lists.map((list) => list.names.length));
  return [
    {
      name: t(`${kind.words}.sheet`),
      columns: keys.map((key) => ({ title: title(key), ...((limits[key] ?? 0) >= LONG ? { width: 40 } : {}) })),
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
      rows: keys.map((key) => [
        title(key),
        headings[key].filter((heading) => heading !== title(key)).join('、'),
        required.includes(key) ? say('explain.yes') : '',
        t(`${kind.words}.about.${key}`),
      ]),
    },
    {
      name: say('sheet.names'),
      columns: lists.map(({ column }) => ({ title: title(column), width: 30 })),
      rows: Array.from({ length: longest }, (_, index) => lists.map(({ names }) => names[index] ?? null)),
    },
  ];
}
