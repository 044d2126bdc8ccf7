/** The administrators' accounts in a browser: narrowing, taking an office away, a forgotten password, guessing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, type House, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

const accounts = '/desk/xiangnan/accounts';

describe('the list of accounts', () => {
  it('keeps its filters in the address, and a page past the end shows the last', async () => {
    const { page, context } = await house.open('security', desk);
    await page.goto(`${house.base}${accounts}?page=99`);
    await page.getByText('共 156 个').waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get('page')).toBe('6');
    await page.getByRole('combobox', { name: '角色' }).click();
    await page.keyboard.type('承办人');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('role=unit_handler');
    expect(new URL(page.url()).searchParams.has('page')).toBe(false);
    await page.getByText('共 27 个').waitFor();
    const offices = await page.locator('.d-office').allTextContents();
    expect(new Set(offices).size).toBe(offices.length);
    await page.reload();
    await page.getByText('共 27 个').waitFor();
    await context.close();
  });

  it('takes an office away by the cross on its chip', async () => {
    const { page, context } = await house.open('security', desk);
    await page.goto(`${house.base}${accounts}?search=bianban-handler`);
    const cross = page.getByRole('button', { name: '收回 省委编办 承办人' });
    await cross.click();
    await page.getByText('收回“省委编办 承办人”？').waitFor();
    await page.locator('.ant-popconfirm').getByRole('button', { name: '收回', exact: true }).click();
    await cross.waitFor({ state: 'detached' });
    await context.close();
  });

  it('lets the administrator correct a name and close an account', async () => {
    const { page, context } = await house.open('admin', desk);
    await page.goto(`${house.base}${accounts}?search=caizheng-handler`);
    await page.getByRole('button', { name: '更正' }).click();
    await page.getByRole('textbox', { name: '姓名' }).fill('新名样例');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByRole('cell', { name: /新名样例/ }).waitFor();
    await page.getByRole('button', { name: '停用' }).click();
    await page.locator('.ant-popconfirm').getByRole('button', { name: '停用' }).click();
    await page.getByText('已停用').waitFor();
    expect(await page.getByRole('button', { name: /重设密码|授予角色/ }).count()).toBe(0);
    await context.close();
  });
});

describe('a forgotten password', () => {
  it('is set anew by its owner without any script, with the link the security administrator hands over', async () => {
    const { page, context } = await house.open('security', desk);
    await page.goto(`${house.base}${accounts}?search=fagai-handler`);
    await page.getByRole('button', { name: '重设密码' }).click();
    await page.getByRole('button', { name: '生成链接' }).click();
    const link = (await page.locator('.d-secret').textContent())!.trim();
    expect(link).toMatch(/\/password\/new\?key=[\w-]{43}$/);
    await context.close();

    const owner = await house.browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
    const form = await owner.newPage();
    await form.goto(link);
    await form.getByText('链接由叶例言生成').waitFor();
    const set = async (password: string, again = password) => {
      await form.locator('#password').fill(password);
      await form.locator('#again').fill(again);
      await form.getByRole('button', { name: '设置密码' }).click();
    };
    await set('fagai-handler2026');
    expect(await form.getByRole('alert').textContent()).toContain('太容易被猜到');
    await set('我自己的一句话而已别人不知道', '我自己的另一句话别人不知道');
    expect(await form.getByRole('alert').textContent()).toContain('不一致');
    await set('我自己的一句话而已别人不知道');
    await form.getByText('新密码已设好').waitFor();
    await form.locator('#login').fill('fagai-handler');
    await form.locator('#password').fill('我自己的一句话而已别人不知道');
    await form.getByRole('button', { name: '登录' }).click();
    expect(form.url()).toContain('/desk/xiangnan');
    await form.goto(link);
    await form.getByRole('heading', { name: '这个链接已失效' }).waitFor();
    await owner.close();
  });
});

describe('a stranger guessing', () => {
  it('is told on the sign-in page how long to wait, while the owner signs in on the device they used before', async () => {
    const owner = await house.browser.newContext({ locale: 'zh-CN' });
    const mine = await owner.newPage();
    const enter = async (page: typeof mine, password: string) => {
      await page.goto(`${house.base}/sign-in`);
      await page.locator('#login').fill('gongan-handler');
      await page.locator('#password').fill(password);
      await page.getByRole('button', { name: '登录', exact: true }).click();
    };
    await enter(mine, 'yitang-demo');
    await mine.waitForURL('**/desk/xiangnan**');
    const stranger = await house.browser.newContext({ locale: 'zh-CN' });
    const page = await stranger.newPage();
    for (let n = 0; n < 5; n += 1) await enter(page, 'wrong');
    expect(await page.getByRole('alert').textContent()).toBe('用户名或密码不正确。');
    await enter(page, 'yitang-demo');
    expect(await page.getByRole('alert').textContent()).toMatch(/请等待\d+ 秒/);
    expect(await page.locator('#login').inputValue()).toBe('gongan-handler');
    await owner.clearCookies({ name: 'yt_session' });
    await enter(mine, 'yitang-demo');
    await mine.waitForURL('**/desk/xiangnan**');
    await Promise.all([owner.close(), stranger.close()]);
  });
});
