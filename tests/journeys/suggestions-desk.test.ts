/** Suggestions at the desk: screened together with those that say the same, taken up, assigned to units. */
import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, type House, openHouse, phone } from './house.ts';

const code = 'xiangnan';
let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

const pictures = process.env.YITANG_PICTURES;
const picture = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
};

const texts = [
  '青石桥东头的路灯坏了两盏，晚上老人过桥看不清台阶，建议尽快修好并装上声控灯。',
  '青石桥东头的路灯坏了两盏，晚上老人过桥看不清台阶，建议尽快修好并装上声控灯。',
  '菜市场门口的公交站没有遮雨棚，雨天候车的人都挤在店铺檐下，建议加装遮雨棚和座椅。',
  '社区图书角周末不开门，孩子放假想看书进不去，请联系 139-1234-5678，建议周末轮流值守开放。',
];

/** The administrator publishes the rules of a province, by the form at the desk. */
async function publishRules() {
  const { page, context } = await house.open('admin', desk);
  await page.goto(`/desk/${code}/suggestion-rules`);
  await page.getByRole('button', { name: '发布新版本' }).click();
  await page.getByLabel('名称').fill('微建议工作规则');
  await page.getByRole('radio', { name: /省级预设/ }).click();
  await picture(page, 'suggestion-rules-form');
  await page.getByRole('button', { name: /试看影响/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('heading', { name: '微建议规则' }).waitFor();
  await page.getByText('微建议工作规则').first().waitFor();
  await picture(page, 'suggestion-rules');
  await context.close();
}

/** What people said at the counter, entered by the clerk. */
async function enter(): Promise<string[]> {
  const { context } = await house.open('clerk', desk);
  const ids: string[] = [];
  for (const text of texts) {
    const suggestionId = crypto.randomUUID();
    const answer = await context.request.post(`/api/v1/assemblies/${code}/suggestions`, {
      data: {
        suggestionId,
        secret: randomBytes(32).toString('base64url'),
        text,
        place: text.slice(0, 5),
        receivedAtCounter: true,
      },
      headers: { 'idempotency-key': crypto.randomUUID() },
    });
    if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`);
    ids.push(suggestionId);
  }
  await context.close();
  return ids;
}

/** Two that are sent back together: named before, taken back after. */
async function screenMany(page: Page) {
  await page.goto(`/desk/${code}/suggestions?state=received`);
  await page.getByRole('row').filter({ hasText: '菜市场' }).first().waitFor();
  for (const text of ['菜市场', '图书角'])
    await page.getByRole('row').filter({ hasText: text }).getByRole('checkbox').check();
  await page.getByRole('button', { name: /^退回补充/ }).click();
  const asked = page.getByRole('dialog');
  await asked.getByRole('combobox').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await asked.getByRole('textbox').fill('请写明具体位置。');
  await asked.getByRole('heading', { name: /2/ }).waitFor();
  await picture(page, 'suggestions-many');
  await asked.getByRole('button', { name: /退回补充.*2/ }).click();
  await asked.waitFor({ state: 'detached' });
  await picture(page, 'suggestions-many-undo');
  await page.keyboard.press('u');
  await expect.poll(() => page.getByRole('row').filter({ hasText: '菜市场' }).count()).toBe(1);
}

/** Passages masked by hand, with the public page as it would be read. */
async function mask(page: Page, id: string) {
  await page.goto(`/desk/${code}/suggestions/${id}`);
  await page.getByRole('link', { name: '逐处遮盖，并预览公开页' }).click();
  await page.getByRole('heading', { name: '遮盖与公开预览' }).waitFor();
  const finds = page.getByRole('region', { name: /涉及个人的信息/ });
  await finds.getByRole('button').first().press('Enter');
  await page.getByRole('main').getByRole('searchbox').fill('社区图书角');
  await page.getByRole('main').getByRole('searchbox').press('Enter');
  await picture(page, 'suggestions-redact');
  await page.getByRole('button', { name: '保存', exact: false }).last().click();
  await page.getByText('已保存').first().waitFor();
  const shown = page.frameLocator('iframe');
  await shown.getByRole('heading', { level: 1 }).waitFor();
  expect(await shown.locator('main').innerText()).not.toContain('139-1234-5678');
  expect(await shown.locator('main').innerText()).not.toContain('社区图书角');
  await picture(page, 'suggestions-redacted');
}

describe('suggestions at the desk', () => {
  it('are screened, those of the same words together, and go to units', async () => {
    await publishRules();
    const ids = await enter();
    const [first] = ids;
    const { page, context } = await house.open('clerk', desk);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`/desk/${code}/suggestions?state=received`);
    await page.getByRole('row').filter({ hasText: '青石桥' }).first().waitFor();
    await picture(page, 'suggestions-list');
    await page.goto(`/desk/${code}/suggestions/${first}`);
    await page.getByRole('button', { name: '受理', exact: true }).click();
    const sheet = page.getByRole('dialog');
    await sheet.waitFor();
    await picture(page, 'suggestions-admit');
    await sheet.getByRole('combobox', { name: /类别/ }).focus();
    await page.keyboard.type('道路');
    await page.keyboard.press('Enter');
    await sheet.getByText('公开全文', { exact: true }).click();
    await sheet.getByRole('switch').click();
    await sheet.getByRole('button', { name: '受理', exact: true }).click();
    // All of the same words at once: taken back by one press, and done again.
    await page
      .getByText(/已受理.*2/)
      .first()
      .waitFor();
    await picture(page, 'suggestions-admitted');
    await page.getByRole('button', { name: /撤回/ }).click();
    await page.getByText('待审核', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: '受理', exact: true }).click();
    await sheet.getByRole('combobox', { name: /类别/ }).focus();
    await page.keyboard.type('道路');
    await page.keyboard.press('Enter');
    await sheet.getByText('公开全文', { exact: true }).click();
    await sheet.getByRole('switch').click();
    await sheet.getByRole('button', { name: '受理', exact: true }).click();
    await page.getByText('已受理', { exact: true }).first().waitFor();
    await page.goto(`/desk/${code}/suggestions?state=accepted`);
    await expect.poll(() => page.getByRole('row').filter({ hasText: '青石桥' }).count(), { timeout: 60_000 }).toBe(2);
    await screenMany(page);
    await mask(page, ids[3]!);
    await page.setViewportSize(phone);
    await page.goto(`/desk/${code}/suggestions/${first}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await picture(page, 'suggestions-phone');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await context.close();

    const assigner = await house.open('assigner', desk);
    await assigner.page.goto(`/desk/${code}/suggestions/${first}`);
    await assigner.page.getByRole('button', { name: '拟定承办单位', exact: true }).click();
    const units = assigner.page.getByRole('dialog');
    await units.getByRole('combobox', { name: '第 1 个单位', exact: true }).focus();
    await assigner.page.keyboard.type('住房');
    await assigner.page.keyboard.press('Enter');
    await picture(assigner.page, 'suggestions-assign');
    await units.getByRole('button', { name: '拟定承办单位', exact: true }).click();
    await assigner.page.getByText('已完成：拟定承办单位').first().waitFor();
    await assigner.context.close();
    expect(faults).toEqual([]);
  });
});
