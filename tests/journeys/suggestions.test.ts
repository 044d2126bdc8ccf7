/** A citizen with a phone and no account: says something by a code at a bus stop, with or without a network or script, and hears what became of it. */
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cameraWords, phonePhoto } from '../../platform/photos/testing.ts';
import { type House, openHouse, phone } from './house.ts';

const code = 'qinghe';
const api = `/api/v1/assemblies/${code}/suggestions`;
const text = '汽车站东边的路灯坏了两盏，晚上看不清路。请修好，最好换成感应灯。';
/** In the county. */
const here = { longitude: 112.6026, latitude: 25.8126 };
let house: House;
let clerk: BrowserContext;
let member: BrowserContext;
beforeAll(async () => {
  house = await openHouse();
  clerk = (await house.open(`clerk@${code}`)).context;
  member = (await house.open(`member1@${code}`)).context;
});
afterAll(() => house?.close());

/** A phone of its own, which knows where it is when asked. */
async function citizen(more: { javaScriptEnabled?: boolean; permissions?: string[] } = {}) {
  const context = await house.browser.newContext({
    viewport: phone,
    locale: 'zh-CN',
    baseURL: house.base,
    geolocation: here,
    ...more,
  });
  context.setDefaultTimeout(60_000);
  return { context, page: await context.newPage() };
}

async function act(as: BrowserContext, path: string, data: object = {}) {
  const answer = await as.request.post(`${api}/${path}`, { data });
  expect([path, answer.status(), await answer.text()]).toEqual([path, 200, expect.anything()]);
  return answer.json();
}

interface Line {
  suggestionId: string;
  text?: string;
  subject: string;
  receipt: string;
}
const inbox = async () =>
  ((await (await clerk.request.get(`${api}?state=received&size=50`)).json()) as { items: Line[] }).items;

