/** A whole installation with its demo province, and a real browser to use it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core';
import { openInstallation } from '../../app/installation.ts';
import { servePages } from '../../app/pages.ts';
import { seedWhenEmpty } from '../../app/seed.ts';
import { readConfig } from '../../platform/config/config.ts';

export interface House {
  base: string;
  browser: Browser;
  /** A browser window of its own, signed in as a demo account when named. */
  open(login?: string, viewport?: { width: number; height: number }): Promise<{ page: Page; context: BrowserContext }>;
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

export async function openHouse(): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'yitang-journey-'));
  const config = readConfig({ YITANG_DATA: folder, YITANG_LOG: 'error', YITANG_PORT: '0', YITANG_RATE_LIMIT: '0' });
  let shift = 0;
  const clock = { now: () => new Date(Date.now() + shift) };
  const installation = await openInstallation({ config, clock, checkAnswers: true });
  await seedWhenEmpty(installation);
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
        const answer = await context.request.post('/api/v1/sign-in/demo', { data: { login } });
        if (!answer.ok()) throw new Error(`cannot sign in as ${login}: ${await answer.text()}`);
      }
      return { page: await context.newPage(), context };
    },
    later(days) {
      shift += days * 86_400_000;
    },
    async close() {
      await browser.close();
      await installation.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
