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

/** The assembly opens the room with the rules of a province. */
async function openRoom() {
  const { context } = await house.open('admin', desk);
  const answer = await context.request.post(`/api/v1/assemblies/${code}/suggestions/rules`, {
    data: { name: '微建议工作规则', appliesFrom: new Date(Date.now() - 60_000).toISOString(), preset: 'province' },
    headers: { 'idempotency-key': crypto.randomUUID() },
  });
  if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`);
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

describe('suggestions at the desk', () => {
  it('are screened, those of the same words together, and go to units', async () => {
    await openRoom();
    const [first] = await enter();
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
    await page.getByText('已完成：受理').first().waitFor();
    await page.getByText('已受理').first().waitFor();
    await picture(page, 'suggestions-admitted');
    await page.goto(`/desk/${code}/suggestions?state=accepted`);
    await expect.poll(() => page.getByRole('row').filter({ hasText: '青石桥' }).count(), { timeout: 60_000 }).toBe(2);
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
