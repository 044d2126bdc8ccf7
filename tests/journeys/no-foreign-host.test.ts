/** No page of any front calls another host, breaks its own policy for content or writes an error to the console; the pages of the API can be used by everybody. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, type House, openHouse, phone } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

/** Everything the page asked for, and everything it complained of. */
function watch(page: Page) {
  const hosts = new Set<string>();
  const complaints: string[] = [];
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') || protocol.startsWith('ws')) hosts.add(origin);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { hosts, complaints };
}

const own = () => new URL(house.base).origin;

describe.each([
  [undefined, ['/', '/xiangnan', '/xiangnan/proposals', '/xiangnan/figures', '/xiangnan/open-data', '/sign-in']],
  [undefined, ['/api/docs', '/api/docs/createDraft', '/api/docs?words=register&lang=en']],
  ['member1', ['/m/xiangnan', '/m/xiangnan/find']],
  ['clerk', ['/desk/xiangnan', '/desk/xiangnan/proposals', '/desk/xiangnan/figures']],
] as Array<[string | undefined, string[]]>)('somebody as %s', (login, addresses) => {
  it.each(addresses)('asks nobody else at %s', async (address) => {
    const { page, context } = await house.open(login, desk);
    const { hosts, complaints } = watch(page);
    const answer = await page.goto(address, { waitUntil: 'networkidle' });
    expect(answer!.status()).toBe(200);
    expect([...hosts]).toEqual([own()]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('the pages of the API', () => {
  it.each([phone, desk])('hold what axe asks for at $width wide, in both languages', async (viewport) => {
    const { page, context } = await house.open(undefined, viewport);
    for (const address of ['/api/docs', '/api/docs/createDraft', '/api/docs/searchRegister', '/api/docs/uploadFile']) {
      for (const language of ['zh-CN', 'en']) {
        await page.goto(`${address}?lang=${language}`);
        expect(await page.getAttribute('html', 'lang')).toBe(language);
        // The page runs no script of others, so it is handed in past its own policy.
        await page.evaluate(axe.source);
        const { violations } = (await page.evaluate('axe.run()')) as {
          violations: Array<{ id: string; nodes: Array<{ html: string }> }>;
        };
        expect(violations.map(({ id, nodes }) => `${address} ${language} ${id}: ${nodes[0]!.html}`)).toEqual([]);
        const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
        expect(`${address} ${language} ${wide}`).toBe(`${address} ${language} 0`);
      }
    }
    await context.close();
  });
  it('are searched without script', async () => {
    const context = await house.browser.newContext({ javaScriptEnabled: false, baseURL: house.base, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto('/api/docs');
    await page.getByRole('searchbox').fill('上传');
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByRole('link', { name: /上传文件/ }).click();
    expect(await page.textContent('h1')).toContain('上传文件');
    expect(await page.textContent('main')).toContain('file_type_refused');
    await context.close();
  });
});