async function clean(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as {
    violations: Array<{ id: string; nodes: Array<{ html: string }> }>;
  };
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]!.html}`)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
}

/** The page loaded anew until something stands there, as what jobs and events do comes a moment later. */
const inTime = (page: Page, count: () => Promise<number>) =>
  expect
    .poll(
      async () => {
        await page.reload();
        return count();
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe(1);

/** Clicks the button that sends. */
const send = (page: Page) => page.locator('button.wide').click();
const photo = async (name: string) => ({ name, mimeType: 'image/jpeg', buffer: await phonePhoto(2400, 1600) });

describe('a suggestion by the code at a bus stop', () => {
  let mine: string;

  it('is written on a phone without a network after one visit, and sent once when it is back', async () => {
    const { context, page } = await citizen({ permissions: ['geolocation'] });
    await page.goto(`/${code}/suggestions/poster?at=青禾汽车站`);
    const address = (await page.locator('.poster-address').innerText()).split('\n').at(-1)!;
    expect(await page.locator('.poster .yt-qr path').count()).toBe(1);
    await page.goto(address);
    await page.locator('form[data-ready]').waitFor();
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await expect
      .poll(() =>
        page.evaluate(
          async () =>
            Boolean(await caches.match('/qinghe/suggestions/new')) && Boolean(navigator.serviceWorker.controller),
        ),
      )
      .toBe(true);
    expect(await page.getByLabel('地点').inputValue()).toBe('青禾汽车站');
    await context.setOffline(true);
    await page.reload();
    await page.locator('form[data-ready]').waitFor();
    await page.getByLabel('您的建议').fill(text);
    await page.getByLabel('地点').fill('青禾汽车站');
    await page.locator('#photos').setInputFiles(await photo('王大妈家门口.jpg'));
    await page.getByRole('img', { name: '照片 1' }).waitFor();
    expect(await page.locator('[data-map]').isVisible()).toBe(false);
    await page.getByRole('button', { name: '用我现在的位置' }).click();
    await page.locator('[data-map] .yt-map-sign').waitFor();
    await clean(page);
    // At any key: what was written is there after a reload without a network.
    await page.reload();
    await page.locator('form[data-ready]').waitFor();
    expect(await page.getByLabel('您的建议').inputValue()).toBe(text);
    await page.getByRole('img', { name: '照片 1' }).waitFor();
    await page.locator('button.wide').dblclick();
    await page.locator('[data-letters] li').waitFor();
    expect(await page.locator('[data-letters]').innerText()).toContain('有网络后自动发送');
    const before = await inbox();
    await page.reload();
    await page.locator('[data-letters] li').waitFor();
    await context.setOffline(false);
    await page.getByRole('link', { name: '查看办理情况' }).waitFor();
    mine = (await page.getByRole('link', { name: '查看办理情况' }).getAttribute('href'))!;
    await page.reload();
    await page.getByRole('link', { name: '查看办理情况' }).waitFor();
    const now = (await inbox()).filter(
      (line) => !before.some(({ suggestionId }) => suggestionId === line.suggestionId),
    );
    expect(now).toHaveLength(1);
    await context.close();
  });

  it('has a private page nobody else is led to: not kept, not listed, with receipt and code', async () => {
    const { context, page } = await citizen();
    const answer = (await page.goto(`${mine}?done=sent`))!;
    expect(answer.headers()).toMatchObject({
      'cache-control': 'private, no-store',
      'referrer-policy': 'strict-origin',
      'x-robots-tag': 'noindex, nofollow',
    });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('建议已收到');
    expect(await page.locator('.receipt').innerText()).toMatch(/[2-9A-Z]{5}-[2-9A-Z]{5}/);
    expect(await page.locator('.private-address').innerText()).toBe(`${house.base}${mine}`);
    await inTime(page, () => page.getByText(/前：工作人员审核您的建议/).count());
    await clean(page);
    expect((await context.request.get(`${mine}x`)).status()).toBe(404);
    await context.close();
  });

  it('is screened, taken up by a member, visited, answered, rated, and read by everybody', async () => {
    const { context, page } = await citizen();
    const [line] = (await inbox()).filter(({ subject }) => subject.startsWith('汽车站东边的路灯'));
    const id = line!.suggestionId;
    expect((await context.request.get(`${api}/public/${id}`)).status()).toBe(404);
    await act(clerk, `${id}/accept`, { category: 'street', publicity: 'public' });
    await act(member, `${id}/take-up`);
    await act(member, `${id}/visits`, {
      kind: 'visit',
      happenedOn: new Date().toISOString().slice(0, 10),
      text: '到汽车站看了，确有两盏不亮。',
    });
    await act(member, `${id}/answer`, { text: '路灯已经修好，并换成了感应灯。' });
    await page.goto(mine);
    await page.getByText('路灯已经修好').first().waitFor();
    await page.getByRole('radio', { name: '满意', exact: true }).check();
    await page.getByLabel('想说的话').fill('谢谢');
    await page.getByRole('button', { name: '提交评价' }).click();
    await page.getByText('评价已提交，谢谢。').waitFor();
    await page.getByRole('link', { name: '公开页面' }).click();
    const glance = page.getByRole('region', { name: '一眼看清' });
    for (const said of ['路灯坏了两盏', '已办结', '路灯已经修好', '满意'])
      expect(await glance.innerText()).toContain(said);
    await clean(page);

    // The photo everybody sees holds nothing but the picture.
    const source = page.locator('.photos img').first();
    await inTime(page, () => source.count());
    const shown = await context.request.get((await page.locator('.photos a').first().getAttribute('href'))!);
    const bytes = await shown.body();
    const { exif, xmp, icc, orientation } = await sharp(bytes).metadata();
    expect([exif, xmp, icc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
    for (const word of Object.values(cameraWords)) expect(bytes.toString('latin1')).not.toContain(word);
    // Rounded: not where the phone was.
    const { point } = (await (await context.request.get(`${api}/public/${id}`)).json()) as {
      point: { longitude: number };
    };
    expect(point.longitude).not.toBe(here.longitude);
    expect(Math.abs(point.longitude - here.longitude)).toBeLessThan(0.01);

    const feed = await context.request.get((await page.locator('link[rel=alternate]').getAttribute('href'))!);
    expect(feed.headers()['content-type']).toContain('application/atom+xml');
    expect(await feed.text()).toContain(`/suggestions/${id}`);
    for (const path of ['suggestions', 'suggestions?view=map', 'suggestions/screening', '']) {
      await page.goto(`/${code}${path ? `/${path}` : ''}`);
      if (path !== 'suggestions/screening')
        expect(await page.locator('main').innerText()).toContain('汽车站东边的路灯');
      await clean(page);
    }
    await context.close();
  });
});

describe('those of others', () => {
  it('are found by words, and joined and left by one press without script', async () => {
    const { context, page } = await citizen({ javaScriptEnabled: false });
    await page.goto('/xiangnan/suggestions');
    await page.getByRole('searchbox').fill('人行道 地砖');
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByRole('link', { name: /解放路人行道地砖/ }).click();
    await page.getByRole('button', { name: '我也这样想（附议）' }).click();
    await page.getByText('您已附议').waitFor();
    expect(await page.locator('.join').innerText()).toContain('8 人附议');
    await page.reload();
    await page.getByRole('button', { name: '取消附议' }).click();
    await page.getByRole('button', { name: '我也这样想（附议）' }).waitFor();
    expect(await page.locator('.join').innerText()).toContain('7 人附议');
    await context.close();
  });

  it('are looked at on the map by keyboard, area by area', async () => {
    const { context, page } = await citizen();
    await page.goto('/xiangnan/suggestions?view=map');
    const city = page.getByRole('link', { name: /^南湖市/ });
    await city.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: '南湖市' }).waitFor();
    const sign = page.locator('.yt-map-sign').first();
    await sign.focus();
    expect(await sign.getAttribute('aria-label')).not.toBe('');
    expect(await page.locator('#inside ~ .list li').count()).toBeGreaterThan(1);
    await page.getByRole('link', { name: '全部地区' }).click();
    await page.waitForURL(/view=map$/);
    await context.close();
  });
});

describe('without script', () => {
  it('the form sends words and photos, keeps both when something is wrong, and takes a double press for one', async () => {
    const { context, page } = await citizen({ javaScriptEnabled: false });
    await page.goto(`/${code}/suggestions/new`);
    const long = '请在河边步道装几把椅子。'.repeat(400);
    await page.getByLabel('您的建议').fill(long);
    await page
      .getByLabel('照片')
      .setInputFiles([
        await photo('a.jpg'),
        { name: 'b.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('PK\x03\x04 no photo') },
      ]);
    await send(page);
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('JPEG');
    expect(await page.getByLabel('您的建议').inputValue()).toBe(long);
    expect(await page.locator('input[name=photoIds]').count()).toBe(1);
    await send(page);
    await alert.waitFor();
    expect(await page.getByLabel('您的建议').inputValue()).toBe(long);
    expect(await page.locator('input[name=photoIds]').count()).toBe(1);
    await page.getByLabel('您的建议').fill('请在河边步道装几把椅子，老人走累了可以坐。');
    await page.locator('button.wide').dblclick();
    await page.getByRole('heading', { level: 1, name: '建议已收到' }).waitFor();
    const sent = (await inbox()).filter(({ subject }) => subject.startsWith('请在河边步道'));
    expect(sent).toHaveLength(1);
    await page.getByText('撤回这条建议').click();
    await page.getByRole('button', { name: '撤回', exact: true }).click();
    await page.getByText('已撤回。', { exact: true }).waitFor();
    await context.close();
  });

  it('one that is returned is completed and sent again, and a decision is objected to', async () => {
    const { context, page } = await citizen({ javaScriptEnabled: false });
    await page.goto(`/${code}/suggestions/new`);
    await page.getByLabel('您的建议').fill('公交车太少了，希望增加。');
    await page.getByText('还可以告诉我们').click();
    await page.getByLabel('怎样称呼您').fill('老王');
    await send(page);
    await page.getByRole('heading', { level: 1, name: '建议已收到' }).waitFor();
    const [line] = (await inbox()).filter(({ subject }) => subject.startsWith('公交车太少了'));
    await act(clerk, `${line!.suggestionId}/return`, { code: 'unclear', note: '请写明是哪一路车。' });
    await page.reload();
    expect(await page.locator('main').innerText()).toContain('请写明是哪一路车。');
    await page.getByLabel('您的建议').fill('三路公交车晚上七点以后没有了，希望延长到九点。');
    await page.getByRole('button', { name: '重新提交' }).click();
    await page.getByText('已重新提交。').waitFor();
    await act(clerk, `${line!.suggestionId}/decline`, { code: 'empty' });
    await page.reload();
    await page.getByText('提出异议', { exact: true }).click();
    await page.getByLabel('您的理由').fill('我写了具体的线路和时间。');
    await page.getByRole('button', { name: '提交异议' }).click();
    await page.getByText('异议已提交。').waitFor();
    expect(await page.locator('main').innerText()).toContain('正在处理');
    await page.getByText('删除我的姓名和联系方式').click();
    await page.getByRole('button', { name: '删除', exact: true }).click();
    await page.getByText('已删除您的姓名和联系方式。').waitFor();
    expect(await page.locator('main').innerText()).not.toContain('老王');
    await context.close();
  });
});

describe('too much, or cut off', () => {
  it('a hundred thousand characters are kept, said to be too many, and lost nowhere', async () => {
    const { context, page } = await citizen();
    await page.goto(`/${code}/suggestions/new`);
    await page.locator('form[data-ready]').waitFor();
    const giant = '长'.repeat(100_000);
    await page.getByLabel('您的建议').fill(giant);
    await send(page);
    await page.locator('[data-letter-state]').getByText('超过 98000 字').waitFor();
    await page.reload();
    await page.locator('form[data-ready]').waitFor();
    expect((await page.getByLabel('您的建议').inputValue()).length).toBe(100_000);
    await context.close();
  });

  it('a line that breaks while the answer is under way loses nothing and sends nothing twice', async () => {
    const { context, page } = await citizen();
    await page.goto(`/${code}/suggestions/new`);
    await page.locator('form[data-ready]').waitFor();
    let broken = 0;
    await context.route(`**${api}`, async (route) => {
      if (route.request().method() !== 'POST' || broken > 0) return route.continue();
      broken += 1;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await page.getByLabel('您的建议').fill('小学门口放学时车太多，希望有人疏导。');
    await send(page);
    await page.locator('[data-letters] li').waitFor();
    await page.getByRole('button', { name: '现在发送' }).click();
    await page.getByRole('link', { name: '查看办理情况' }).waitFor();
    expect(broken).toBe(1);
    expect((await inbox()).filter(({ subject }) => subject.startsWith('小学门口'))).toHaveLength(1);
    await context.close();
  });
});
