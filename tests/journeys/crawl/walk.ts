/** One visitor's walk through one front: every screen that can be reached, looked at, fitted into windows, and pressed. */
import type { BrowserContext, Page } from 'playwright-core';
import { desk, type House, phone } from '../house.ts';
import { axeFaults } from './axe-faults.ts';
import type { CrawlLedger } from './ledger.ts';
import { readPage, tooWide } from './page-view.ts';
import { type PageWatch, watchPage } from './page-watch.ts';
import type { CrawlPlan, Display } from './plan.ts';
import { pressAll } from './press-all.ts';
import { pressKit } from './presses.ts';
import { belongsTo, isFile, screenOf } from './screens.ts';
import type { Visitor } from './visitors.ts';
import { wordsLeft } from './words-left.ts';

export interface Walk {
  visitor: Visitor;
  plan: CrawlPlan;
  ledger: CrawlLedger;
  house: House;
  context: BrowserContext;
  page: Page;
  watch: PageWatch;
  /** Addresses to be visited, and screens that have been or will be. */
  queue: string[];
  planned: Map<string, number>;
  display: Display;
}

/** A draft the phone has begun, whose way to the server was held back: its id is random, the server's tell the time. */
const onlyHere = /^404 .*\/proposals\/[0-9a-f]{8}-[0-9a-f]{4}-4/;

const windowOf = (visitor: Visitor) => (visitor.front === 'm' ? phone : desk);

/** Goes to an address: within an application as its links do, else by loading the page. */
export async function goTo(walk: Walk, address: string, load = false): Promise<void> {
  const { page, watch, visitor } = walk;
  const inside = !load && visitor.front !== 'public' && page.url().includes(`/${visitor.front}/${visitor.code}`);
  if (inside) {
    await page.evaluate((path) => {
      history.pushState(null, '', path);
      dispatchEvent(new PopStateEvent('popstate'));
      scrollTo(0, 0);
    }, address);
  } else await page.goto(address);
  await watch.settled();
  await page
    .locator('main h1')
    .first()
    .waitFor()
    .catch(() => walk.ledger.find(screenOf(address, visitor.code), 'no heading', address));
}

/** Plans a visit to an address, unless enough of its screen are planned. */
export function plan(walk: Walk, address: string): void {
  const { visitor, planned, queue } = walk;
  const { pathname, search } = new URL(address, walk.house.base);
  const path = pathname + search;
  if (!belongsTo(visitor, path) || isFile(path)) return;
  const screen = screenOf(path, visitor.code);
  const sofar = planned.get(screen) ?? 0;
  const enough = screen.includes(':id') ? walk.plan.records : 1;
  if (sofar >= enough || queue.includes(path)) return;
  planned.set(screen, sofar + 1);
  queue.push(path);
}

/** Reads the page for faults that can be seen without touching it. @param where named in findings */
export async function inspect(walk: Walk, screen: string, where: string): Promise<void> {
  const { page, watch, ledger, visitor, display } = walk;
  const find = (fault: string) => ledger.find(screen, fault, where);
  const view = await readPage(page);
  for (const fault of wordsLeft(view.texts, display.locale)) {
    if (!/^\/api\/docs/.test(screen) || !/a code|no word/.test(fault)) find(fault);
  }
  for (const href of view.broken) find(`leads to a place that is not on it: ${href}`);
  for (const complaint of watch.complaints()) find(`complains: ${complaint}`);
  for (const refusal of watch.refused()) {
    if (onlyHere.test(refusal)) continue;
    if ((await page.locator('[role=alert], .yt-error').count()) === 0) find(`does not explain ${refusal}`);
  }
  const dressed = `${visitor.front} ${display.theme} ${display.elderMode}`;
  if (ledger.newShapes(dressed, view.shapes) || walk.plan.full) {
    ledger.counts.axe += 1;
    await page
      .locator('main h1')
      .first()
      .waitFor({ timeout: 5000 })
      .catch(() => undefined);
    for (const fault of await axeFaults(page, screen.includes('»'))) find(fault);
  }
  for (const href of view.links) await follow(walk, screen, href);
}

