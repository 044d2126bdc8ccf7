/**
 * Real messages with official replies, taken in as an old register through the API of a whole server on a fresh
 * database: upload, preview, run, run again. Then each one is searched by a rare word of its own text and must be found
 * with its reply and both times.
 *
 *   npm run bench -- import-real [--data <folder>] [--url postgres://…]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { sharedSegmenter } from '../algorithms/words/segment.ts';
import { openInstallation } from '../app/installation.ts';
import { seedWhenEmpty } from '../app/seed.ts';
import { listAssemblies, listUnits } from '../modules/assemblies/index.ts';
import { readConfig } from '../platform/config/config.ts';
import { messagesWorkbook, type RepliedMessage, readRepliedMessages } from './data/messages-to-xlsx.ts';

const assembly = 'xiangnan';

interface Report {
  fileId: string;
  fingerprint: string;
  total: number;
  ready: number;
  warnings: number;
  refused: number;
  rows: Array<{ row: number; subject: string; status: string; problems: Array<{ code: string; message: string }> }>;
}

interface Line {
  proposalId: string;
  subject: string;
}

interface Detail {
  filedAt: string | null;
  situation: string;
  subject: string;
  replies: Array<{ body: string; issuedAt: string | null }>;
  publicity: { decision: string | null };
}

/** The instant of a time as the source writes it, in China. */
function instantOf(time: string): number {
  const [day, clock = '00:00:00'] = time.trim().replaceAll('/', '-').split(/\s+/);
  const [year, month, date] = day!.split('-');
  const two = (text: string) => text.padStart(2, '0');
  return Date.parse(`${year}-${two(month!)}-${two(date!)}T${clock.split(':').map(two).join(':')}+08:00`);
}

/**
 * For each text its word that fewest texts hold; of equally rare ones the longest. Words are those that are one word
 * also when typed alone: segmentation makes others (算起 in 从今年算起) only within their sentence.
 */
function rareWords(messages: readonly RepliedMessage[]): string[] {
  const segmenter = sharedSegmenter();
  const words = messages.map((message) => [...new Set(segmenter.words(message.text))]);
  const counts = new Map<string, number>();
  for (const list of words) for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1);
  return words.map(
    (list) =>
      list
        .filter((word) => /\p{L}/u.test(word) && segmenter.words(word).length === 1)
        .sort((a, b) => counts.get(a)! - counts.get(b)! || b.length - a.length)[0] ?? '',
  );
}

/** The importer takes out invisible characters; spaces are trimmed. */
const plain = (text: string) => text.replace(/[\s\u200b\ufeff]+/g, '');
const seconds = (from: number) => `${((performance.now() - from) / 1000).toFixed(1)} s`;

