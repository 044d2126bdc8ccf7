/** Listens to a page: what it asks for, what it complains of, and writes that are held back so that nothing is decided. */
import type { Page, Request, Route } from 'playwright-core';

/** What a held-back write is answered with; a screen must show this sentence, or one of its own, to its reader. */
export const heldSentence = '巡检没有让这次办理进行';

export interface PageWatch {
  /** Requests, downloads, dialogs and windows so far: anything a press can lead to outside of the page. */
  effects(): number;
  /** Writes held back so far, as `POST /path`. */
  held: string[];
  /** Complaints since the last call. */
  complaints(): string[];
  /** Readings refused since the last call, as `404 /path`. */
  refused(): string[];
  /** Resolves when the page has asked for nothing during a moment and shows no sign of reading. */
  settled(): Promise<void>;
}

const record = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
const QUIET_MS = 60;
const LONGEST_MS = 15_000;

export async function watchPage(page: Page): Promise<PageWatch> {
  let effects = 0;
  let open = 0;
  let lastChange = Date.now();
  let complaints: string[] = [];
  let refused: string[] = [];
  const held: string[] = [];
  /** Records that would have come about by what was held back. */
  const unborn = new Set<string>();
  const counted = (request: Request) => request.resourceType() !== 'image' && !request.url().startsWith('blob:');
  const ended = (request: Request) => {
    if (!counted(request)) return;
    open -= 1;
    lastChange = Date.now();
  };
  page.on('request', (request) => {
    effects += 1;
    if (!counted(request)) return;
    open += 1;
    lastChange = Date.now();
  });
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    const missing = pathname.match(record)?.some((id) => unborn.has(id));
    if (response.status() >= 400 && response.request().method() === 'GET' && !missing)
      refused.push(`${response.status()} ${pathname}`);
  });
  page.on('console', (message) => {
    // What the network refuses is judged by whether the screen explains it.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text().slice(0, 300));
  });
  page.on('pageerror', (error) => complaints.push(error.message.slice(0, 300)));
  for (const event of ['download', 'popup', 'filechooser'] as const) page.on(event as 'popup', () => (effects += 1));
  page.on('dialog', (dialog) => {
    effects += 1;
    void dialog.dismiss();
  });
  await page.route('**/*', (route: Route) => {
    const request = route.request();
    if (request.method() === 'GET' || request.method() === 'HEAD') return route.fallback();
    const { pathname } = new URL(request.url());
    held.push(`${request.method()} ${pathname.replace(record, ':id')}`);
    for (const id of `${pathname}${page.url()}${request.postData() ?? ''}`.match(record) ?? []) unborn.add(id);
    if (request.isNavigationRequest()) return route.fulfill({ status: 204 });
    return route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify({ status: 503, code: 'unavailable', title: heldSentence, issues: [], params: {} }),
    });
  });
  await page.addInitScript(() => {
    window.print = () => void fetch('/health');
  });
  return {
    effects: () => effects,
    held,
    complaints() {
      const said = complaints;
      complaints = [];
      return said;
    },
    refused() {
      const all = refused;
      refused = [];
      return all;
    },
    async settled() {
      const until = Date.now() + LONGEST_MS;
      while (open > 0 || Date.now() - lastChange < QUIET_MS) {
        if (Date.now() > until) {
          complaints.push('still reading after 15 seconds');
          open = 0;
          return;
        }
        await new Promise((done) => setTimeout(done, 20));
      }
      await page
        .waitForFunction(() => !document.querySelector('.yt-skeleton, .ant-skeleton, .ant-spin-spinning'), undefined, {
          timeout: LONGEST_MS,
        })
        .catch(() => complaints.push('still shows that it is reading'));
    },
  };
}
