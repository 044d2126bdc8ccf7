/** What the operations of a kind's imports do; its module binds them to its endpoints. */
import { type Selectable, sql } from 'kysely';
import { writeAudit } from '../audit/audit.ts';
import { xlsxType } from '../documents/answers.ts';
import { writeWorkbook } from '../documents/sheets.ts';
import type { Context } from '../http/context.ts';
import type { FileAnswer, Operation } from '../http/operation.ts';
import { pageShown } from '../http/pages.ts';
import { conflict, invalid, notFound } from '../http/problem.ts';
import { headingIn } from './columns.ts';
import { examineFile, turns } from './examine.ts';
import { headingChoices, keepHeadings } from './headings-kept.ts';
import type { CheckedRow, SheetKind } from './kind.ts';
import { beginImport } from './log.ts';
import type { ImportChoices, ImportLine, ImportRow, RowOutcome } from './tables.ts';
import { templateSheets } from './template.ts';
import './tables.ts';

/** How previews and runs are bound: they read a file for seconds before they write. */
export const previewOptions: Partial<Operation> = { ownTransaction: true, limit: 20, bodyLimit: 2 << 20 };
export const runOptions: Partial<Operation> = { ownTransaction: true, limit: 10, bodyLimit: 2 << 20 };

/** Name of the job that works imports of a kind. */
export const importJobOf = (kind: { words: string }): string => `${kind.words.split('.')[0]}-import`;

interface Said<K extends string> {
  fileId: string;
  columns: ReadonlyArray<{ heading: string; column: K | null }>;
  people: ImportChoices['people'];
}

async function examined<K extends string, M, D>(ctx: Context, kind: SheetKind<K, M, D>, body: Said<K>) {
  kind.requireImporter(ctx);
  const columns = await headingChoices(ctx, kind, body.columns);
  const file = await kind.bytesOf(ctx, body.fileId, ctx.actor.accountId);
  return { columns, found: await examineFile(ctx, kind, file, { columns, people: body.people }) };
}

function statusOf(row: CheckedRow): 'ready' | 'warning' | 'known' | 'refused' {
  if (row.problems.some((problem) => problem.code === 'already_imported')) return 'known';
  if (row.problems.some((problem) => problem.refused)) return 'refused';
  return row.problems.length > 0 ? 'warning' : 'ready';
}

/** The sentence of a problem: one all kinds share, or the kind's own. */
function saidOf(ctx: Context, { words }: { words: string }, code: string, params: Record<string, string | number>) {
  const own = `${words}.problem.${code}`;
  const said = ctx.t(own, params);
  return said === own ? ctx.t(`importing.problem.${code}`, params) : said;
}

/** Says row by row what an import of the uploaded file would do; writes nothing. */
export const previewOf =
  <K extends string, M, D>(kind: SheetKind<K, M, D>) =>
  async (ctx: Context, { body }: { body: Said<K> }) => {
    const { found } = await examined(ctx, kind, body);
    const nameOf = (column: K) => headingIn(kind.columns, column, ctx.locale);
    const shown = (row: CheckedRow<K, M>) => ({
      sheet: row.sheet,
      row: row.row,
      status: statusOf(row),
      subject: row.title,
      problems: row.problems.map((problem) => ({
        column: found.columns.get(problem.column) ?? nameOf(problem.column),
        code: problem.code,
        message: saidOf(ctx, kind, problem.code, problem.params),
        people: problem.choices ? { name: String(problem.params.name), choices: problem.choices } : null,
      })),
    });
    const rows: Array<ReturnType<typeof shown>> = [];
    const turn = turns();
    for (const row of found.rows) {
      rows.push(shown(row));
      await turn();
    }
    const count = (status: string) => rows.filter((row) => row.status === status).length;
    return {
      fileId: body.fileId,
      fingerprint: found.fingerprint,
      total: rows.length,
      ready: count('ready'),
      warnings: count('warning'),
      known: count('known'),
      refused: count('refused'),
      open: found.rows.filter((row) => row.matter && kind.isOpen(row.matter)).length,
      rows,
      sheets: found.sheets,
      headings: found.headings.map(({ key, ...heading }) => ({ ...heading, column: key })),
      columnNames: kind.columns.keys.map((column) => ({
        column,
        name: nameOf(column),
        required: kind.columns.required.includes(column),
      })),
    };
  };

