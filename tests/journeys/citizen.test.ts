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
