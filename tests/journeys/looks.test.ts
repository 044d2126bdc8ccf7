/** Every screen of the three fronts, looked at by axe: light and dark, usual and elder, narrow and wide, both languages. */
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, type House, openHouse, phone, scoring } from './house.ts';
import { lookAt } from './look.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

const code = 'xiangnan';
const member = [
  '',
  '/mine',
  '/mine?tab=drafts',
  '/write/new',
  '/find?q=老人',
  '/suggestions',
  '/suggestions/new',
  '/notices',
  '/me',
];
const clerk = [
  '',
  '/proposals',
  '/board',
  '/merge',
  '/overdue?within=20',
  '/look-back',
  '/figures',
  '/excellent',
  '/write',
  '/office',
  '/rules',
  '/suggestions',
  '/suggestions/figures',
  '/suggestions/imports',
  '/suggestion-rules',
  '/activities',
  '/house?part=terms',
  '/notices',
  '/settings',
];
const leader = ['', '/oversight', '/overdue?within=20', '/suggestions/figures'];
const open = [
  '',
  '/suggestions',
  '/suggestions/new',
  '/suggestions/poster',
  '/suggestions/screening',
  '/suggestions/figures',
];
const tablet = { width: 768, height: 1024 };

interface Look {
  login: string;
  base: string;
  paths: string[];
  size: { width: number; height: number };
  display: Record<string, unknown>;
}

const looks: Record<string, Look> = {
  'the phone, light': {
    login: 'member1',
    base: '/m',
    paths: member,
    size: phone,
    display: { theme: 'light', elderMode: false },
  },
  'the phone, elder and dark': {
    login: 'elder',
    base: '/m',
    paths: member,
    size: phone,
    display: { theme: 'dark', elderMode: true },
  },
  'the narrowest phone, English': {
    login: 'member2',
    base: '/m',
    paths: member,
    size: { width: 320, height: 640 },
    display: { theme: 'light', elderMode: false, locale: 'en' },
  },
  'a member at a desk': {
    login: 'member1',
    base: '/m',
    paths: member,
    size: desk,
    display: { theme: 'light', elderMode: false },
  },
  'the desk, light': { login: 'clerk', base: '/desk', paths: clerk, size: desk, display: { theme: 'light' } },
  'the desk, dark, English': {
    login: 'clerk',
    base: '/desk',
    paths: clerk,
    size: desk,
    display: { theme: 'dark', locale: 'en' },
  },
  'the desk on a tablet, elder': {
    login: 'assigner',
    base: '/desk',
    paths: ['', '/proposals', '/suggestions', '/suggestions/figures'],
    size: tablet,
    display: { theme: 'light', elderMode: true },
  },
  'the leader at a desk': { login: 'leader', base: '/desk', paths: leader, size: desk, display: { theme: 'light' } },
  'the leader on a phone, dark, English': {
    login: 'leader',
    base: '/desk',
    paths: leader,
    size: phone,
    display: { theme: 'dark', locale: 'en' },
  },
  'the security administrator': {
    login: 'security',
    base: '/desk',
    paths: ['/accounts', '/accounts?search=nobody-at-all', '/settings'],
    size: desk,
    display: {},
  },
  'the administrator on a phone, elder, dark, English': {
    login: 'admin',
    base: '/desk',
    paths: [
      '/accounts',
      '/accounts?role=unit_handler',
      '/tokens',
      '/suggestion-rules',
      '/suggestion-rules/new',
      '/settings',
    ],
    size: phone,
    display: { theme: 'dark', elderMode: true, locale: 'en' },
  },
};

/** Screens where a member judges a reply or how it came about: a few of those open to the one signed in. */
async function decisions(context: BrowserContext): Promise<string[]> {
  const api = `/api/v1/assemblies/${code}`;
  const read = async <T>(path: string) => (await (await context.request.get(`${api}${path}`)).json()) as T;
  const { items } = await read<{ items: Array<{ task: string; proposalId: string }> }>('/inbox');
  const found = (await scoring(context, code)).slice(0, 1);
  for (const { task, proposalId } of items) {
    if (task !== 'rate') continue;
    const { replies } = await read<{ replies: Array<{ replyId: string }> }>(`/proposals/${proposalId}`);
    found.push(`/proposals/${proposalId}/rate/${replies.at(-1)!.replyId}`);
  }
  return found;
}

/** The first matters of a kind that the one signed in, or everybody, may open. */
async function matters(context: BrowserContext, list: string, id: string): Promise<string[]> {
  const answer = await context.request.get(`/api/v1/${list}`);
  const { items, briefs } = (await answer.json()) as Record<string, Array<Record<string, string>> | undefined>;
  return (items ?? briefs)!.map((item) => item[id]!);
}

