/** A whole installation with its demo province, and a real browser to use it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core';
import { type FirstPassword, foundAssembly } from '../../app/founding/found-assembly.ts';
import { foundingPlan } from '../../app/founding/plan.ts';
import { type Installation, openInstallation } from '../../app/installation.ts';
import { servePages } from '../../app/pages.ts';
import { seedWhenEmpty } from '../../app/seed.ts';
import { readConfig } from '../../platform/config/config.ts';

export interface House {
  base: string;
  browser: Browser;
  /** A browser window of its own, signed in as the named account. */
  open(login?: string, viewport?: { width: number; height: number }): Promise<{ page: Page; context: BrowserContext }>;
  /** First password of somebody in a bare installation. */
  passwordOf(login: string): string;
  /** Moves the house's time on; browser sessions end as they would. */
  later(days: number): void;
  close(): Promise<void>;
}

export const phone = { width: 390, height: 844 };
export const desk = { width: 1440, height: 900 };

/** The browser inside the npm package, so that tests need nothing else installed. */
export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: process.env.YITANG_CHROMIUM ?? (await chromium.executablePath()),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
    headless: true,
  });
}

const DAY = 86_400_000;

/** The published example of a first assembly, in session since yesterday. */
async function foundExample(installation: Installation): Promise<FirstPassword[]> {
  const example = JSON.parse(readFileSync(new URL('../../docs/guides/assembly.example.json', import.meta.url), 'utf8'));
  const now = installation.clock.now();
  const at = (days: number) => new Date(now.getTime() + days * DAY).toISOString();
  const plan = foundingPlan.parse({
    ...example,
    term: { ...example.term, startsOn: at(-30).slice(0, 10), endsOn: at(900).slice(0, 10) },
    sessions: [
      {
        ordinal: 1,
        opensAt: at(-1),
        closesAt: at(3),
        proposalsFrom: at(-2),
        proposalsUntil: at(2),
        intersessionUntil: at(200),
      },
    ],
  });
  return foundAssembly(installation.database.db, plan, now);
}

/** @param bare without the demo province: one founded assembly, whose people sign in with their first passwords */
export async function openHouse({ bare = false }: { bare?: boolean } = {}): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'yitang-journey-'));
  const config = readConfig({ YITANG_DATA: folder, YITANG_LOG: 'error', YITANG_PORT: '0', YITANG_RATE_LIMIT: '0' });
  let shift = 0;
  const clock = { now: () => new Date(Date.now() + shift) };
  const installation = await openInstallation({ config, clock, checkAnswers: true });
  const passwords = bare ? await foundExample(installation) : [];
  if (!bare) await seedWhenEmpty(installation);
  await servePages(installation);
  const base = await installation.server.app.listen({ host: '127.0.0.1', port: 0 });
  const browser = await launchBrowser();
  return {
    base,
    browser,
    async open(login, viewport = phone) {
      const context = await browser.newContext({ viewport, locale: 'zh-CN', baseURL: base });
      context.setDefaultTimeout(20_000);
      if (login) {
        const password = passwords.find((item) => item.login === login)?.password;
        const answer = await (password
          ? context.request.post('/api/v1/sign-in', { data: { login, password } })
          : context.request.post('/api/v1/sign-in/demo', { data: { login } }));
        if (!answer.ok()) throw new Error(`cannot sign in as ${login}: ${await answer.text()}`);
      }
      return { page: await context.newPage(), context };
    },
    passwordOf(login) {
      const found = passwords.find((item) => item.login === login);
      if (!found) throw new Error(`nobody was given a password as ${login}`);
      return found.password;
    },
    later(days) {
      shift += days * DAY;
    },
    async close() {
      await browser.close();
      await installation.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
