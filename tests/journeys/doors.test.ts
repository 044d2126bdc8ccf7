/** Every address the README, the guides and the manifest name opens, signed out and in; and what stands where one does not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressHere, brokenLinks, documents, namedAddresses } from './doors/named-addresses.ts';
import { desk, type House, openHouse, phone } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse({ bare: true });
});
afterAll(() => house?.close());

const code = 'yunxi';
const named = namedAddresses();

/** Paths of operations below an assembly, with `{}` for their parameters. */
async function pathsOfApi(): Promise<{ inside: ReadonlySet<string>; written: ReadonlySet<string> }> {
  const { paths } = (await (await fetch(`${house.base}/api/v1/openapi.json`)).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const base = '/api/v1/assemblies/{assembly}';
  const inside = Object.keys(paths).filter((path) => path.startsWith(`${base}/`));
  const short = (path: string) => path.slice(base.length).replace(/\{\w+\}/g, '{}');
  return {
    inside: new Set(inside.map(short)),
    written: new Set(inside.filter((path) => !paths[path]!.get).map(short)),
  };
}

describe('a bare installation', () => {
  it('names its doors in its documents, whose links lead to files', () => {
    const addresses = named.map(({ address }) => address);
    expect(addresses).toEqual(
      expect.arrayContaining(['/', '/m/', '/desk/', '/api/docs', '/health', '/ready', '/metrics', '/register/<id>']),
    );
    expect(addresses).toEqual(expect.arrayContaining(['/register/open-data?format=csv', '/api/v1/openapi.json']));
    expect(documents.length).toBeGreaterThanOrEqual(8);
    expect(brokenLinks()).toEqual([]);
  });

  it('opens every named address, signed out and signed in', async () => {
    const api = await pathsOfApi();
    for (const login of [undefined, 'yx001', 'yx-clerk']) {
      const { context } = await house.open(login);
      for (const { address, file } of named) {
        const [path] = address.split('?');
        const here = addressHere(address, code, api.inside);
        const closed = here.startsWith('/api/v1/assemblies/') && !/\/register|\/$/.test(here);
        const written = api.written.has(path!);
        // An example's record is not here; an address that is only written to says which methods it has.
        const expected = /<\w+>/.test(here) ? 404 : written ? 405 : closed && !login ? 401 : 200;
        const answer = await context.request.get(here.replace(/<\w+>/, '00000000-0000-4000-8000-000000000000'), {
          maxRedirects: 3,
        });
        expect([file, login, here, answer.status()]).toEqual([file, login, here, expected]);
        if (expected < 400) continue;
        const page = answer.headers()['content-type']!.startsWith('text/html');
        if (page) expect(await answer.text()).toContain('<h1');
        else expect(((await answer.json()) as { title: string }).title).not.toBe('');
      }
      await context.close();
    }
  });

  it('opens whatever its first pages, its manifest and its service worker name', async () => {
    for (const login of [undefined, 'yx001', 'yx-clerk']) {
      const { page, context } = await house.open(login, desk);
      const names = new Set(['/m', '/desk', '/favicon.ico', '/m/manifest.webmanifest', '/m/sw.js', '/password']);
      for (const start of ['/', `/${code}`, '/sign-in', '/m/', '/desk/']) {
        await page.goto(start, { waitUntil: 'networkidle' });
        const found = await page.evaluate(() =>
          [...document.querySelectorAll('[href], [src], form[action]:not([method=post])')].map(
            (item) => item.getAttribute('href') ?? item.getAttribute('src') ?? item.getAttribute('action')!,
          ),
        );
        for (const address of found) if (/^\/(?!\/)/.test(address)) names.add(address);
      }
      const worker = await (await context.request.get('/m/sw.js')).text();
      for (const [, address] of worker.matchAll(/["'](\/[\w./-]*)["']/g))
        if (!address!.startsWith('/api/')) names.add(address!);
      for (const address of names) {
        const answer = await context.request.get(address, { maxRedirects: 3 });
        expect([login, address, answer.status()]).toEqual([login, address, 200]);
      }
      expect(names.size).toBeGreaterThan(20);
      await context.close();
    }
  });

  it('leads to sign-in and back from the applications, without an account', async () => {
    const { page, context } = await house.open();
    for (const path of ['/m', '/m/', '/desk', '/desk/', `/m/${code}/mine`]) {
      await page.goto(path);
      await page.waitForURL(/\/sign-in\?next=/);
      const back = new URL(page.url()).searchParams.get('next')!;
      expect(back.replace(/\/$/, '')).toBe(path.replace(/\/$/, ''));
      expect(await page.locator('input[name=password]').isVisible()).toBe(true);
    }
    await context.close();
  });

  it('opens them to people with offices, each at their own front, without a fault in the console', async () => {
    for (const [login, path, home, size] of [
      ['yx001', '/m', `/m/${code}`, phone],
      ['yx001', '/m/', `/m/${code}`, phone],
      ['yx-clerk', '/desk', `/desk/${code}`, desk],
      ['yx-clerk', '/desk/', `/desk/${code}`, desk],
    ] as const) {
      const { page, context } = await house.open(login, size);
      const faults: string[] = [];
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      page.on('pageerror', (error) => faults.push(error.message));
      await page.goto(path);
      await page.waitForURL(`**${home}`);
      await page.locator('main h1').waitFor();
      await page.waitForLoadState('networkidle');
      expect([login, path, ...faults]).toEqual([login, path]);
      await context.close();
    }
  });

  it('has a manifest whose start, scope and pictures are there', async () => {
    const { context } = await house.open();
    const manifest = (await (await context.request.get('/m/manifest.webmanifest')).json()) as {
      start_url: string;
      scope: string;
      icons: Array<{ src: string; type: string }>;
    };
    expect([manifest.start_url, manifest.scope]).toEqual(['/m/', '/m/']);
    for (const { src, type } of manifest.icons) {
      const answer = await context.request.get(src);
      expect([src, answer.status(), answer.headers()['content-type']]).toEqual([src, 200, type]);
    }
    expect(manifest.icons.filter((icon) => icon.type === 'image/png').length).toBeGreaterThanOrEqual(3);
    await context.close();
  });

  it('says so where an address leads to nothing, is not the reader’s, or belongs to another assembly', async () => {
    const member = await house.open('yx001', phone);
    const seen = async (path: string, words: string) => {
      await member.page.goto(path);
      await member.page.getByText(words, { exact: true }).waitFor();
    };
    await seen(`/m/${code}/proposals/none`, '没有找到');
    await seen(`/m/${code}/proposals/00000000-0000-4000-8000-000000000000`, '没有找到');
    await seen(`/m/${code}/nowhere`, '没有找到');
    await seen('/m/elsewhere', '您在这里没有身份');
    await seen(`/desk/${code}/accounts`, '您在这里没有身份');
    await member.page.getByRole('link', { name: /到委员端/ }).click();
    await member.page.waitForURL(`**/m/${code}`);
    await member.context.close();
    const clerk = await house.open('yx-clerk', desk);
    await clerk.page.goto(`/desk/${code}/accounts`);
    await clerk.page.getByText('您无权查看', { exact: true }).waitFor();
    expect(await clerk.page.getByRole('navigation').first().isVisible()).toBe(true);
    await clerk.page.goto(`/desk/${code}/nowhere`);
    await clerk.page.getByText('没有找到', { exact: true }).waitFor();
    await clerk.context.close();
  });

  it('keeps the frame when a part does not come, and shows it once the network is back', async () => {
    const { page, context } = await house.open('yx-clerk', desk);
    await page.goto(`/desk/${code}`);
    await page.locator('main h1').waitFor();
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    await page.getByRole('link', { name: '看板' }).click();
    await page.getByText('现在没有网络', { exact: true }).first().waitFor();
    expect(await page.getByRole('link', { name: '看板' }).isVisible()).toBe(true);
    await context.setOffline(false);
    await page.locator('main h1').waitFor();
    await context.close();
  });

  it('lets somebody whose session ended sign in where they are, and sends what they were about to send', async () => {
    const { page, context } = await house.open('yx001', phone);
    await page.goto(`/m/${code}/write/new`);
    await page.getByLabel('案由').fill('关于修缮东桥的建议');
    await page.getByText('已保存', { exact: true }).waitFor();
    const session = await context.storageState();
    await context.clearCookies();
    await page.getByLabel('案由').fill('关于修缮东桥和西桥的建议');
    await page.getByRole('alertdialog').getByText('登录已过期').waitFor();
    await page.getByLabel('密码').fill('not the password');
    await page.getByRole('alertdialog').getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('alertdialog').locator('.yt-error').waitFor();
    await page.getByLabel('密码').fill(house.passwordOf('yx001'));
    await page.getByRole('alertdialog').getByRole('button', { name: '登录', exact: true }).click();
    await page.getByText('已保存', { exact: true }).waitFor();
    expect(session.cookies.length).toBeGreaterThan(0);
    const id = /write\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    const kept = await context.request.get(`/api/v1/assemblies/${code}/proposals/${id}`);
    expect(((await kept.json()) as { subject: string }).subject).toBe('关于修缮东桥和西桥的建议');
    await context.close();
  });
});