describe.each(Object.entries(looks))('%s', (name, { login, base, paths, size, display }) => {
  it('has no accessibility fault, no missing word and no sideways scrolling', async () => {
    const { page, context } = await house.open(login, size);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
    await context.request.patch('/api/v1/me/display', { data: display });
    const proposals = await matters(context, `assemblies/${code}/proposals?size=1&state=closed,tracked`, 'proposalId');
    const all = [...paths, ...proposals.map((id) => `/proposals/${id}`)];
    if (base === '/m') all.push(...(await decisions(context)));
    if (paths.includes('/merge')) all.push(...proposals.map((id) => `/merge?left=${id}`));
    if (paths.includes('/suggestions'))
      for (const id of await matters(
        context,
        `assemblies/${code}/suggestions?size=1&state=closed,answered`,
        'suggestionId',
      ))
        all.push(`/suggestions/${id}`);
    if (paths.includes('/oversight'))
      for (const id of (await matters(context, `assemblies/${code}/briefs?size=1`, 'briefId')).slice(0, 1))
        all.push(`/briefs/${id}`);
    for (const path of all) {
      await page.goto(`${base}/${code}${path}`);
      await page.locator('main h1').first().waitFor();
      faults.push(...(await lookAt(page, `${name} ${path}`)));
    }
    await context.close();
    expect(faults).toEqual([]);
  });
});

describe.each([
  ['phone, elder and dark', phone, { elder: 'on', theme: 'dark', locale: 'zh-CN' }],
  ['tablet, English', tablet, { elder: 'off', theme: 'light', locale: 'en' }],
  ['wide, elder, dark, English', desk, { elder: 'on', theme: 'dark', locale: 'en' }],
] as const)('the public pages, %s', (name, viewport, form) => {
  it('have no accessibility fault, no missing word and no sideways scrolling', async () => {
    const context = await house.browser.newContext({ viewport, locale: form.locale, baseURL: house.base });
    await context.request.post('/display', { form: { ...form, back: '/' } });
    const page = await context.newPage();
    const shown = await matters(context, `assemblies/${code}/suggestions/public?size=1`, 'suggestionId');
    const proposals = await matters(context, `assemblies/${code}/register?size=1&state=closed`, 'proposalId');
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
    for (const path of [
      ...open,
      ...shown.map((id) => `/suggestions/${id}`),
      ...proposals.map((id) => `/proposals/${id}`),
    ]) {
      await page.goto(`/${code}${path}`);
      faults.push(...(await lookAt(page, `open ${name} ${path}`)));
    }
    await context.close();
    expect([shown.length, proposals.length, ...faults]).toEqual([1, 1]);
  });
});

describe('the desk', () => {
  const plain = { theme: 'light', elderMode: false, locale: 'zh-CN' };
  it('shows rows of one line, a board without a sideways way, and no two columns of one name', async () => {
    const { page, context } = await house.open('clerk', desk);
    await context.request.patch('/api/v1/me/display', { data: plain });
    await page.goto(`/desk/${code}/proposals`);
    const rows = page.locator('tr.ant-table-row');
    await rows.first().waitFor();
    const heights = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height));
    expect(Math.max(...heights)).toBeLessThanOrEqual(40);
    const head = page.getByRole('columnheader', { name: '最近变动' });
    const { x, width } = (await head.boundingBox())!;
    expect(x + width).toBeLessThanOrEqual(desk.width);
    await page.goto(`/desk/${code}/board`);
    const stages = page.locator('.d-board > section');
    await stages.first().waitFor();
    expect(await stages.count()).toBe(5);
    for (const stage of await stages.all()) {
      const box = (await stage.boundingBox())!;
      expect(box.x + box.width).toBeLessThanOrEqual(desk.width);
    }
    for (const path of ['proposals', 'look-back', 'overdue?within=20']) {
      await page.goto(`/desk/${code}/${path}`);
      await rows.first().waitFor();
      const names = (await page.locator('thead th').allInnerTexts()).filter((name) => name.trim() !== '');
      expect([path, ...new Set(names)]).toEqual([path, ...names]);
    }
    await context.close();
  });
  it('is used with a thumb: cards that name their values, buttons of 44 px; light and elder mode from the head', async () => {
    const { page, context } = await house.open('clerk', phone);
    await context.request.patch('/api/v1/me/display', { data: plain });
    for (const path of ['', '/proposals', '/overdue?within=20']) {
      await page.goto(`/desk/${code}${path}`);
      await page.locator('tr.ant-table-row').first().waitFor();
      const small = await page
        .locator('main .ant-btn:visible')
        .evaluateAll((all) =>
          all
            .map((button) => ({ name: button.textContent, height: button.getBoundingClientRect().height }))
            .filter(({ height }) => height < 44),
        );
      expect([path, ...small]).toEqual([path]);
      const unnamed = await page
        .locator('.d-cards tr.ant-table-row td:not(.d-subject, [data-label], .ant-table-selection-column):visible')
        .evaluateAll((all) => all.map((cell) => cell.textContent!).filter((text) => text.trim() !== ''));
      expect([path, ...unnamed]).toEqual([path]);
    }
    const html = page.locator('html');
    await page.getByRole('button', { name: '深色' }).click();
    await expect.poll(() => html.getAttribute('data-theme')).toBe('dark');
    await page.getByRole('button', { name: '长者模式' }).click();
    await expect.poll(() => html.getAttribute('data-elder')).not.toBeNull();
    await context.request.patch('/api/v1/me/display', { data: plain });
    await context.close();
  });
});