/** Begins to take a file in as its preview showed it; the same file again adds nothing. */
export const runOf =
  <K extends string, M, D>(kind: SheetKind<K, M, D>) =>
  async (
    ctx: Context,
    { body }: { body: Said<K> & { fingerprint: string } & Pick<ImportChoices, 'withWarnings' | 'unanswered'> },
  ) => {
    const { fileId, people, withWarnings, unanswered } = body;
    const { columns, found } = await examined(ctx, kind, body);
    if (found.fingerprint !== body.fingerprint) throw conflict('preview_outdated');
    if (found.rows.length === 0) throw invalid('body.fileId', 'workbook_no_headings');
    const open = found.rows.some((row) => row.matter && kind.isOpen(row.matter));
    if (open && unanswered === null) throw invalid('body.unanswered', 'unanswered_undecided');
    const hidden = found.headings.filter((item) => item.hidden);
    const choices: ImportChoices = {
      columns: Object.fromEntries(columns),
      people,
      withWarnings,
      unanswered,
      hiddenColumns: hidden.map(({ heading, key }) => ({ heading, read: key !== null })),
    };
    const importId = await ctx.db.transaction().execute(async (trx) => {
      const inside = { ...ctx, db: trx };
      await keepHeadings(inside, kind.kind, body.columns);
      const id = await beginImport(inside, found, { kind: kind.kind, fileId, choices });
      await writeAudit(inside, 'register.import_begun', `import/${id}`, { file: found.filename, fileId });
      await ctx.jobs.send(trx, importJobOf(kind), { importId: id });
      return id;
    });
    return { importId };
  };

const iso = (at: Date | null) => (at === null ? null : at.toISOString());

function summaryOf(ctx: Context, row: Selectable<ImportRow>) {
  const field = `errors.field.${row.problem}`;
  const said = ctx.t(field);
  return {
    importId: row.id,
    fileName: row.file_name,
    state: row.state,
    problem: row.problem === null ? null : said === field ? ctx.t(`errors.${row.problem}`) : said,
    total: row.total,
    wanted: row.wanted,
    done: row.done,
    startedBy: row.started_by_name,
    createdAt: row.created_at.toISOString(),
    finishedAt: iso(row.finished_at),
    takenBackBy: row.taken_back_by_name,
    takenBackAt: iso(row.taken_back_at),
  };
}

/** Imports of the assembly, the newest first. */
export const listOf =
  <K extends string, M, D>(kind: SheetKind<K, M, D>) =>
  async (ctx: Context, { query }: { query: { page: number; size: number } }) => {
    kind.requireImporter(ctx);
    const { size } = query;
    const imports = ctx.db
      .selectFrom('imports')
      .where('assembly_id', '=', ctx.assembly.id)
      .where('kind', '=', kind.kind);
    const { total } = await imports.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    const page = pageShown(query.page, Number(total), size);
    const rows = await imports
      .selectAll()
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(size)
      .offset((page - 1) * size)
      .execute();
    return { items: rows.map((row) => summaryOf(ctx, row)), total: Number(total), page, size };
  };

interface Asked {
  params: { importId: string };
  query: { page: number; size: number; outcome?: RowOutcome | undefined };
}

