/** A small world into which old registers are taken. */
import { Readable } from 'node:stream';
import type { Cell } from '../../../platform/documents/sheet-cells.ts';
import { writeWorkbook } from '../../../platform/documents/sheets.ts';
import type { Context } from '../../../platform/http/context.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { mergeWords } from '../../../platform/i18n/catalogue.ts';
import { createTranslations, type Locale, type Translate } from '../../../platform/i18n/translate.ts';
import { importingModule } from '../../../platform/importing/module.ts';
import { publicityModule } from '../../../platform/publicity/module.ts';
import { storeFile } from '../../files/index.ts';
import { locales as handlingWords } from '../../handling/index.ts';
import { workImports } from '../jobs/work-imports.ts';
import { locales } from '../locales.ts';
import type { InputOf } from '../operations.ts';
import { openProposalHarness, type ProposalHarness } from '../testing.ts';
import { type ColumnKey, columnKeys, headingOf } from './columns.ts';
import { getImport, previewImport, runImport } from './operations.ts';

type Line = Partial<Record<ColumnKey, Cell>>;
type Begin = InputOf<'runImport'>['body'];
type Shown = InputOf<'getImport'>;
type Report = Awaited<ReturnType<typeof previewImport.handle>>;

export interface ImportHarness extends ProposalHarness {
  words(locale: Locale): Translate;
  /** The clerk, with words. */
  clerk(locale?: Locale, who?: string): Promise<Context>;
  /** @returns id of the file */
  uploaded(bytes: Uint8Array, who?: string, name?: string): Promise<string>;
  previewed(fileId: string, ctx?: Context, choices?: Partial<InputOf<'previewImport'>['body']>): Promise<Report>;
  /** Begins an import, without working it. @returns its id */
  begun(fileId: string, fingerprint: string, choices?: Partial<Begin>): Promise<string>;
  /** Works what was begun, as the job does. */
  worked(): Promise<void>;
  shown(importId: string, query?: Partial<Shown['query']>): Promise<Awaited<ReturnType<typeof getImport.handle>>>;
  /** Begun and worked to the end; open rows are history unless told otherwise. */
  taken(fileId: string, fingerprint: string, choices?: Partial<Begin>): Promise<{ imported: number; skipped: number }>;
}

/** A workbook as the template has it. @param over rows above the headings */
export const bytesOf = (lines: readonly Line[], over: Cell[][] = []) =>
  writeWorkbook([
    {
      name: '目录',
      columns: columnKeys.map((key) => ({ title: over.length > 0 ? '' : headingOf(key, 'zh-CN') })),
      rows: [...over, ...lines.map((line) => columnKeys.map((key) => line[key] ?? null))],
    },
  ]);

/** A row without a fault, of an answered proposal. */
export const good = (over: Line = {}): Line => ({
  session: '十三届一次',
  number: 7,
  subject: '关于修建村级公路的建议',
  first: 'test-member1',
  category: '交通运输',
  filedOn: '2023-02-01',
  situation: '石板坡村至今没有通公路，雨季出行困难。',
  suggestions: '建议修建三公里通村公路。',
  lead: '交通运输厅',
  assisting: '教育厅',
  repliedOn: '2023-04-02',
  class: 'A',
  letterNumber: '测交提复〔2023〕7号',
  reply: '石板坡公路已列入计划并于三月完工，竣工验收合格。',
  signer: '签发人',
  rating: '满意',
  reference: 'old-7',
  ...over,
});

/** The refusal something answers with; fails the test when it succeeds. */
export async function refusalOf(act: Promise<unknown>): Promise<Problem> {
  try {
    await act;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('expected a refusal');
}

export async function openImportHarness(): Promise<ImportHarness> {
  const h = await openProposalHarness('province');
  const words = await createTranslations(
    mergeWords([
      { name: 'proposals', locales },
      { name: 'handling', locales: handlingWords },
      importingModule,
      publicityModule,
    ]),
  );
  const clerk = async (locale: Locale = 'zh-CN', who = 'clerk'): Promise<Context> => ({
    ...(await h.contextOf(h.world.actorOf(who))),
    locale,
    t: words(locale),
  });
  async function begun(fileId: string, fingerprint: string, choices: Partial<Begin> = {}): Promise<string> {
    const defaults = { columns: [], people: [], withWarnings: true, unanswered: 'history' as const };
    const body = { ...defaults, ...choices, fileId, fingerprint };
    return (await runImport.handle(await clerk(), { body, params: undefined, query: undefined })).importId;
  }
  async function worked(): Promise<void> {
    await workImports(await h.jobEnvironment());
  }
  async function shown(importId: string, query: Partial<Shown['query']> = {}) {
    const input = { params: { importId }, query: { page: 1, size: 100, ...query }, body: undefined };
    return getImport.handle(await clerk(), input);
  }
  return {
    ...h,
    words,
    clerk,
    async uploaded(bytes, who = 'clerk', name = '旧提案.xlsx') {
      return (await storeFile(await clerk('zh-CN', who), name, Readable.from([Buffer.from(bytes)]))).id;
    },
    async previewed(fileId, ctx, choices = {}) {
      const body = { fileId, columns: [], people: [], ...choices };
      return previewImport.handle(ctx ?? (await clerk()), { body, params: undefined, query: undefined });
    },
    begun,
    worked,
    shown,
    async taken(fileId, fingerprint, choices = {}) {
      const importId = await begun(fileId, fingerprint, choices);
      await worked();
      const { done, total } = await shown(importId);
      return { imported: done, skipped: total - done };
    },
  };
}
