/** Somebody without an account follows a matter: by e-mail without script, confirmed by the letter's link, told when it is answered, stopped by one press. */
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestMailServer, readMail, type TestMailServer } from '../../platform/notices/testing-channels.ts';
import { type House, openHouse, phone } from './house.ts';

const code = 'qinghe';
const api = `/api/v1/assemblies/${code}`;
const address = 'chen@mail.example';
const MINUTES = 1 / 1440;
let mail: TestMailServer;
let house: House;
let clerk: BrowserContext;
let member: BrowserContext;
beforeAll(async () => {
  mail = await openTestMailServer();
  const env = {
    YITANG_SMTP_URL: mail.url,
    YITANG_MAIL_FROM: '议堂 <notice@zx.example>',
    YITANG_PUSH_CONTACT: 'mailto:operator@zx.example',
  };
  house = await openHouse({ env });
  clerk = (await house.open(`clerk@${code}`)).context;
  member = (await house.open(`member1@${code}`)).context;
});
afterAll(async () => {
  await house?.close();
  await mail?.close();
});

async function act(as: BrowserContext, path: string, data: object = {}) {
  const answer = await as.request.post(`${api}/${path}`, { data });
  expect([path, answer.status(), await answer.text()]).toEqual([path, 200, expect.anything()]);
  return answer.json();
}

async function clean(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as {
    violations: Array<{ id: string; nodes: Array<{ html: string }> }>;
  };
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]!.html}`)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
}

/** The next mail to this address. */
async function letter(to = address) {
  await expect.poll(() => mail.mails.some((item) => item.to === to), { timeout: 120_000, interval: 500 }).toBe(true);
  const [{ raw }] = mail.mails.splice(
    mail.mails.findIndex((item) => item.to === to),
    1,
  ) as [(typeof mail.mails)[number]];
  return readMail(raw);
}
/** Presses a button of a plain form, and is where it leads. */
async function press(page: Page, name: string, to: RegExp): Promise<void> {
  await Promise.all([page.waitForURL(to), page.getByRole('button', { name }).click()]);
}
/** Links of a mail, as paths of this house. */
const linksIn = (text: string) => [...text.matchAll(/https?:\/\/[^/\s]+(\/\S+)/g)].map((match) => match[1]!);

async function shown(text: string): Promise<string> {
  const suggestionId = crypto.randomUUID();
  const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
  const { context } = await house.open();
  await act(context, 'suggestions', { suggestionId, secret, text });
  await act(clerk, `suggestions/${suggestionId}/accept`, { category: 'street' });
  await context.close();
  return suggestionId;
}

describe('a suggestion of somebody else', () => {
  let suggestionId: string;
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    suggestionId = await shown('河堤步道有三处栏杆松了，晚上散步的人多，请检修。');
    context = await house.browser.newContext({
      viewport: phone,
      locale: 'zh-CN',
      baseURL: house.base,
      javaScriptEnabled: false,
    });
    context.setDefaultTimeout(60_000);
    page = await context.newPage();
  });
  afterAll(() => context?.close());

  it('is followed by e-mail without script, and confirmed by the link of the letter and one press', async () => {
    await page.goto(`/${code}/suggestions/${suggestionId}`);
    await page.locator('summary', { hasText: '关注后续' }).click();
    // What the browser lets through as an address is none all the same: nothing typed is lost.
    await page.getByLabel('邮箱').fill('chen@mail');
    await press(page, '用邮件关注', /\/following$/);
    expect(await page.getByRole('alert').innerText()).toContain('邮箱');
    expect(await page.getByLabel('邮箱').inputValue()).toBe('chen@mail');
    await page.getByLabel('邮箱').fill(address);
    await press(page, '用邮件关注', /sent=1$/);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('请查收邮件');
    const { text, header } = await letter();
    expect(header('subject')).toContain('请确认关注');
    const answer = (await page.goto(linksIn(text)[0]!))!;
    expect(answer.headers()).toMatchObject({
      'x-robots-tag': 'noindex, nofollow',
      'cache-control': 'private, no-store',
    });
    await press(page, '确认关注', /done=confirmed$/);
    expect(await page.getByRole('status').innerText()).toContain('已确认');
    expect(await page.getByText('正在关注').count()).toBe(1);
  });

  it('tells its followers when it is taken up and answered, in one letter; one press ends it, by a mail program too', async () => {
    await act(member, `suggestions/${suggestionId}/take-up`, { note: '' });
    await act(member, `suggestions/${suggestionId}/answer`, { text: '三处栏杆已经加固，全线检查了一遍。' });
    house.later(7 * MINUTES);
    const { text, header } = await letter();
    expect(header('subject')).toMatch(/有新进展：.+；.+/);
    const links = linksIn(text);
    await page.goto(links[0]!);
    expect(await page.getByText('三处栏杆已经加固').count()).toBeGreaterThan(0);
    const unsubscribe = linksIn(header('list-unsubscribe').replace('>', ''))[0]!;
    expect(links).toContain(unsubscribe);
    await page.goto(unsubscribe);
    expect(await page.getByText('不再接收').count()).toBe(1);
    const pressed = await fetch(house.base + unsubscribe, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
      redirect: 'error',
    });
    expect(pressed.status).toBe(200);
    await page.reload();
    expect(await page.getByRole('status').innerText()).toContain('已停止关注');
    await Promise.all([page.waitForURL(/\/mine\/[^/]+$/), page.getByRole('link', { name: '查看全部关注' }).click()]);
    expect(await page.getByText('邮箱或提醒地址已经删除').count()).toBe(1);
  });

  it('offers push with a script alone; what the browser cannot do is said', async () => {
    const { context: own, page: screen } = await house.open();
    await own.grantPermissions(['notifications']);
    await screen.goto(`/${code}/suggestions/${suggestionId}`);
    await screen.locator('summary', { hasText: '关注后续' }).click();
    await clean(screen);
    await screen.getByRole('button', { name: '在这台设备上提醒我' }).click();
    // Here no push service can be reached: the browser refuses the subscription.
    await expect
      .poll(() => screen.locator('[data-follow-push] [role=status]').innerText(), { timeout: 30_000 })
      .toMatch(/没有设好|已关注|不允许/);
    await own.close();
  });

  it('reads well in both languages, narrow and wide', async () => {
    const id = await shown('老年活动室门口的坡道太陡，轮椅上不去。');
    const { page: screen, context: own } = await house.open();
    await act(own, 'following/mail', { kind: 'suggestion', matterId: id, address: 'wang@mail.example' });
    const [mine] = linksIn((await letter('wang@mail.example')).text);
    const paths = [
      `/${code}/following?kind=suggestion&matterId=${id}`,
      `/${code}/following?kind=suggestion&matterId=${id}&sent=1`,
      mine!,
    ];
    for (const width of [320, 390, 1440]) {
      await screen.setViewportSize({ width, height: 844 });
      for (const path of paths) {
        await screen.goto(path);
        await clean(screen);
      }
    }
    await own.close();
  });
});

describe('a proposal', () => {
  it('is followed from its public page', async () => {
    const { page } = await house.open();
    await page.goto(`/${code}/proposals`);
    await page.locator('.list .title a').first().click();
    const subject = await page.getByRole('heading', { level: 1 }).innerText();
    await page.locator('summary', { hasText: '关注后续' }).click();
    await page.getByLabel('邮箱').fill('li@mail.example');
    await press(page, '用邮件关注', /sent=1$/);
    expect(await page.getByRole('link', { name: subject }).count()).toBe(1);
    const { header } = await letter('li@mail.example');
    expect(header('subject')).toContain(subject);
    await page.context().close();
  });
});
