/** What members find on their side: their parts apart, drafts to throw away, notices, what went out in their name. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, type House, openHouse, phone, scoring } from './house.ts';

const code = 'xiangnan';
let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('a member', () => {
  it('makes no draft before a word, and throws a draft away from the list', async () => {
    const { page, context } = await house.open('member4', phone);
    const drafts = async () => {
      const answer = await context.request.get(`/api/v1/assemblies/${code}/proposals?mine=true&state=draft`);
      return ((await answer.json()) as { total: number }).total;
    };
    const before = await drafts();
    await page.goto(`/m/${code}/write/new`);
    await page.getByText('委员联名提案', { exact: true }).click();
    await page.getByRole('button', { name: /下一步/ }).click();
    await page.getByLabel('情况').waitFor();
    await page.waitForLoadState('networkidle');
    expect(await drafts()).toBe(before);
    await page.getByLabel('情况').fill('村口的桥没有护栏。');
    await page.getByText('已保存', { exact: true }).waitFor();
    expect(await drafts()).toBe(before + 1);
    await page.goto(`/m/${code}/mine?tab=drafts`);
    await page
      .getByRole('button', { name: /^删除草稿：/ })
      .first()
      .click();
    await page.getByRole('alertdialog').getByRole('button', { name: '删除草稿' }).click();
    await page.getByText('草稿已删除').first().waitFor();
    expect(await drafts()).toBe(before);
    await context.close();
  });

  it('sees all that goes out in their name before sending, and a co-signer sees the same', async () => {
    const { page, context } = await house.open('member1', phone);
    await page.goto(`/m/${code}/write/new`);
    await page.getByText('委员联名提案', { exact: true }).click();
    await page.getByLabel('案由').fill('关于整修乡镇码头的建议');
    await page.getByLabel('类别').selectOption({ label: '交通运输' });
    await page.getByText('已保存', { exact: true }).waitFor();
    const draft = /write\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    const go = (step: string) => page.goto(`/m/${code}/write/${draft}/${step}`);
    await go('situation');
    await page.getByLabel('情况').fill('六个码头台阶破损，枯水期上下船要踩石头。'.repeat(6));
    await go('measures');
    await page.getByLabel('问题分析').fill('码头归属不清，多年没有维修经费。'.repeat(4));
    await page
      .getByLabel('建议', { exact: true })
      .fill('一、逐处登记。\n二、分两年整修。\n三、落实管护责任。'.repeat(3));
    await go('evidence');
    await page.getByRole('button', { name: '添加一项依据' }).click();
    await page.getByLabel('内容').fill('实地看了六个码头');
    await page.getByLabel('网址').fill('https://example.invalid/piers');
    await page.locator('input[type=file]').setInputFiles({ name: '码头.png', mimeType: 'image/png', buffer: picture });
    await page.getByText('码头.png').waitFor();
    await page.getByText('已保存', { exact: true }).waitFor();
    await go('send');
    const whole = page.getByRole('main');
    for (const words of ['分两年整修', '实地看了六个码头', '码头.png', 'https://example.invalid/piers'])
      await whole.getByText(words).first().waitFor();
    const sector = page.getByLabel('界别');
    const [, name] = await sector.locator('option').allInnerTexts();
    await sector.selectOption({ label: name! });
    const offered = page.locator('.yt-choice');
    await expect
      .poll(() => offered.evaluateAll((all, only) => all.every((item) => item.textContent!.includes(only)), name!))
      .toBe(true);
    expect(await offered.count()).toBeGreaterThan(0);
    for (const label of await offered.locator('label').all())
      expect((await label.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    await sector.selectOption({ index: 0 });
    await page.getByLabel('按姓名查找委员').fill('周化名');
    await page.getByRole('checkbox', { name: /周化名/ }).check();
    await page.getByRole('button', { name: '邀请 1 位联名' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '邀请 1 位联名' }).click();
    await page.getByText('邀请已发出').first().waitFor();
    await context.close();

    const cosigner = await house.open('member2', phone);
    const told = cosigner.page.getByRole('link', { name: /整修乡镇码头/ }).first();
    // A job tells the invited: it may be a moment later than the invitation.
    await expect
      .poll(
        async () => {
          await cosigner.page.goto(`/m/${code}/notices`, { waitUntil: 'networkidle' });
          return told.isVisible();
        },
        { timeout: 60_000 },
      )
      .toBe(true);
    await told.click();
    await cosigner.page.waitForURL(`**/m/${code}/proposals/${draft}`);
    for (const words of ['分两年整修', '实地看了六个码头', '码头.png', 'https://example.invalid/piers'])
      await cosigner.page.getByRole('main').getByText(words).first().waitFor();
    const shown = cosigner.page.locator('.m-attachment img');
    await shown.scrollIntoViewIfNeeded();
    await expect.poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
    await cosigner.context.close();

    const writer = await house.open('member1', phone);
    await writer.page.goto(`/m/${code}/proposals/${draft}`);
    await writer.page.getByRole('button', { name: /^收回对周化名/ }).click();
    await writer.page.getByText('已完成').first().waitFor();
    expect(await writer.page.getByRole('button', { name: /^收回对/ }).count()).toBe(0);
    await writer.context.close();
  });

  it('is offered only what their office may propose', async () => {
    const former = await house.open('former', phone);
    await former.page.goto(`/m/${code}`);
    await former.page.locator('main h1').waitFor();
    expect(await former.page.getByRole('link', { name: '写提案' }).count()).toBe(0);
    await former.page.goto(`/m/${code}/write/new`);
    await former.page.getByText('您现在不能提出提案').waitFor();
    await former.context.close();
    const contact = await house.open('party-contact', desk);
    await contact.page.goto(`/m/${code}`);
    await contact.page.getByRole('heading', { name: /的提案$/ }).waitFor();
    await contact.page.goto(`/m/${code}/write/new`);
    await contact.page.getByLabel('案由').waitFor();
    expect(await contact.page.getByText('个人提案', { exact: true }).count()).toBe(0);
    await contact.page.getByLabel('案由').fill('关于统一农机补贴手续的建议');
    await contact.page.getByText('已保存', { exact: true }).waitFor();
    await contact.context.close();
  });

  it('has a tab for each part and filters that stay in the address', async () => {
    const { page, context } = await house.open('member1', desk);
    await page.goto(`/m/${code}/mine`);
    for (const tab of ['我提出的', '我联名的', '我附议的', '草稿']) {
      await page.getByRole('link', { name: tab, exact: true }).click();
      await page.locator('.yt-tabs a[aria-current=page]', { hasText: tab }).waitFor();
      await page.locator('main :is(.yt-list, .yt-empty)').first().waitFor();
    }
    await page.getByRole('link', { name: '我提出的', exact: true }).click();
    await page.getByLabel('进展').selectOption({ label: '已办结' });
    await page.waitForURL(/stage=finished/);
    await page.reload();
    expect(await page.getByLabel('进展').inputValue()).toBe('finished');
    await context.close();
  });

  it('narrows what they search by stage, session and unit, kept with the words in the address', async () => {
    const { page, context } = await house.open('member1', desk);
    await page.goto(`/m/${code}/find?q=关于`);
    const count = async () => Number(/\d+/.exec(await page.locator('main p[role=status]').first().innerText())![0]);
    await page.locator('main p[role=status]').first().waitFor();
    const all = await count();
    await page.getByLabel('进展').selectOption('rated');
    await page.waitForURL(/stage=rated/);
    await page.getByLabel('承办单位').selectOption({ index: 1 });
    await page.waitForURL(/unit=/);
    await page.reload();
    expect(await page.getByLabel('进展').inputValue()).toBe('rated');
    await page.locator('main :is(.yt-list, .yt-empty)').first().waitFor();
    expect(await page.getByText('办理中', { exact: true }).count()).toBe(0);
    await page.getByRole('searchbox').fill('关于加强');
    await page.getByRole('button', { name: '查找' }).click();
    await page.waitForURL(/stage=rated/);
    expect(page.url()).toContain('unit=');
    await page.goto(`/m/${code}/find?q=关于&stage=rated`);
    await page.locator('main p[role=status]').first().waitFor();
    expect(await count()).toBeGreaterThan(0);
    expect(await count()).toBeLessThan(all);
    await page.getByRole('link', { name: '搜索全部事项' }).click();
    await page.getByRole('heading', { level: 1, name: '搜索' }).waitFor();
    await page.getByRole('searchbox').fill('关于加强');
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByRole('heading', { name: /^提案 · \d+ 项$/ }).waitFor();
    await context.close();
  });

  it('who convenes a body sees its proposals and who belongs to it', async () => {
    const { page, context } = await house.open('convenor', phone);
    await page.goto(`/m/${code}`);
    await page.getByRole('heading', { name: '新闻出版界的提案' }).waitFor();
    await page.getByText(/^所属委员 \d+ 人$/).click();
    await page.getByText(/曾演示/).waitFor();
    await context.close();
  });

  it('scores with nothing filled in beforehand, and is told what is missing', async () => {
    const { page, context } = await house.open('member1', phone);
    const [path] = await scoring(context, code);
    await page.goto(`/m/${code}${path}`);
    const points = page.locator('main input');
    await points.first().waitFor();
    const typed = await points.evaluateAll((all) => all.map((item) => (item as HTMLInputElement).value));
    expect([...new Set(typed)]).toEqual(['']);
    await page.locator('main button[type=submit]').click();
    await page.locator('.m-actions .yt-error').waitFor();
    expect(await page.getByRole('alertdialog').count()).toBe(0);
    await context.close();
  });

  it('has notices a press away on every screen, counted, and not among the settings', async () => {
    const { page, context } = await house.open('member1', phone);
    const answer = await context.request.get(`/api/v1/assemblies/${code}/notices`);
    const { unread } = (await answer.json()) as { unread: number };
    await page.goto(`/m/${code}/me`);
    await page.locator('main h1').waitFor();
    const bell = page.locator('.m-bell');
    if (unread > 0) await bell.getByText(unread > 99 ? '99+' : String(unread), { exact: true }).waitFor();
    expect(await page.locator('main a[href*="/proposals/"]').count()).toBe(0);
    await bell.click();
    await page.waitForURL(`**/m/${code}/notices`);
    await context.close();
  });

  it('reads at a desk with the story beside the text, and no figure is pulled apart', async () => {
    const { page, context } = await house.open('member1', desk);
    const list = await context.request.get(`/api/v1/assemblies/${code}/proposals?size=1&state=closed,tracked`);
    const { items } = (await list.json()) as { items: Array<{ proposalId: string }> };
    await page.goto(`/m/${code}/proposals/${items[0]!.proposalId}`);
    const [text, story] = [page.locator('.m-sides > div'), page.locator('.m-sides > aside')];
    await story.waitFor();
    const [left, right] = [(await text.boundingBox())!, (await story.boundingBox())!];
    expect(right.x).toBeGreaterThanOrEqual(left.x + left.width);
    expect(left.width + right.width).toBeGreaterThan(desk.width * 0.55);
    const aligned = await page
      .locator('.yt-document p')
      .evaluateAll((all) => all.map((item) => getComputedStyle(item).textAlign));
    expect(aligned.length).toBeGreaterThan(0);
    expect(aligned).not.toContain('justify');
    await context.close();
  });
});
