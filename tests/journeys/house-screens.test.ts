/** The administrator keeps the assembly's own lists on the desk; what is changed there stands on public pages at once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, type House, openHouse } from './house.ts';
import { lookAt } from './look.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

const screen = '/desk/xiangnan/house';

describe('the lists of the assembly', () => {
  it('take in a new unit and keep a busy one open', async () => {
    const { page, context } = await house.open('admin', desk);
    await page.goto(`${house.base}${screen}`);
    await page.getByRole('button', { name: '新增单位' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox', { name: '名称', exact: true }).fill('省示例服务中心');
    await form.getByRole('textbox', { name: '英文名称' }).fill('Provincial Sample Service');
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '新增单位' }).click();
    expect(await form.getByRole('textbox', { name: '英文名称' }).inputValue()).toBe('Provincial Sample Service');
    await form.getByRole('button', { name: '新增单位' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByRole('searchbox', { name: '名称、英文名称或字头' }).fill('sample service');
    await page.keyboard.press('Enter');
    const row = page.getByRole('row', { name: /省示例服务中心/ });
    await row.getByRole('button', { name: '停用' }).click();
    await page.locator('.ant-popconfirm').getByRole('button', { name: '停用' }).click();
    await row.getByText('已停用').waitFor();
    await page.goto(`${house.base}${screen}`);
    const busy = page.getByRole('row', { name: /手上有在办件/ }).first();
    await busy.waitFor();
    expect(await busy.getByRole('button', { name: '停用' }).count()).toBe(0);
    expect(await lookAt(page, 'units 1440')).toEqual([]);
    await context.close();
  });

  it('take in a new body and let it go again while nobody sits in it', async () => {
    const { page, context } = await house.open('clerk', desk);
    await page.goto(`${house.base}${screen}?part=bodies`);
    await page.getByRole('button', { name: '新增', exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox', { name: '名称', exact: true }).fill('示例新界别');
    await form.getByRole('button', { name: '新增', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    const row = page.getByRole('row', { name: /示例新界别/ });
    await row.waitFor();
    expect(await lookAt(page, 'bodies 1440')).toEqual([]);
    await row.getByRole('button', { name: '删除' }).click();
    await page.locator('.ant-popconfirm').getByRole('button', { name: '删除' }).click();
    await row.waitFor({ state: 'detached' });
    await context.close();
  });

  it('show what a window would change before it is saved', async () => {
    const { page, context } = await house.open('admin', desk);
    await page.goto(`${house.base}${screen}?part=terms`);
    const row = page.getByRole('row', { name: /现在提交的计为/ });
    await row.getByRole('button', { name: '调整时间' }).click();
    const form = page.getByRole('dialog');
    const until = form.getByLabel('平时提案截止');
    const before = await until.inputValue();
    await until.fill(before.replace(/-\d\dT/, '-01T'));
    expect(await form.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
    await form.getByRole('button', { name: '先看影响' }).click();
    await form.getByText('已提交的').waitFor();
    expect(await lookAt(page, 'windows 1440')).toEqual([]);
    await form.getByRole('button', { name: '保存' }).click();
    await form.waitFor({ state: 'detached' });
    await row
      .getByText(/-01 |1日/)
      .first()
      .waitFor();
    await context.close();
  });

  it('give the assembly a name that stands on the public page at once', async () => {
    const { page, context } = await house.open('admin', desk);
    await page.goto(`${house.base}${screen}?part=name`);
    await page.getByRole('textbox', { name: '简称', exact: true }).fill('示例省政协');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存').waitFor();
    expect(await lookAt(page, 'name 1440')).toEqual([]);
    await page.goto(`${house.base}/xiangnan`);
    await page.getByRole('heading', { level: 1, name: /示例省政协/ }).waitFor();
    await context.close();
  });
});
