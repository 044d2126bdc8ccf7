/** What a citizen's browser loads for the page of a proposal, as served compressed; and axe on every public page. */
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { desk, type House, openHouse, phone } from '../tests/journeys/house.ts';
import { printTable } from './support/table.ts';

const MOST_SCRIPT_BYTES = 15_000;

interface Transfer {
  path: string;
  type: string;
  plain: number;
  br: number;
  gzip: number;
}

/** Bytes of the body as they go over the wire. */
function bytesOf(url: string, encoding: string): Promise<number> {
  return new Promise((done, fail) => {
    const sent = request(url, { headers: { 'accept-encoding': encoding, 'accept-language': 'zh-CN' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
      });
      answer.on('end', () => done(bytes));
      answer.on('error', fail);
    });
    sent.on('error', fail);
    sent.end();
  });
}

/** Everything the browser asks for until the page is quiet, before anybody touches it. */
async function transfersOf(house: House, path: string): Promise<Transfer[]> {
  const { page, context } = await house.open(undefined, phone);
  const asked = new Map<string, string>();
  page.on('response', (response) => asked.set(response.url(), response.request().resourceType()));
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  const inline = await page.evaluate(() =>
    [...document.querySelectorAll('script:not([src])')].reduce(
      (sum, script) => sum + new TextEncoder().encode(script.textContent ?? '').length,
      0,
    ),
  );
  await context.close();
  const transfers: Transfer[] = [];
  for (const [url, type] of asked) {
    const [plain, br, gzip] = [await bytesOf(url, 'identity'), await bytesOf(url, 'br'), await bytesOf(url, 'gzip')];
    transfers.push({ path: new URL(url).pathname, type, plain, br, gzip });
  }
  if (inline > 0)
    transfers.push({ path: '(inside the page)', type: 'script', plain: inline, br: inline, gzip: inline });
  return transfers;
}

interface AxeResult {
  violations: Array<{ id: string; nodes: Array<{ html: string }> }>;
  passes: unknown[];
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function axeOn(page: Page, path: string): Promise<AxeResult> {
  await page.goto(path);
  await page.evaluate(axeSource);
  return page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResult> } }).axe.run());
}

/** Every public page, on a phone in light and at a desk in dark, in both languages. @returns whether all are clean */
async function checkPages(house: House, paths: readonly string[]): Promise<boolean> {
  const { page, context } = await house.open(undefined, phone);
  const rows: Array<Array<string | number>> = [['page', 'views', 'rules passed', 'violations']];
  let clean = true;
  for (const path of paths) {
    let [views, passes] = [0, Number.POSITIVE_INFINITY];
    const found = new Set<string>();
    for (const [size, scheme] of [[phone, 'light'] as const, [desk, 'dark'] as const]) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: scheme });
      for (const lang of ['zh-CN', 'en']) {
        const result = await axeOn(page, `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
        views += 1;
        passes = Math.min(passes, result.passes.length);
        for (const item of result.violations) found.add(`${item.id} (${scheme}, ${lang})`);
      }
    }
    clean &&= found.size === 0;
    rows.push([
      path.replace(/[0-9a-f-]{36}/, ':proposalId'),
      views,
      passes,
      found.size === 0 ? 0 : [...found].join(', '),
    ]);
  }
  await context.close();
  printTable(rows);
  return clean;
}

/** A closed proposal told whole: its texts, its reply, its ratings. */
async function storyOf(house: House): Promise<string> {
  const register = `${house.base}/api/v1/assemblies/xiangnan/register`;
  const { items } = (await (await fetch(`${register}?size=50&state=closed`)).json()) as {
    items: Array<{ proposalId: string }>;
  };
  for (const { proposalId } of items) {
    const page = (await (await fetch(`${register}/${proposalId}`)).json()) as {
      titleOnly: boolean;
      replies: unknown[];
    };
    if (!page.titleOnly && page.replies.length > 0) return proposalId;
  }
  throw new Error('the demo province has no closed proposal told whole');
}

/** Takes no arguments. */
export async function main(): Promise<void> {
  const house = await openHouse();
  const proposal = `/xiangnan/proposals/${await storyOf(house)}`;
  const transfers = await transfersOf(house, proposal);
  const sum = (list: Transfer[], key: 'plain' | 'br' | 'gzip') => list.reduce((total, item) => total + item[key], 0);
  const scripts = transfers.filter((item) => item.type === 'script');
  const row = (name: string, type: string, list: Transfer[]) => [
    name,
    type,
    sum(list, 'plain'),
    sum(list, 'gzip'),
    sum(list, 'br'),
  ];
  printTable([
    ['proposal page', 'kind', 'bytes', 'gzip', 'brotli'],
    ...transfers.map((item) => row(item.path.replace(/[0-9a-f-]{36}/, ':proposalId'), item.type, [item])),
    row('script before interaction', 'script', scripts),
    row('everything', '', transfers),
  ]);
  console.log('');
  const clean = await checkPages(house, [
    '/',
    '/xiangnan',
    '/xiangnan/proposals',
    '/xiangnan/proposals?words=老人',
    proposal,
    '/xiangnan/figures',
    '/xiangnan/open-data',
    '/sign-in',
    '/xiangnan/nowhere',
  ]);
  const script = sum(scripts, 'plain');
  const verdict = (reached: boolean) => (reached ? 'reached' : 'missed');
  console.log(
    `\n- at most ${MOST_SCRIPT_BYTES} bytes of script, uncompressed: ${script}, ${verdict(script <= MOST_SCRIPT_BYTES)}`,
  );
  console.log(`- no violation in axe on any public page: ${verdict(clean)}`);
  await house.close();
}
