/** A full context for command tests, with a job queue that keeps what is sent and files in a temporary folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { workCalendar } from '../../modules/assemblies/index.ts';
import { type Clock, createSteppingClock } from '../clock/clock.ts';
import type { Db } from '../db/schema.ts';
import { createFileStore, type FileStore } from '../files/file-store.ts';
import { type Actor, type AssemblyRef, type Context, system } from '../http/context.ts';
import type { Locale, Translate } from '../i18n/translate.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { KindBook } from '../matters/kinds.ts';
import type { LikenessIndex } from '../similarity/likeness-index.ts';
import { testVault } from './vault.ts';

export interface SentJob {
  name: string;
  data: Record<string, unknown>;
  startAfter?: Date;
  key?: string;
}

/** A queue that only remembers; for tests of what a command sends, not of jobs being done. */
export interface CollectingJobs extends JobQueue {
  sent: SentJob[];
}

export function createCollectingJobs(): CollectingJobs {
  const sent: SentJob[] = [];
  return {
    sent,
    async send(_db, name, data, options = {}) {
      sent.push({ name, data, ...options });
    },
  };
}

/** The instant test clocks start at unless told otherwise: a working day in the plenary window of the test assembly. */
export const testNow = new Date('2026-01-21T02:00:00.000Z');

let folder: string | undefined;

/** One temporary folder a process, removed when it ends. */
export async function createTestFiles(limit = 5 * 1024 * 1024): Promise<FileStore> {
  if (!folder) {
    folder = mkdtempSync(join(tmpdir(), 'yitang-files-'));
    const made = folder;
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  }
  return createFileStore(mkdtempSync(join(folder, 'store-')), limit);
}

let sharedFiles: Promise<FileStore> | undefined;

/** A logger that says nothing. */
export const silentLog = pino({ level: 'silent' });

export interface TestContextOptions {
  db: Db;
  /** Absent: the platform itself. */
  actor?: Actor;
  /** Absent: outside an assembly. */
  assembly?: AssemblyRef;
  clock?: Clock;
  locale?: Locale;
  /** Absent: keys come back as they are. */
  t?: Translate;
  jobs?: JobQueue;
  files?: FileStore;
  /** Absent: none is known. */
  kinds?: KindBook;
  /** Absent: none is there. */
  likeness?: LikenessIndex;
}

export async function createTestContext(options: TestContextOptions): Promise<Context> {
  sharedFiles ??= createTestFiles();
  return {
    db: options.db,
    actor: options.actor ?? system,
    assembly: options.assembly ?? { id: '', code: '', name: '', level: 'province' },
    clock: options.clock ?? createSteppingClock(testNow),
    calendars: workCalendar,
    log: silentLog,
    locale: options.locale ?? 'zh-CN',
    t: options.t ?? ((key) => key),
    jobs: options.jobs ?? createCollectingJobs(),
    files: options.files ?? (await sharedFiles),
    ...(options.kinds ? { kinds: options.kinds } : {}),
    ...(options.likeness ? { likeness: options.likeness } : {}),
    demoDoors: true,
    vault: testVault,
  };
}