/** A link is planned as a visit, or its file is asked for. */
async function follow(walk: Walk, screen: string, href: string): Promise<void> {
  const { house, visitor, ledger, context } = walk;
  const url = new URL(href, walk.page.url());
  if (url.origin !== new URL(house.base).origin) {
    if (/^https?:/.test(url.protocol)) ledger.find(screen, `leads to another host: ${url.host}`, href);
    return;
  }
  const path = url.pathname + url.search;
  if (!isFile(path)) return plan(walk, path);
  const kind = screenOf(path, visitor.code);
  if (!ledger.first(`file ${visitor.front} ${kind}`)) return;
  ledger.counts.files += 1;
  const answer = await context.request.get(path);
  if (answer.status() >= 400) ledger.find(screen, `leads to ${kind}, which answers ${answer.status()}`, path);
}

/** Fits the page into each window. */
async function fitInto(walk: Walk, screen: string, where: string): Promise<void> {
  const { page, ledger, visitor, watch } = walk;
  const own = windowOf(visitor);
  for (const width of walk.plan.widths) {
    if (width !== own.width) await page.setViewportSize({ width, height: own.height });
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const { over, what } = await tooWide(page);
    if (over > 0) ledger.find(screen, `${over} px too wide at ${width}: ${what}`, where);
    // Buttons only narrow or only wide windows have.
    if (width === (visitor.front === 'm' ? 1440 : 390)) await pressAll(walk, screen, where);
  }
  await page.setViewportSize(own);
  await watch.settled();
}

async function visit(walk: Walk, address: string): Promise<void> {
  const { ledger, visitor, display, plan: extent } = walk;
  const screen = screenOf(address, visitor.code);
  const where = `${visitor.office} ${display.locale}${display.theme === 'dark' ? ' dark' : ''}${display.elderMode ? ' elder' : ''} ${address}`;
  ledger.saw(screen, visitor.office);
  ledger.counts.visits += 1;
  await goTo(walk, address, extent.full);
  await inspect(walk, screen, where);
  if (display === extent.displays[0]) await pressAll(walk, screen, where);
  if (extent.full || ledger.first(`fit ${display.locale} ${screen}`)) await fitInto(walk, screen, where);
}

async function dress(walk: Walk, display: Display): Promise<void> {
  const { context, visitor, house } = walk;
  walk.display = display;
  if (visitor.login) await context.request.patch('/api/v1/me/display', { data: display });
  else {
    const form = {
      locale: display.locale,
      theme: display.theme,
      elder: display.elderMode ? 'on' : 'off',
      back: '/',
    };
    await context.request.post('/display', { form, headers: { origin: house.base }, maxRedirects: 0 });
  }
}

/** Walks until no screen is left; then once more through what nobody saw in the other displays. */
export async function walkThrough(
  house: House,
  visitor: Visitor,
  extent: CrawlPlan,
  ledger: CrawlLedger,
  starts: readonly string[],
): Promise<void> {
  const { page, context } = await house.open(visitor.login, windowOf(visitor));
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const watch = await watchPage(page);
  await page.addInitScript(pressKit);
  const walk: Walk = {
    visitor,
    plan: extent,
    ledger,
    house,
    context,
    page,
    watch,
    queue: [],
    planned: new Map(),
    display: extent.displays[0]!,
  };
  const visited: string[] = [];
  await dress(walk, extent.displays[0]!);
  for (const start of starts) walk.queue.push(start);
  for (let next = walk.queue.shift(); next !== undefined; next = walk.queue.shift()) {
    visited.push(next);
    await visit(walk, next);
  }
  for (const display of extent.displays.slice(1)) {
    const dressed = `${display.locale} ${display.theme} ${display.elderMode}`;
    const left = visited.filter(
      (path) => extent.full || ledger.first(`visit ${dressed} ${screenOf(path, visitor.code)}`),
    );
    if (left.length === 0) continue;
    await dress(walk, display);
    await goTo(walk, left[0]!, true);
    for (const path of left) await visit(walk, path);
  }
  await dress(walk, extent.displays[0]!);
  await context.close();
}