/** @param args `--data`, `--url`; the process ends with 1 when anything was not found */
export async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string', default: '../shared/data' }, url: { type: 'string' } },
  });
  const messages = readRepliedMessages(values.data);
  if (!messages) {
    console.log(`import-real: skipped, no messages/replied.jsonl.gz in ${values.data}`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'yitang-import-'));
  const config = readConfig({
    YITANG_DATA: folder,
    YITANG_LOG: 'error',
    YITANG_SEED: 'demo',
    YITANG_RATE_LIMIT: '0',
    ...(values.url ? { YITANG_DATABASE_URL: values.url } : {}),
  });
  const installation = await openInstallation({ config, checkAnswers: true });
  try {
    if (!(await importAndFind(installation, messages))) process.exitCode = 1;
  } finally {
    await installation.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Installation = Awaited<ReturnType<typeof openInstallation>>;

/** The API as one person uses it. */
async function openApi(base: string, login?: string) {
  let cookie = '';
  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const answer = await fetch(`${base}/api/v1${path}`, { ...init, headers: { cookie, ...init.headers } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }
  const post = (path: string, body: unknown) =>
    send(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (login) {
    const answer = await post('/sign-in/demo', { login });
    cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
  }
  const here = `/assemblies/${assembly}`;
  return {
    get: async <T>(path: string): Promise<T> => (await send(here + path)).json() as Promise<T>,
    post: async <T>(path: string, body: unknown): Promise<T> => (await post(here + path, body)).json() as Promise<T>,
    async upload(name: string, bytes: Uint8Array): Promise<string> {
      const form = new FormData();
      form.append('file', new Blob([Buffer.from(bytes)]), name);
      const answer = await send(`${here}/files`, { method: 'POST', body: form });
      return ((await answer.json()) as { fileId: string }).fileId;
    },
  };
}

type Api = Awaited<ReturnType<typeof openApi>>;

/** Every proposal a search gives, all its pages. */
async function search(api: Api, list: 'proposals' | 'register', words: string): Promise<Line[]> {
  const found: Line[] = [];
  for (let page = 1; ; page += 1) {
    const query = `words=${encodeURIComponent(words)}&page=${page}&size=100`;
    const answer = await api.get<{ items: Line[]; total: number }>(`/${list}?${query}`);
    found.push(...answer.items);
    if (answer.items.length === 0 || found.length >= answer.total) return found;
  }
}

type Found = 'found' | 'not_found' | 'no_reply' | 'other_times';

/** Searches the message by a word of its text and compares what comes with what went in. */
async function find(
  clerk: Api,
  message: RepliedMessage,
  word: string,
): Promise<{ result: Found; id?: string; open?: boolean }> {
  let result: Found = 'not_found';
  for (const line of await search(clerk, 'proposals', word)) {
    if (plain(line.subject) !== plain(message.title)) continue;
    const detail = await clerk.get<Detail>(`/proposals/${line.proposalId}`);
    if (plain(detail.situation) !== plain(message.text)) continue;
    const [reply] = detail.replies;
    if (!reply?.issuedAt || plain(reply.body) !== plain(message.reply)) result = 'no_reply';
    else if (
      Date.parse(detail.filedAt ?? '') !== instantOf(message.time) ||
      Date.parse(reply.issuedAt) !== instantOf(message.rtime)
    )
      result = 'other_times';
    else return { result: 'found', id: line.proposalId, open: detail.publicity.decision === 'public' };
  }
  return { result };
}

interface Taken {
  state: string;
  problem: string | null;
  total: number;
  done: number;
  counts: { known: number };
}

/** Begins an import and waits until the job has worked it. */
async function takeIn(clerk: Api, body: Record<string, unknown>): Promise<Taken> {
  const { importId } = await clerk.post<{ importId: string }>('/imports/run', body);
  for (;;) {
    const taken = await clerk.get<Taken>(`/imports/${importId}?size=1`);
    if (taken.state === 'done') return taken;
    if (taken.state === 'failed') throw new Error(`the import stopped: ${taken.problem}`);
    await delay(250);
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

async function importAndFind(installation: Installation, messages: readonly RepliedMessage[]): Promise<boolean> {
  let from = performance.now();
  await seedWhenEmpty(installation);
  const base = await installation.server.app.listen({ host: '127.0.0.1', port: 0 });
  const province = (await listAssemblies(installation.database.db)).find((item) => item.code === assembly)!;
  const units = await listUnits(installation.database.db, province.id, 'handling');
  const bytes = await messagesWorkbook(
    messages,
    units.map((unit) => unit.name),
  );
  console.log(`import-real · ${installation.database.kind} · ${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}`);
  console.log(`fresh installation with the demo province: ${seconds(from)}`);
  console.log(`workbook: ${messages.length} messages, ${(bytes.length / 1048576).toFixed(1)} MB`);
  const clerk = await openApi(base, 'clerk');
  const citizen = await openApi(base);

  from = performance.now();
  const fileId = await clerk.upload('old-register.xlsx', bytes);
  const report = await clerk.post<Report>('/imports/preview', { fileId });
  const counts = `${report.total} rows: ${report.ready} ready, ${report.warnings} with warnings, ${report.refused} refused`;
  console.log(`upload and preview: ${seconds(from)}, ${counts}`);
  const problems = new Map<string, number>();
  for (const row of report.rows) for (const { code } of row.problems) problems.set(code, (problems.get(code) ?? 0) + 1);
  for (const [code, count] of problems) console.log(`  ${String(count).padStart(5)} ${code}`);
  for (const row of report.rows.filter((item) => item.status === 'refused').slice(0, 10))
    console.log(`  row ${row.row} refused: ${row.problems.map((item) => item.message).join(' ')}`);

  from = performance.now();
  const body = { fileId, fingerprint: report.fingerprint, withWarnings: true, unanswered: 'history' };
  const done = await takeIn(clerk, body);
  console.log(`import: ${seconds(from)}, ${done.done} taken in, ${done.total - done.done} not`);
  const again = await takeIn(clerk, body);
  console.log(`the same again: ${again.done} taken in, ${again.counts.known} known already`);

  from = performance.now();
  const words = rareWords(messages);
  const results = new Map<Found, number>();
  let publicOnes = 0;
  let openFound = 0;
  const queue = messages.keys();
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (const index of queue) {
        const message = messages[index]!;
        const { result, id, open } = await find(clerk, message, words[index]!);
        results.set(result, (results.get(result) ?? 0) + 1);
        if (result !== 'found') console.log(`  message ${message.id}, word ${words[index]}: ${result}`);
        if (!open) continue;
        publicOnes += 1;
        if ((await search(citizen, 'register', words[index]!)).some((line) => line.proposalId === id)) openFound += 1;
      }
    }),
  );
  const found = results.get('found') ?? 0;
  console.log(`searched and compared: ${seconds(from)}`);
  console.log(`found by a word of its text, with its reply and both times: ${found} of ${messages.length}`);
  console.log(`of these public, and found by a citizen in the register: ${openFound} of ${publicOnes}`);
  const days = messages.map((message) => (instantOf(message.rtime) - instantOf(message.time)) / 86_400_000);
  const kept = await installation.database.db
    .selectFrom('proposals')
    .select(['filed_at', 'replied_at'])
    .where('source_reference', 'like', 'message-%')
    .execute();
  const keptDays = kept.map((row) => (row.replied_at!.getTime() - row.filed_at!.getTime()) / 86_400_000);
  console.log(`median time to answer: ${median(keptDays).toFixed(2)} days (in the data ${median(days).toFixed(2)})`);
  const complete = found === messages.length && openFound === publicOnes && again.done === 0;
  console.log(complete ? 'import-real: complete' : 'import-real: NOT complete');
  return complete;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(process.argv.slice(2));
}
