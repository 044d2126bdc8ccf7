/** Matters like a text among 300,000 while others are written: speed, memory, building, lag and what is found, beside the word index. */
import { availableParallelism, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { modules } from '../app/modules.ts';
import type { Context } from '../platform/http/context.ts';
import { findSimilar } from '../platform/similarity/find-similar.ts';
import type { IndexKeeper } from '../platform/similarity/keeper.ts';
import type { LikenedText } from '../platform/similarity/likeness-index.ts';
import { asTexts, readIssues, shareByHeld, shareOfIssue } from './likeness/issues.ts';
import { byWords } from './likeness/words-way.ts';
import { readersOf } from './search/readers.ts';
import { readOptions } from './support/args.ts';
import { loadProposals, worldOf } from './support/bulk-load.ts';
import { openPostgres, versionOf } from './support/postgres.ts';
import { runScript, scratchFolder } from './support/processes.ts';
import { openProduct, openProvince } from './support/province.ts';
import { figure, printTable } from './support/table.ts';
import { openTexts, type TextSource } from './support/texts.ts';

type Asked = LikenedText & { id: string };

const GOAL_MS = 300;
const GOAL_MEGABYTES = 400;
const kinds = modules.flatMap((module) => module.likened ?? []);

const quantile = (times: number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!;

/** A database of proposals; of their words only the places, until the rival asks for them. */
async function openFilled(url: string, texts: TextSource, size: number) {
  const province = await openProvince(url);
  const world = worldOf(province);
  await loadProposals(url, province, texts, size);
  await province.installation.close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`insert into matter_words (matter_id, kind, assembly_id, version, inside)
    select id, 'proposal', assembly_id, 0, '' from proposals`);
  await client.query('vacuum (analyze)');
  return { product: await openProduct(url), world, client };
}

/** What the rival needs and the index does not. */
async function fillWords(url: string, client: pg.Client): Promise<void> {
  await runScript('app/reindex.ts', ['--rebuild-index'], {
    YITANG_DATABASE_URL: url,
    YITANG_DATA: scratchFolder('reindex'),
  });
  await client.query('vacuum (analyze) matter_words');
}

/** Texts change all the time: so many a second, their words with them, until told to stop. */
function writeOn(client: pg.Client, ids: readonly string[], perSecond: number) {
  let on = true;
  let written = 0;
  const loop = (async () => {
    for (let at = 0; on; at = (at + 1) % ids.length) {
      await client.query(
        `with words as (update matter_words set inside = inside where matter_id = $1)
         update proposals set situation = substr(situation, 2) || substr(situation, 1, 1) where id = $1`,
        [ids[at]],
      );
      written += 1;
      await wait(1000 / perSecond);
    }
  })();
  return async () => {
    on = false;
    await loop;
    return written;
  };
}

/** From a text's being written to its being near itself. */
async function lagOf(client: pg.Client, likeness: IndexKeeper, assemblyId: string, id: string, mark: string) {
  const text = { title: mark, text: '' };
  await client.query(
    `with words as (update matter_words set inside = inside where matter_id = $1)
     update proposals set subject = $2 where id = $1`,
    [id, mark],
  );
  const began = performance.now();
  while (!(await likeness.near(assemblyId, text, 1)).keys[0]?.endsWith(id)) await wait(20);
  return performance.now() - began;
}

/** @returns milliseconds of each, and how many the database gave up after its time limit for a statement */
async function timed(asked: readonly Asked[], ask: (text: Asked) => Promise<unknown>) {
  const times: number[] = [];
  let givenUp = 0;
  for (const text of asked) {
    const began = performance.now();
    try {
      await ask(text);
    } catch (error) {
      if ((error as { code?: string }).code !== '57014') throw error;
      givenUp += 1;
    }
    times.push(performance.now() - began);
  }
  return { times, givenUp };
}

const asking = (ctx: Context) => async (text: Asked) =>
  (await findSimilar(ctx, kinds, { title: text.title, text: text.text, exceptId: text.id }, 'inside')).items;

/** What is found of four known issues among real messages, by both ways. */
async function benchFound(data: string, create: (name: string) => Promise<string>): Promise<void> {
  const issues = readIssues(data);
  if (!issues) {
    console.log('\nwhat is found: left out, the real messages are absent');
    return;
  }
  const url = await create('issues');
  const { product, client } = await openFilled(url, asTexts(issues), issues.messages.length);
  await fillWords(url, client);
  await product.likeness.look();
  const { ctx } = (await readersOf(product)).find(({ name }) => name === 'clerk')!;
  const { rows } = await client.query<{ id: string; subject: string; situation: string }>(
    'select id, subject, situation from proposals order by id',
  );
  const keyed = (title: string, text: string) => `${title.trim().slice(0, 190)}\n${text.trim()}`;
  const byText = new Map(rows.map((row) => [keyed(row.subject, row.situation), row.id]));
  const idOf = issues.messages.map(({ title, text }) => byText.get(keyed(title, text)) ?? '');
  const placeOf = new Map(idOf.map((id, place) => [id, place]));
  const asked = (place: number) => ({
    id: idOf[place]!,
    title: issues.messages[place]!.title.trim(),
    text: issues.messages[place]!.text.trim(),
  });
  const places = (ids: readonly string[]) => ids.map((id) => placeOf.get(id) ?? -1);
  const index = await shareOfIssue(issues, async (place) =>
    places((await asking(ctx)(asked(place))).map(({ matterId }) => matterId)),
  );
  const words = await shareOfIssue(issues, async (place) => places(await byWords(ctx, asked(place), asked(place).id)));
  await client.end();
  await product.close();
  console.log(
    `\nof what is shown for a message of a known issue, so much is of the issue (${issues.messages.length} real messages):`,
  );
  printTable([
    ['', 'share'],
    ['index, then compared', index.toFixed(3)],
    ['word index, then compared', words.toFixed(3)],
    ...(await Promise.all(
      [80, 160, 320, 100_000].map(async (held) => [
        `index alone, ${held > 9999 ? 'whole texts' : `${held} signs`}`,
        (await shareByHeld(issues, held)).toFixed(3),
      ]),
    )),
  ]);
}

/** @param args `--size 300000 --queries 200 --writes 50 --rival 20 --data DIR` */
export async function main(args: string[]): Promise<void> {
  const options = readOptions(args, { size: '300000', queries: '200', writes: '50', rival: '20', data: '' });
  const data = options.data || resolve(import.meta.dirname, '../../shared/data');
  const texts = openTexts(data);
  const postgres = await openPostgres();
  const url = await postgres.create('yitang');
  const { product, world, client } = await openFilled(url, texts, Number(options.size));
  console.log(`${await versionOf(url)}; ${options.size} proposals, texts ${texts.origin}`);
  const { likeness } = product;
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const began = performance.now();
  await likeness.look();
  const building = (performance.now() - began) / 1000;
  const held = (await likeness.measure())!;
  const { ctx } = (await readersOf(product)).find(({ name }) => name === 'clerk')!;
  const { rows } = await client.query<LikenedText & { id: string }>(
    `select id, subject as title, situation || analysis || suggestions as text from proposals
     order by md5(id::text || 'asked') limit $1`,
    [Number(options.queries)],
  );
  const ids = (
    await client.query<{ id: string }>(`select id from proposals order by md5(id::text || 'written') limit 5000`)
  ).rows.map((row) => row.id);
  likeness.start();
  for (const text of rows.slice(0, 10)) await asking(ctx)(text);
  const writer = new pg.Client({ connectionString: url });
  await writer.connect();
  const stopWriting = writeOn(writer, ids, Number(options.writes));
  const spent = process.cpuUsage();
  const index = await timed(rows, asking(ctx));
  const { user, system } = process.cpuUsage(spent);
  const lags: number[] = [];
  for (let n = 0; n < 20; n += 1)
    lags.push(await lagOf(client, likeness, world.assemblyId, ids.at(-1 - n)!, `第${n}次试测滞后专用标题${n * 7919}`));
  const written = await stopWriting();
  const after = process.memoryUsage().rss;
  const measured = (await likeness.measure())!;
  const megabytes = (bytes: number) => Math.round(bytes / 1e6);
  const ownMemory = megabytes(measured.arrays + measured.heap);
  const p95 = quantile(index.times, 0.95);
  console.log(
    `index: p50 ${figure(quantile(index.times, 0.5))} ms, p95 ${figure(p95)} ms of ${index.times.length} queries`,
  );
  console.log(
    `processor of a query, all threads of the process, with what others wrote taken in meanwhile: ${figure((user + system) / 1000 / rows.length)} ms`,
  );
  console.log(
    `goal: p95 under ${GOAL_MS} ms: ${p95 < GOAL_MS ? 'reached' : 'missed'}; ${written} texts changed meanwhile`,
  );
  console.log(
    `built in ${building.toFixed(1)} s (read, held, saved): ${held.matters} matters on ${held.shelves} shelves`,
  );
  console.log(
    `memory: arrays ${megabytes(measured.arrays)} MB, heap of the thread ${megabytes(measured.heap)} MB; the whole process grew by ${megabytes(after - before)} MB with the pool's threads and their dictionaries`,
  );
  console.log(`goal: the thread under ${GOAL_MEGABYTES} MB: ${ownMemory < GOAL_MEGABYTES ? 'reached' : 'missed'}`);
  console.log(
    `lag from commit to found: p50 ${figure(quantile(lags, 0.5))} ms, p95 ${figure(quantile(lags, 0.95))} ms`,
  );
  await likeness.stop();
  await fillWords(url, client);
  const stopAgain = writeOn(writer, ids, Number(options.writes));
  const words = await timed(rows.slice(0, Number(options.rival)), (text) => byWords(ctx, text, text.id));
  await stopAgain();
  const others = quantile(words.times, 0.95);
  console.log(
    `word index: p50 ${figure(quantile(words.times, 0.5))} ms, p95 ${figure(others)} ms of ${words.times.length} queries, ${words.givenUp} given up at the time limit of a statement; p95 ${figure(others / p95)} times as long as the index's`,
  );
  await Promise.all([client.end(), writer.end()]);
  await product.close();
  await benchFound(data, (name) => postgres.create(name));
  console.log(`\nload of the machine: ${figure(loadavg()[0]!)} on ${availableParallelism()} cores`);
}