/** One import row by row. @param idName name of a matter's id in the answer */
export const shownOf =
  <K extends string, M, D, const I extends string>(kind: SheetKind<K, M, D>, idName: I) =>
  async (ctx: Context, { params, query: { page: asked, size, outcome } }: Asked) => {
    kind.requireImporter(ctx);
    const found = await ctx.db
      .selectFrom('imports')
      .selectAll()
      .where('id', '=', params.importId)
      .where('assembly_id', '=', ctx.assembly.id)
      .where('kind', '=', kind.kind)
      .executeTakeFirst();
    if (!found) throw notFound();
    const { rows: counted } = await sql<{ outcome: RowOutcome; total: number }>`select outcome, count(*) as total
      from import_rows where import_id = ${found.id} group by outcome`.execute(ctx.db);
    const counts = { waiting: 0, taken_in: 0, known: 0, left_out: 0, refused: 0 };
    for (const row of counted) counts[row.outcome] = Number(row.total);
    const rowTotal = outcome ? counts[outcome] : Object.values(counts).reduce((sum, count) => sum + count, 0);
    const page = pageShown(asked, rowTotal, size);
    let select = ctx.db.selectFrom('import_rows').selectAll().where('import_id', '=', found.id);
    if (outcome) select = select.where('outcome', '=', outcome);
    const rows: Selectable<ImportLine>[] = await select
      .orderBy('place')
      .limit(size)
      .offset((page - 1) * size)
      .execute();
    const idOf = (row: Selectable<ImportLine>) =>
      ({ [idName]: found.state === 'taken_back' ? null : row.matter_id }) as Record<I, string | null>;
    return {
      ...summaryOf(ctx, found),
      fileId: found.file_id,
      hiddenColumns: found.choices.hiddenColumns ?? [],
      counts,
      rows: rows.map((row) => ({
        sheet: row.sheet,
        row: row.row_number,
        subject: row.subject,
        outcome: row.outcome,
        ...idOf(row),
        problems: row.problems.map(({ column, code, params: values }) => ({
          column: headingIn(kind.columns, column as K, ctx.locale),
          code,
          message: saidOf(ctx, kind, code, values),
        })),
      })),
      rowTotal,
      page,
      size,
    };
  };

/** Rows named in a refusal. */
const NAMED = 5;

/** Undoes an import whole: what came in goes, its lines of history and the log stay. */
export const takeBackOf =
  <K extends string, M, D>(kind: SheetKind<K, M, D>) =>
  async (ctx: Context, { params, body }: { params: { importId: string }; body: { reason: string } }) => {
    kind.requireImporter(ctx);
    const { importId } = params;
    const found = await ctx.db
      .selectFrom('imports')
      .select(['state', 'file_name'])
      .where('id', '=', importId)
      .where('assembly_id', '=', ctx.assembly.id)
      .where('kind', '=', kind.kind)
      .forUpdate()
      .executeTakeFirst();
    if (!found) throw notFound();
    if (found.state !== 'done' && found.state !== 'failed') {
      throw conflict(found.state === 'taken_back' ? 'import_taken_back' : 'import_at_work');
    }
    const came = sql`select matter_id from import_rows where import_id = ${importId} and matter_id is not null`;
    const ids = await kind.movedOn(ctx, came);
    if (ids.length > 0) {
      const moved = await ctx.db
        .selectFrom('import_rows')
        .select(['sheet', 'row_number'])
        .where('import_id', '=', importId)
        .where('matter_id', 'in', [...ids])
        .orderBy('place')
        .execute();
      const rows = moved.slice(0, NAMED).map((row) => [row.sheet, row.row_number].filter(Boolean).join(' '));
      throw conflict('import_rows_moved', { count: moved.length, rows: rows.join('、') });
    }
    const takenBack = await kind.remove(ctx, came, { importId, reason: body.reason });
    await sql`update imports set state = 'taken_back', taken_back_at = ${ctx.clock.now()},
      taken_back_by_name = ${ctx.actor.name} where id = ${importId}`.execute(ctx.db);
    const details = { file: found.file_name, takenBack, reason: body.reason };
    await writeAudit(ctx, 'register.import_taken_back', `import/${importId}`, details);
    return { takenBack };
  };

/** The workbook an office fills in to bring its old records along. */
export const templateOf =
  <K extends string, M, D>(kind: SheetKind<K, M, D>) =>
  async (ctx: Context): Promise<FileAnswer> => {
    kind.requireImporter(ctx);
    return {
      filename: `${ctx.t(`${kind.words}.sheet`)}.xlsx`,
      mediaType: xlsxType,
      body: await writeWorkbook(await templateSheets(ctx, kind)),
    };
  };
