/** Old records of a kind of matter: looked through, taken in, kept in a log, taken back. */
import { z } from 'zod';
import { instant } from '../http/dates.ts';
import { endpoint } from '../http/endpoint.ts';
import { pageAnswered } from '../http/pages.ts';

const id = z.uuid();
const count = z.number().int();
const required = (most: number) => z.string().trim().min(1).max(most);
const paging = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(100).default(20),
};

/** Which of several members of a name is meant, row by row. */
const peopleChoices = z
  .array(
    z.object({
      sheet: z.string().trim().max(100),
      row: z.number().int().positive(),
      name: required(200),
      memberId: id,
    }),
  )
  .max(10_000)
  .default([]);

const rowProblem = z.object({
  column: z.string(),
  code: z.string(),
  message: z.string(),
  /** Of several members of a name: say which one and look again. */
  people: z.object({ name: z.string(), choices: z.array(z.object({ memberId: id, label: z.string() })) }).nullable(),
});

const importRow = z.object({
  /** Empty when the file has one sheet that is read. */
  sheet: z.string(),
  row: count,
  status: z.enum(['ready', 'warning', 'known', 'refused']),
  subject: z.string(),
  problems: z.array(rowProblem),
});

const rowOutcome = z.enum(['waiting', 'taken_in', 'known', 'left_out', 'refused']);

const importSummary = z.object({
  importId: id,
  fileName: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'taken_back']),
  /** What stopped it, in a sentence. */
  problem: z.string().nullable(),
  total: count,
  /** Rows to be taken in, and how many of them are. */
  wanted: count,
  done: count,
  startedBy: z.string(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  takenBackBy: z.string().nullable(),
  takenBackAt: instant.nullable(),
});

const importParams = z.object({ importId: id });
const bodyOf = <const C extends readonly [string, ...string[]]>(columns: C) => ({
  fileId: id,
  /** What headings mean, where the office says so; `null`: nothing. Others mean what they are known to mean. */
  columns: z
    .array(z.object({ heading: required(200), column: z.enum(columns).nullable() }))
    .max(300)
    .default([]),
  people: peopleChoices,
});

/**
 * @param prefix of its addresses, as `/imports`
 * @param columns keys of its columns
 * @param idName name of a matter's id in answers, as `proposalId`
 */
export const importingEndpoints = <
  const P extends string,
  const C extends readonly [string, ...string[]],
  const I extends string,
>(
  prefix: P,
  columns: C,
  idName: I,
) => {
  const column = z.enum(columns);
  const matterId = { [idName]: id.nullable() } as Record<I, z.ZodNullable<typeof id>>;
  return {
    importTemplate: endpoint({ method: 'GET', path: `${prefix}/template`, response: 'file' }),
    /** Reads the workbook and reports row by row; writes nothing but the file itself. */
    previewImport: endpoint({
      method: 'POST',
      path: `${prefix}/preview`,
      body: z.object(bodyOf(columns)),
      response: z.object({
        fileId: id,
        fingerprint: z.string(),
        total: count,
        ready: count,
        warnings: count,
        known: count,
        refused: count,
        /** Rows to be taken in that nobody answered, or nobody rated yet: history, or still at work? */
        open: count,
        rows: z.array(importRow),
        sheets: z.array(z.object({ name: z.string(), rows: count, read: z.boolean() })),
        headings: z.array(
          z.object({
            sheet: z.string(),
            heading: z.string(),
            column: column.nullable(),
            hidden: z.boolean().describe('The file does not show the column'),
            samples: z.array(z.string()),
          }),
        ),
        columnNames: z.array(z.object({ column, name: z.string(), required: z.boolean() })),
      }),
    }),
    /** Begins to take in the rows the preview called ready, and those with warnings when asked. */
    runImport: endpoint({
      method: 'POST',
      path: `${prefix}/run`,
      body: z.object({
        ...bodyOf(columns),
        fingerprint: required(100),
        withWarnings: z.boolean().default(true),
        unanswered: z
          .enum(['history', 'live'])
          .nullable()
          .default(null)
          .describe('What rows are that nobody answered; needed when there are any'),
      }),
      response: z.object({ importId: id }),
    }),
    listImports: endpoint({
      method: 'GET',
      path: prefix,
      query: z.object(paging),
      response: z.object({ items: z.array(importSummary), total: count, page: pageAnswered, size: count }),
    }),
    getImport: endpoint({
      method: 'GET',
      path: `${prefix}/:importId`,
      params: importParams,
      query: z.object({ ...paging, outcome: rowOutcome.optional() }),
      response: importSummary.extend({
        fileId: id,
        hiddenColumns: z
          .array(z.object({ heading: z.string(), read: z.boolean() }))
          .describe('Columns the file did not show, and whether they were read'),
        counts: z.object({ waiting: count, taken_in: count, known: count, left_out: count, refused: count }),
        rows: z.array(
          z.object({
            sheet: z.string(),
            row: count,
            subject: z.string(),
            outcome: rowOutcome,
            /** What it became; null when it was not taken in, or was taken back. */
            ...matterId,
            problems: z.array(z.object({ column: z.string(), code: z.string(), message: z.string() })),
          }),
        ),
        rowTotal: count,
        page: pageAnswered,
        size: count,
      }),
    }),
    /** Undoes an import whole, as long as nothing has happened to what came in. */
    takeBackImport: endpoint({
      method: 'POST',
      path: `${prefix}/:importId/take-back`,
      params: importParams,
      body: z.object({ reason: required(400) }),
      response: z.object({ takenBack: count }),
    }),
  } as const;
};
