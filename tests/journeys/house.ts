/** A whole installation with its demo province, and a real browser to use it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core';
import { newDatabase } from '../faults/running-server.ts';
import { type JourneyServer, openJourneyServer } from './journey-server.ts';
import { fillWithDemo } from './seeded-folder.ts';
import { forkJourneyServer, openTurns } from './turns.ts';

export interface House {
  base: string;
  browser: Browser;
  /** A browser window of its own, signed in as the named account. */
  open(login?: string, viewport?: { width: number; height: number }): Promise<{ page: Page; context: BrowserContext }>;
  /** Password of somebody in a bare installation, after the first one was changed. */
  passwordOf(login: string): string;
  /** Moves the house's time on; browser sessions end as they would. */
  later(days: number): void;
  close(): Promise<void>;
}

export const phone = { width: 390, height: 844 };
export const desk = { width: 1440, height: 900 };

/** The browser inside the npm package, so that tests need nothing else installed. */
async function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: process.env.YITANG_CHROMIUM ?? (await chromium.executablePath()),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
    headless: true,
  });
}

const DAY = 86_400_000;

/** One server on the embedded database; or, with `YITANG_TEST_TWO_SERVERS=1`, two on one PostgreSQL taking turns. */
async function serve(folder: string, bare: boolean, more: Record<string, string>): Promise<JourneyServer> {
  if (process.env.YITANG_TEST_TWO_SERVERS !== '1') {
    if (!bare) await fillWithDemo(folder);
    return openJourneyServer({ ...more, YITANG_DATA: folder }, bare);
  }
  const url = await newDatabase('journey');
  if (!url) throw new Error('two servers need YITANG_TEST_DATABASE_URL');
  const env = { ...more, YITANG_DATA: folder, YITANG_DATABASE_URL: url, YITANG_SEED: bare ? 'none' : 'demo' };
  const [one, other] = await Promise.all([openJourneyServer(env, bare), forkJourneyServer(env)]);
  const turns = await openTurns([one.base, other.base]);
  return {
    base: turns.base,
    passwords: one.passwords,
    shift(milliseconds) {
      one.shift(milliseconds);
      other.shift(milliseconds);
    },
    async close() {
      await turns.close();
      await Promise.all([one.close(), other.close()]);
    },
  };
}

/** A first password is good for one thing: to be changed. @returns the login with the password it chose */
async function changeFirst<P extends { login: string; password: string }>(base: string, first: P): Promise<P> {
  const send = (path: string, body: object, cookie = '') =>
    fetch(`${base}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
  const signedIn = await send('/sign-in', { login: first.login, password: first.password });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((value) => value.split(';')[0])
    .join('; ');
  const next = `own-${first.password}`;
  const changed = await send('/me/password', { current: first.password, next }, cookie);
  if (!changed.ok) throw new Error(`${first.login} cannot change the first password: ${await changed.text()}`);
  return { ...first, password: next };
}

/**
 * @param bare without the demo province: one founded assembly, whose people have changed their first passwords
 * @param env further settings of the installation
 */
export async function openHouse({
  bare = false,
  env = {},
}: {
  bare?: boolean;
  env?: Record<string, string>;
} = {}): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'yitang-journey-'));
  const served = await serve(folder, bare, env);
  const { base } = served;
  const passwords = await Promise.all(served.passwords.map((item) => changeFirst(base, item)));
  let shift = 0;
  const browser = await launchBrowser();
  return {
    base,
    browser,
    async open(login, viewport = phone) {
      const context = await browser.newContext({ viewport, locale: 'zh-CN', baseURL: base });
      // A busy machine is no fault: what never comes fails a little later.
      context.setDefaultTimeout(60_000);
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
      served.shift(shift);
    },
    async close() {
      await browser.close();
      await served.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Screens where the one signed in may score how a unit handled a proposal of theirs. @returns paths below the assembly */
export async function scoring(context: BrowserContext, code: string): Promise<string[]> {
  const api = `/api/v1/assemblies/${code}/proposals`;
  const read = async <T>(path: string) => (await (await context.request.get(`${api}${path}`)).json()) as T;
  const { items } = await read<{ items: Array<{ proposalId: string }> }>(
    '?mine=true&size=50&state=rating,closed,tracked',
  );
  const found = items.map(async ({ proposalId }) => {
    const { abilities } = await read<{ abilities: { assignments: Record<string, string[]> } }>(`/${proposalId}`);
    return Object.entries(abilities.assignments)
      .filter(([, steps]) => steps.includes('score_handling'))
      .map(([assignmentId]) => `/proposals/${proposalId}/score/${assignmentId}`);
  });
  return (await Promise.all(found)).flat();
}
