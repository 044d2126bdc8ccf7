/** An inspection of the demo province: answered on the phone, leave asked for and recalled, signed in by the screen's code, settled. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { desk, type House, openHouse } from './house.ts';

const code = 'xiangnan';
const api = `/api/v1/assemblies/${code}/activities`;
let house: House;
let id: string;
beforeAll(async () => {
  house = await openHouse();
  const { context } = await house.open('clerk');
  const { items } = await read<{ items: Array<{ activityId: string }> }>(context, `${api}?type=inspection`);
  id = items[0]!.activityId;
  await context.close();
});
afterAll(() => house?.close());

const pictures = process.env.YITANG_PICTURES;
const picture = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
};
const read = async <T>(context: BrowserContext, path: string) => (await (await context.request.get(path)).json()) as T;

interface Detail {
  startsAt: string;
  endsAt: string;
  halfDays: Array<{ halfDayId: string }>;
}
const shown = (context: BrowserContext) => read<Detail>(context, `${api}/${id}`);
/** What the page’s server reckons as now, by the clock of an answer. */
let moved = 0;
function until(instant: string, minutes: number): void {
  const days = (Date.parse(instant) + minutes * 60_000 - Date.now() - moved) / 86_400_000;
  moved += days * 86_400_000;
  house.later(days);
}

it('is answered on the phone; leave is asked for, approved at the desk and recalled', async () => {
  const { page, context } = await house.open('member1');
  await page.goto(`/m/${code}/activities/${id}`);
  await page.getByRole('button', { name: '我会参加' }).click();
  await page.getByText('已答复：参加').waitFor();
  await page.getByRole('button', { name: '请假', exact: true }).click();
  await page.getByLabel('事由').selectOption({ label: '公务安排冲突' });
  await page.getByRole('region', { name: '请假' }).getByRole('button', { name: '请假', exact: true }).click();
  await page.getByText('待审批').waitFor();
  const office = await house.open('clerk', desk);
  await office.page.goto(`/desk/${code}/activities/${id}`);
  await office.page.getByRole('tab', { name: '请假' }).click();
  await picture(office.page, 'activity-leave-desk');
  await office.page.getByRole('button', { name: '准假', exact: true }).click();
  await office.page.getByText('已准假').waitFor();
  await office.context.close();
  await page.reload();
  await page.getByText('已准假').waitFor();
  await page.getByRole('button', { name: '销假' }).click();
  await page.getByText('已销假').waitFor();
  await picture(page, 'activity-member');
  await context.close();
});

it('is signed in to by the code of the hall, of which an old copy is refused, and settled by the office', async () => {
  const before = await house.open('clerk', desk);
  const { startsAt, endsAt, halfDays } = await shown(before.context);
  await before.context.close();
  until(startsAt, -10);
  const office = await house.open('clerk', desk);
  await office.page.goto(`/desk/${code}/activities/${id}/hall/${halfDays[0]!.halfDayId}`);
  await office.page.getByRole('img', { name: '会场签到码' }).waitFor();
  await picture(office.page, 'activity-hall');
  const codeNow = async () =>
    (await read<{ code: string }>(office.context, `${api}/${id}/half-days/${halfDays[0]!.halfDayId}/code`)).code;
  const copied = await codeNow();
  until(startsAt, -8);
  const { page, context } = await house.open('member1');
  await page.goto(`/m/${code}/activities/sign-in?c=${copied}`);
  await page.getByText('签到码已经过期').waitFor();
  await page.goto(`/m/${code}/activities/sign-in?c=${await codeNow()}`);
  await page.getByText('签到成功').waitFor();
  await picture(page, 'activity-signed-in');
  await context.close();
  await office.page.getByText(/已签到 1/).waitFor();
  await office.context.close();
  until(endsAt, 10);
  const after = await house.open('clerk', desk);
  await after.page.goto(`/desk/${code}/activities/${id}`);
  const button = (step: string) => after.page.getByRole('button', { name: step, exact: true });
  // The sweep may have moved it already: whichever step is there, until it has ended.
  for (;;) {
    await button('开始').or(button('结束')).or(after.page.getByText('已结束')).first().waitFor();
    const step = (await button('开始').isVisible()) ? '开始' : (await button('结束').isVisible()) ? '结束' : undefined;
    if (!step) break;
    await button(step).click();
    await after.page.getByRole('dialog').getByRole('button', { name: step, exact: true }).click();
    await after.page.getByRole('dialog').waitFor({ state: 'detached' });
    await button(step).waitFor({ state: 'hidden' });
  }
  await after.page.getByRole('tab', { name: '签到与考勤' }).click();
  await after.page.getByRole('button', { name: '结算考勤' }).click();
  await after.page.getByText(/第1次/).waitFor();
  await picture(after.page, 'activity-settled');
  const { items } = await read<{ items: Array<{ name: string; units: number; settled: string }> }>(
    after.context,
    `${api}/${id}/attendance`,
  );
  expect(items.filter((line) => line.units === 1)).toHaveLength(1);
  expect(items.filter((line) => line.settled === 'absent').length).toBeGreaterThan(3);
  await after.context.close();
});
