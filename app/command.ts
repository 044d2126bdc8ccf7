/** How processes of an installation begin and fail: with one sentence in both languages, never with a dump. */
import { readConfig } from '../platform/config/config.ts';
import { SealRefused } from '../platform/crypto/suites.ts';
import { type Database, openDatabase } from '../platform/db/database.ts';
import { DatabaseRefused } from '../platform/db/refusal.ts';
import { mergeWords } from '../platform/i18n/catalogue.ts';
import { platformWords } from '../platform/i18n/platform-words.ts';
import { createTranslations, locales } from '../platform/i18n/translate.ts';
import { bringUp } from './bring-up.ts';

interface Refusal {
  code: string;
  params: Record<string, string | number>;
}

type SystemError = NodeJS.ErrnoException & { address?: string; port?: number };

/** Refusals of a database server to let us in: unknown role, password, database, or not reachable at all. */
const unreachable = /^(E[A-Z]+|28...|3D000|08...|57P0.|53...)$/;

function refusalOf(error: unknown, databaseUrl: string | undefined): Refusal | undefined {
  if (error instanceof DatabaseRefused || error instanceof SealRefused) return error;
  const { code = '', syscall, address = '', port = 0 } = error as SystemError;
  if (code === 'EADDRINUSE' && syscall === 'listen') return { code: 'address_in_use', params: { host: address, port } };
  if (databaseUrl && URL.canParse(databaseUrl) && unreachable.test(code)) {
    const { host, pathname } = new URL(databaseUrl);
    return { code: 'database_unreachable', params: { host: `${host}${pathname}`, reason: code } };
  }
  if (databaseUrl && code === '42501') return { code: 'database_rights', params: { reason: (error as Error).message } };
  return undefined;
}

/** The sentences for the operator, one a language; a fault of the program as its message and place. */
export async function sayWhy(error: unknown, databaseUrl: string | undefined): Promise<string> {
  const refusal = refusalOf(error, databaseUrl);
  if (!refusal) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const translations = await createTranslations(mergeWords([platformWords]));
  return locales.map((locale) => translations(locale)(`errors.${refusal.code}`, refusal.params)).join('\n');
}

/** Runs the whole of a process; when it fails, says why on standard error and ends with 1. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(await sayWhy(error, process.env.YITANG_DATABASE_URL));
    process.exit(1);
  }
}

/**
 * For operators' commands: the installation's database at the newest step, as its owner where that is known, without
 * limits on a statement's time. The embedded one is refused while a server holds it.
 */
export async function withDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  const config = readConfig();
  const { databaseUrl: url, dataFolder: folder, embedded } = config;
  const database = await openDatabase({ url: config.migrationUrl ?? url, folder, embedded, unhurried: true });
  try {
    await bringUp(database);
    await work(database);
  } finally {
    await database.close();
  }
}
