/** Figures as the file that was asked for. */
import { documentAnswer, workbookAnswer } from '../documents/answers.ts';
import { print } from '../documents/printing.ts';
import type { Context } from '../http/context.ts';
import type { FileAnswer } from '../http/operation.ts';
import { shareOf } from '../workers/pool.ts';
import type { FigureView } from './book.ts';
import { countedWhen, figureDocument, figureSheets, figureTables } from './tables.ts';

interface Asked {
  format: 'xlsx' | 'docx' | 'pdf';
  /** Of the file, without its ending. */
  name: string;
  title: string;
  asOf: Date;
  /** Of what they were counted, as a session's name. */
  scope: string;
  /** What is left out, in a sentence. */
  basis: string;
}

export async function takeFiguresAway(ctx: Context, views: readonly FigureView[], asked: Asked): Promise<FileAnswer> {
  const { format, name, title, asOf } = asked;
  const tables = figureTables(views, ctx);
  if (format === 'xlsx') return workbookAnswer(name, figureSheets(tables));
  const subtitles = [countedWhen(ctx, asOf, asked.scope), asked.basis];
  const document = figureDocument(tables, ctx, { title, subtitles, assemblyName: ctx.assembly.name, asOf });
  return documentAnswer(name, format, await print({ kind: 'list', format, document }, shareOf(ctx.actor)));
}
