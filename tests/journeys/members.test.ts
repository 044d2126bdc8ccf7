/** A member's record in a browser: asked to be changed on the phone, decided at the desk, looked into for a reason the member reads. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, type House, openHouse, phone } from './house.ts';
import { lookAt } from './look.ts';

const code = 'xiangnan';
let house: House;
const faults: string[] = [];
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

describe('a member’s record', () => {
  it('is changed by asking: on the phone only what differs goes, the office sees old and new side by side', async () => {
    const { page, context } = await house.open('member3', phone);
    await page.goto(`/m/${code}/`);
    await page
      .getByRole('link', { name: /我的信息/ })
      .first()
      .click();
    await page.getByRole('heading', { name: '我的委员信息' }).waitFor();
    faults.push(...(await lookAt(page, 'my record 390')));
    await page.getByRole('link', { name: '申请更改' }).click();
    await page.getByLabel('单位职务').fill('学科带头人');
    await page.getByLabel('手机号').fill('1990');
    faults.push(...(await lookAt(page, 'my change 390')));
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByText('电话号码不对').first().waitFor();
    await page.getByLabel('手机号').fill('19900001111');
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByText('您有一项更改申请待办理').waitFor();
    await context.close();

    const office = await house.open('clerk', desk);
    await office.page.goto(`/desk/${code}/member-requests?state=waiting`);
    faults.push(...(await lookAt(office.page, 'requests 1440')));
    await office.page.locator('td a').first().click();
    const phoneRow = office.page.getByRole('row').filter({ hasText: '手机号' });
    await phoneRow.getByText('19900001111').waitFor();
    await phoneRow.getByRole('radio', { name: '不同意' }).check();
    await office.page
      .getByRole('row')
      .filter({ hasText: '单位职务' })
      .getByRole('radio', { name: '同意', exact: true })
      .check();
    await office.page.getByRole('button', { name: '办结' }).click();
    await office.page.getByText('请写明不同意更改').first().waitFor();
    await phoneRow.getByPlaceholder('不同意的理由').fill('请附本人说明');
    faults.push(...(await lookAt(office.page, 'request 1440')));
    await office.page.getByRole('button', { name: '办结' }).click();
    await office.page.getByText('已办理').first().waitFor();
    await office.context.close();
  });

  it('is found by pinyin, and looked into for a reason that the member reads', async () => {
    const { page, context } = await house.open('clerk', desk);
    await page.goto(`/desk/${code}/members`);
    await page.getByRole('row').filter({ hasText: '003' }).first().waitFor();
    faults.push(...(await lookAt(page, 'register 1440')));
    const name = await page.getByRole('row').filter({ hasText: '003' }).first().getByRole('link').innerText();
    await page.getByRole('row').filter({ hasText: '003' }).first().getByRole('link').click();
    await page.getByText('查看须写明事由').first().waitFor();
    await page.getByText('学科带头人').first().waitFor();
    expect(await page.locator('body').innerText()).toContain('••••••');
    await page.getByRole('button', { name: '查看', exact: true }).click();
    await page.getByRole('checkbox', { name: '手机号' }).check();
    await page.getByRole('button', { name: '说明事由并查看' }).click();
    await page.getByText('请写明查看的事由。').waitFor();
    await page.getByRole('textbox', { name: '事由' }).fill('通知全会报到');
    await page.getByRole('button', { name: '说明事由并查看' }).click();
    await page.getByText('以下内容只在本页显示这一次').waitFor();
    expect(await page.getByRole('status').first().innerText()).toMatch(/19900000002/);
    faults.push(...(await lookAt(page, 'member 1440')));
    await page.setViewportSize(phone);
    faults.push(...(await lookAt(page, 'member 390')));
    await page.goto(`/desk/${code}/members`);
    await page.getByText(name).first().waitFor();
    faults.push(...(await lookAt(page, 'register 390')));
    await context.close();

    const own = await house.open('member3', phone);
    await own.page.goto(`/m/${code}/my-record`);
    await own.page.getByText('通知全会报到').waitFor();
    expect(await own.page.locator('body').innerText()).toContain('19900000002');
    const file = own.page.waitForEvent('download');
    await own.page.getByRole('link', { name: '下载' }).click();
    expect((await file).suggestedFilename()).toMatch(/\.json$/);
    await own.context.close();
  });

  it('looks as it should, on the phone and at the desk', () => {
    expect(faults).toEqual([]);
  });
});
