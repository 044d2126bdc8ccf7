/** A member in a lift: the application opens without a network after one visit, is written in, and sends once when back. */
import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, openHouse, phone } from './house.ts';

let house: House;
const code = 'yunxi';
beforeAll(async () => {
  house = await openHouse({ bare: true });
});
afterAll(() => house?.close());

/** One visit, until the application is on the phone with what it read. */
async function visit(base = house.base): Promise<{ page: Page; context: BrowserContext }> {
  const { page, context } = await house.open('yx001', phone);
  await page.goto(`${base}/m/${code}`);
  await page.locator('main h1').waitFor();
  const kept = () =>
    page.evaluate(async () => {
      if (!navigator.serviceWorker.controller) return [];
      const reads = await caches.open('yt-member-reads-2');
      return (await reads.keys()).map((request) => new URL(request.url).pathname.split('/').at(-1));
    });
  await expect.poll(kept, { timeout: 60_000 }).toEqual(expect.arrayContaining(['me', 'inbox', 'options']));
  return { page, context };
}

describe('the member’s application without a network', () => {
  it('is installed by one visit, reloads offline, keeps what is written, and sends it once when back', async () => {
    const { page, context } = await visit();
    await context.setOffline(true);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: '待我办理' }).waitFor();
    await page.getByRole('link', { name: '写提案' }).first().click();
    await page.getByLabel('案由').fill('关于山区校车加装安全带的建议');
    await page.getByText('已存在手机上').waitFor();
    const id = /write\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    await page.reload();
    expect(await page.getByLabel('案由').inputValue()).toBe('关于山区校车加装安全带的建议');
    await page.goto(`/m/${code}`);
    await page.getByRole('link', { name: /关于山区校车加装安全带的建议/ }).waitFor();

    const writes: string[] = [];
    context.on('request', (request) => {
      if (request.method() !== 'GET' && request.url().includes('/proposals')) writes.push(request.method());
    });
    await context.setOffline(false);
    await expect
      .poll(async () => (await context.request.get(`/api/v1/assemblies/${code}/proposals/${id}`)).status())
      .toBe(200);
    await page.waitForLoadState('networkidle');
    await page.reload();
    await page.locator('main h1').waitFor();
    await page.waitForLoadState('networkidle');
    expect(writes).toEqual(['POST']);
    const list = await context.request.get(`/api/v1/assemblies/${code}/proposals?mine=true`);
    const { items } = (await list.json()) as { items: Array<{ subject: string }> };
    expect(items.map((item) => item.subject)).toEqual(['关于山区校车加装安全带的建议']);
    await context.close();
  });

  it('has every screen without a network, and says what was not read before', async () => {
    const { page, context } = await visit();
    await context.setOffline(true);
    for (const path of ['', '/mine', '/find', '/me', '/write/new', '/proposals/00000000-0000-4000-8000-000000000000']) {
      await page.goto(`/m/${code}${path}`);
      await page.locator('.m-head').waitFor();
      await page.locator('main :is(h1, .yt-empty-title)').first().waitFor();
    }
    expect(await page.getByText('现在没有网络', { exact: true }).isVisible()).toBe(true);
    await context.close();
  });

  it('shows nothing of one member to another who signs in on the same phone', async () => {
    const { page, context } = await visit();
    const password = house.passwordOf('yx002');
    const answer = await context.request.post('/api/v1/sign-in', { data: { login: 'yx002', password } });
    expect(answer.ok()).toBe(true);
    await page.goto(`/m/${code}/me`);
    await page.getByRole('heading', { level: 1, name: '示例乙' }).waitFor();
    const read = () =>
      page.evaluate(async () => {
        const reads = await caches.open('yt-member-reads-2');
        const bodies = await Promise.all((await reads.matchAll()).map((item) => item.text()));
        return bodies.join('\n');
      });
    await expect.poll(read).toContain('示例乙');
    const kept = await read();
    expect(kept).not.toContain('"name":"示例甲"');
    await context.close();
  });

  it('offers a new release when it has come, keeps the old one whole until then, and throws it away after', async () => {
    let release: string | null = null;
    const next = createServer((incoming, outgoing) => {
      const { method, headers, url } = incoming;
      const worker = url === '/m/sw.js';
      if (worker) delete headers['accept-encoding'];
      const sent = ask(new URL(url!, house.base), { method, headers }, async (answer) => {
        if (!worker) return void answer.pipe(outgoing.writeHead(answer.statusCode!, answer.headers));
        const text = Buffer.concat(await answer.toArray()).toString();
        const { 'content-length': _length, ...rest } = answer.headers;
        outgoing.writeHead(answer.statusCode!, rest);
        outgoing.end(release === null ? text : text.replace(/RELEASE = "\w+"/, `RELEASE = "${release}"`));
      });
      incoming.pipe(sent);
    });
    await new Promise<void>((resolve) => next.listen(0, '127.0.0.1', resolve));
    const { page, context } = await visit(`http://127.0.0.1:${(next.address() as AddressInfo).port}`);
    release = 'next';
    await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration('/m/'))!.update()));
    await page.getByText('新版本已下载到手机。').waitFor();
    const shells = () =>
      page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('yt-member-shell')));
    expect(await shells()).toHaveLength(2);
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: '更新' }).click()]);
    await page.locator('main h1').waitFor();
    expect(await shells()).toEqual(['yt-member-shell-next']);
    await context.close();
    next.closeAllConnections();
    next.close();
  });
});
