/** A citizen without an account, on a phone and without script: finds a proposal and reads what became of it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, type House, openHouse, phone } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('citizen', () => {
  it('searches, opens a proposal and reads its story without JavaScript', async () => {
    const context = await house.browser.newContext({
      viewport: phone,
      locale: 'zh-CN',
      baseURL: house.base,
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await page.goto('/');
    await page.getByRole('link', { name: '湘南省政协' }).first().click();
    await page.getByRole('searchbox').fill('电动自行车 充电');
    await page.getByRole('button', { name: '查找' }).click();
    await page
      .getByRole('link', { name: /充电设施建设/ })
      .first()
      .click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('充电设施');
    expect(await page.getByRole('heading', { name: '办理经过' }).isVisible()).toBe(true);
    expect(await page.getByRole('heading', { name: '办理答复' }).isVisible()).toBe(true);
    expect(await page.getByRole('heading', { name: '一眼看清' }).isVisible()).toBe(true);
    const assigned = page.getByRole('list', { name: '办理经过' }).getByRole('listitem').filter({ hasText: /^交办/ });
    expect(
      await assigned
        .getByText(/^交办：/)
        .first()
        .isVisible(),
    ).toBe(true);
    expect(await assigned.locator('time').first().isVisible()).toBe(false);
    await assigned.locator('summary').click();
    expect(await assigned.locator('time').first().isVisible()).toBe(true);
    await context.close();
  });
  it('reads the answer in a sentence, and follows proposals by feeds that name pages which open', async () => {
    const context = await house.browser.newContext({ viewport: phone, locale: 'zh-CN', baseURL: house.base });
    const page = await context.newPage();
    await page.goto('/xiangnan');
    const answered = page.getByRole('region', { name: '最近办结' }).getByRole('listitem').filter({ hasText: '答复' });
    await answered.first().getByRole('link').first().click();
    const glance = page.getByRole('region', { name: '一眼看清' });
    expect((await glance.locator('.sentence').first().innerText()).length).toBeGreaterThan(15);
    const feedOf = async () => {
      const path = await page.locator('link[rel=alternate]').getAttribute('href');
      const answer = await context.request.get(path!);
      expect(answer.headers()['content-type']).toContain('application/atom+xml');
      return page.evaluate(
        (text) => {
          const feed = new DOMParser().parseFromString(text, 'application/xml');
          const links = [...feed.querySelectorAll('entry > link')].map((link) => link.getAttribute('href')!);
          return { broken: feed.querySelector('parsererror') !== null, links };
        },
        await answer.text(),
      );
    };
    const one = await feedOf();
    expect(one.broken).toBe(false);
    expect(one.links.length).toBeGreaterThan(3);
    expect(new Set(one.links)).toEqual(new Set([page.url()]));
    await page.goto('/xiangnan/proposals?state=handling');
    const list = await feedOf();
    expect(list.broken).toBe(false);
    await page.goto(list.links[0]!);
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    await context.close();
  });

  it('keeps elder mode and language from the head of every page', async () => {
    const { page, context } = await house.open(undefined, phone);
    await page.goto('/xiangnan');
    await page.getByRole('button', { name: '长者模式' }).click();
    expect(await page.locator('html').getAttribute('data-elder')).not.toBeNull();
    await page.getByRole('button', { name: 'English' }).click();
    await page.goto('/xiangnan/figures');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('html').getAttribute('data-elder')).not.toBeNull();
    await context.close();
  });
  it('finds no accessibility fault on any public page, in light and dark, narrow and wide, in both languages', async () => {
    const { context } = await house.open(undefined, desk);
    const found = await context.request.get('/api/v1/assemblies/xiangnan/register?size=1&state=closed');
    const { items } = (await found.json()) as { items: Array<{ proposalId: string }> };
    const paths = [
      '/',
      '/xiangnan',
      '/xiangnan/proposals?words=老人',
      '/xiangnan/search?words=老人',
      `/xiangnan/proposals/${items[0]!.proposalId}`,
      '/xiangnan/figures',
      '/xiangnan/open-data',
      '/sign-in',
      '/xiangnan/nowhere',
    ];
    await context.close();
    const faults: string[] = [];
    for (const [size, scheme, locale] of [
      [phone, 'light', 'zh-CN'],
      [desk, 'dark', 'zh-CN'],
      [phone, 'dark', 'en-GB'],
    ] as const) {
      const own = await house.browser.newContext({ viewport: size, locale, colorScheme: scheme, baseURL: house.base });
      const window = await own.newPage();
      for (const path of paths) {
        await window.goto(path);
        await window.evaluate(axeSource);
        const result = await window.evaluate(() =>
          (
            globalThis as unknown as {
              axe: { run(): Promise<{ violations: Array<{ id: string; nodes: Array<{ html: string }> }> }> };
            }
          ).axe.run(),
        );
        faults.push(
          ...result.violations.map(
            (item) => `${path} ${scheme} ${locale}: ${item.id} ${item.nodes[0]?.html.slice(0, 120)}`,
          ),
        );
      }
      await own.close();
    }
    expect(faults).toEqual([]);
  });
  it.each([
    ['zh-CN', false],
    ['zh-CN', true],
    ['en-GB', false],
  ] as const)(
    'has on a phone the name in whole lines, every way on in sight and the results below the search (%s, elder %s)',
    async (locale, elder) => {
      const context = await house.browser.newContext({ viewport: phone, locale, baseURL: house.base });
      await context.request.post('/display', { form: { elder: elder ? 'on' : 'off', back: '/' } });
      const page = await context.newPage();
      for (const path of ['/xiangnan', '/xiangnan/figures', '/sign-in']) {
        await page.goto(path);
        if (elder) expect(await page.locator('html').getAttribute('data-elder')).not.toBeNull();
        const name = page.locator('.head .name');
        const [lines, words] = await name.evaluate((item) => {
          const text = document.createRange();
          text.selectNodeContents(item.lastChild!);
          return [text.getClientRects().length, item.textContent];
        });
        // The long name of an assembly takes two lines in English, never one letter a line.
        expect([path, words, Number(lines) <= (locale === 'zh-CN' ? 1 : 2)]).toEqual([path, words, true]);
        for (const link of await page.locator('.head a, .head button').all()) {
          const { x, width } = (await link.boundingBox())!;
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(phone.width);
        }
      }
      await page.goto('/xiangnan/proposals?words=老人');
      const first = await page.locator('.results .list .title').first().boundingBox();
      expect(first!.y).toBeLessThan(phone.height);
      await context.close();
    },
  );
  it('sees bars as long as their numbers on a phone', async () => {
    const { page, context } = await house.open(undefined, phone);
    await page.goto('/xiangnan/figures');
    const charts = page.locator('.yt-chart:has(.yt-bars:not(.yt-bars--stacked))');
    let compared = 0;
    for (const chart of await charts.all()) {
      const bars = await chart.locator('.yt-bars > li').evaluateAll((lines) =>
        lines.map((line) => ({
          value: Number(/\d+/.exec(line.querySelector('.yt-bars-value')!.textContent!)![0]),
          width: line.querySelector('rect')!.getBoundingClientRect().width,
          room: line.querySelector('svg')!.getBoundingClientRect().width,
        })),
      );
      const most = Math.max(...bars.map((bar) => bar.value), 10);
      for (const { value, width, room } of bars) {
        expect(room).toBeGreaterThan(phone.width / 2);
        expect(Math.abs(width / room - value / most)).toBeLessThan(0.02);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(5);
    await context.close();
  });
  it('sees pictures begin at one height, and every label within its picture', async () => {
    for (const [size, locale] of [
      [desk, 'zh-CN'],
      [phone, 'zh-CN'],
      [phone, 'en-GB'],
    ] as const) {
      const context = await house.browser.newContext({ viewport: size, locale, baseURL: house.base });
      const page = await context.newPage();
      await page.goto('/xiangnan/figures');
      const heads = await page
        .locator('.yt-charts > .yt-chart')
        .evaluateAll((all) => all.map((chart) => chart.firstElementChild!.getBoundingClientRect().top));
      if (size === desk) expect(Math.abs(heads[0]! - heads[1]!)).toBeLessThan(1);
      const outside = await page.locator('.yt-lines-x span:visible').evaluateAll((all) =>
        all
          .filter((label) => {
            const { left, right } = label.getBoundingClientRect();
            const frame = label.closest('.yt-chart')!.getBoundingClientRect();
            return left < frame.left || right > frame.right;
          })
          .map((label) => label.textContent),
      );
      expect(outside).toEqual([]);
      expect(await page.locator('.yt-lines-x span:visible').count()).toBeGreaterThan(1);
      if (locale === 'en-GB')
        expect(await page.locator('.yt-lines-unit, .yt-stat-unit').allInnerTexts()).not.toContain('件');
      await context.close();
    }
  });
  it('reads every paragraph of a text and of its answers in one typography', async () => {
    const { page, context } = await house.open(undefined, desk);
    const at = '/api/v1/assemblies/xiangnan/register';
    const found = await context.request.get(`${at}?size=50&state=closed`);
    const { items } = (await found.json()) as { items: Array<{ proposalId: string }> };
    for (const { proposalId } of items) {
      const read = await context.request.get(`${at}/${proposalId}`);
      const { titleOnly, replies } = (await read.json()) as { titleOnly: boolean; replies: object[] };
      await page.goto(`/xiangnan/proposals/${proposalId}`);
      if (!titleOnly && replies.length > 0) break;
    }
    const looks = await page.locator('.document p').evaluateAll((all) =>
      all.map((paragraph) => {
        const { textIndent, fontSize, textAlign } = getComputedStyle(paragraph);
        return { look: [textIndent, fontSize, textAlign].join(), broken: /\n/.test(paragraph.textContent!.trim()) };
      }),
    );
    expect(looks.length).toBeGreaterThan(3);
    expect(new Set(looks.map(({ look }) => look)).size).toBe(1);
    expect(looks.some(({ broken }) => broken)).toBe(false);
    await context.close();
  });
  it('finds the doors of the demo by front, not in one row', async () => {
    const { page, context } = await house.open(undefined, phone);
    await page.goto('/sign-in');
    const first = page.locator('#demo ~ details[open]');
    expect(await first.getByRole('heading', { level: 3 }).count()).toBeGreaterThanOrEqual(4);
    const own = await first
      .locator('section')
      .evaluateAll((all) => all.map((item) => item.querySelectorAll('button').length));
    expect(Math.min(...own)).toBeGreaterThan(0);
    expect(own.reduce((sum, count) => sum + count, 0)).toBe(await first.getByRole('button').count());
    await context.close();
  });
  it('sends at most 15 kB of script with a proposal page', async () => {
    const { page, context } = await house.open(undefined, phone);
    let bytes = 0;
    page.on('response', async (response) => {
      if (response.request().resourceType() === 'script') bytes += (await response.body()).length;
    });
    await page.goto('/xiangnan/proposals');
    await page.waitForLoadState('networkidle');
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(15_000);
    await context.close();
  });
});
