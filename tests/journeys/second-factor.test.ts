/** Second factors in a real browser: required of an administrator, offered to all, asked again before weighty acts, taken away. */
import axe from 'axe-core';
import { Secret, TOTP } from 'otpauth';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '../../modules/accounts/index.ts';
import { desk, type House, openHouse, phone } from './house.ts';

let house: House;
/** Passkeys belong to names, not to bare addresses. */
let base: string;
beforeAll(async () => {
  house = await openHouse();
  base = house.base.replace('127.0.0.1', 'localhost');
});
afterAll(() => house?.close());

const own = '只有我自己才知道的一句话';
const MINUTES = 1 / 1440;
/** By which the house's time is ahead, in minutes. */
let ahead = 0;

async function act(as: BrowserContext, path: string, data: object) {
  const answer = await as.request.post(`/api/v1/assemblies/xiangnan${path}`, { data });
  expect([path, answer.status(), await answer.text()]).toEqual([path, 200, expect.anything()]);
  return answer.json();
}

async function clean(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as { violations: Array<{ id: string; nodes: unknown[] }> };
  expect(violations.map(({ id, nodes }) => [id, JSON.stringify(nodes).slice(0, 300)])).toEqual([]);
}

async function enter(page: Page, login: string, password: string): Promise<void> {
  await page.goto(`${base}/sign-in`);
  await page.locator('#login').fill(login);
  await page.locator('#password').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

async function leave(page: Page): Promise<void> {
  await page.context().clearCookies({ name: 'yt_session' });
}

/** @param steps ahead of now: one step early is taken, and no code twice */
function codeOf(typed: string, steps = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(typed.replaceAll(' ', '')) });
  return totp.generate({ timestamp: Date.now() + ahead * 60_000 + steps * 30_000 });
}

/** In the form that adds an application: reads its secret, types its code. @returns the secret */
async function addApplication(page: Page): Promise<string> {
  await page.getByRole('button', { name: '验证器应用' }).click();
  await page.getByRole('img', { name: '供验证器应用扫描的二维码' }).waitFor();
  await page.getByText('扫不了').click();
  const typed = (await page.locator('details .yt-code').textContent())!;
  await page.getByLabel('六位验证码').fill(codeOf(typed));
  await page.getByRole('button', { name: '添加', exact: true }).click();
  return typed;
}

async function keepCodes(page: Page): Promise<string[]> {
  await page.locator('.yt-codes').waitFor();
  const codes = await page.locator('.yt-codes .yt-code').allTextContents();
  expect(codes).toHaveLength(10);
  await page.getByRole('button', { name: '我已保存好' }).click();
  return codes;
}

let auditor: { page: Page; context: BrowserContext; typed: string; codes: string[] };

describe('an administrator', () => {
  it('is led from the first password to a second factor before the office opens', async () => {
    const [admin, security] = await Promise.all([house.open('admin'), house.open('security')]);
    const { login, password } = await act(admin.context, '/accounts', { login: 'second.auditor', name: '审样例' });
    await act(security.context, '/grants', { login, role: 'auditor' });
    await Promise.all([admin.context.close(), security.context.close()]);

    const { page, context } = await house.open(undefined, desk);
    await enter(page, login, password);
    await page.locator('#current').fill(password);
    await page.locator('#password').fill(own);
    await page.locator('#again').fill(own);
    await page.getByRole('button', { name: '修改并继续' }).click();
    await page.getByRole('heading', { name: '先设置第二重验证' }).waitFor();
    await clean(page);
    const typed = await addApplication(page);
    const codes = await keepCodes(page);
    await page.getByRole('link', { name: '审计日志' }).first().waitFor();
    auditor = { page, context, typed, codes };
  });

  it('shows its code after the password from then on, each code once', async () => {
    const { page, typed } = auditor;
    await leave(page);
    await enter(page, 'second.auditor', own);
    await page.getByRole('heading', { name: '第二重验证' }).waitFor();
    await page.getByLabel('六位验证码').fill('000000');
    await page.getByRole('button', { name: '确认' }).click();
    await page.getByText('验证码不正确').waitFor();
    await page.getByLabel('六位验证码').fill(codeOf(typed, 1));
    await page.getByRole('button', { name: '确认' }).click();
    await page.getByRole('link', { name: '审计日志' }).first().waitFor();
  });

  it('whose session ended signs in again in place, with both', async () => {
    const { page, codes } = auditor;
    await page.goto(`${base}/desk/xiangnan/settings`);
    await page.getByRole('heading', { name: '第二重验证' }).waitFor();
    await leave(page);
    await page.getByRole('radio', { name: '大', exact: true }).click();
    await page.getByRole('alertdialog').getByLabel('密码').fill(own);
    await page.getByRole('alertdialog').getByRole('button', { name: '登录' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '用恢复码' }).click();
    await page.getByRole('alertdialog').getByLabel('恢复码').fill(codes[0]!);
    await page.getByRole('alertdialog').getByRole('button', { name: '确认' }).click();
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await page.getByText('还剩 9 个恢复码').waitFor();
  });
});

describe('a passkey', () => {
  it('is made on the desk, opens it after the password, and confirms weighty acts', async () => {
    const { page, context } = await house.open(undefined, desk);
    const cdp = await context.newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await enter(page, 'security', demoPassword);
    await page.waitForURL('**/desk/xiangnan**');
    await page.goto(`${base}/desk/xiangnan/settings`);
    await page.getByRole('button', { name: '设置第二重验证' }).click();
    await page.getByRole('button', { name: '通行密钥' }).click();
    await page.getByRole('button', { name: '生成通行密钥' }).click();
    await keepCodes(page);
    await page.getByText('这台设备', { exact: true }).waitFor();
    await clean(page);

    await leave(page);
    await enter(page, 'security', demoPassword);
    await page.getByRole('button', { name: '使用通行密钥' }).click();
    await page.getByRole('link', { name: '账号与角色' }).first().waitFor();

    ahead = 20;
    house.later(ahead * MINUTES);
    await page.goto(`${base}/desk/xiangnan/accounts?search=second.auditor`);
    await page.getByRole('button', { name: '清除第二重验证' }).click();
    await page.getByRole('dialog').getByLabel('理由').fill('手机遗失，已当面核实');
    await page.getByRole('dialog').getByRole('button', { name: '清除第二重验证' }).click();
    const again = page.getByRole('dialog', { name: '请再次确认是您本人' });
    await again.getByRole('button', { name: '使用通行密钥' }).click();
    await page.getByText('已清除审样例的第二重验证').waitFor();
    await context.close();

    const owner = auditor.page;
    await enter(owner, 'second.auditor', own);
    await owner.getByRole('heading', { name: '先设置第二重验证' }).waitFor();
    await auditor.context.close();
  });
});

describe('a member', () => {
  it('sets up an application on the phone', async () => {
    const { page, context } = await house.open('member1', phone);
    await page.goto('/m/xiangnan/me');
    await page.getByRole('link', { name: '第二重验证' }).click();
    await page.getByText('用这个地址打开时不能使用通行密钥').waitFor();
    await page.getByRole('button', { name: '设置第二重验证' }).click();
    await clean(page);
    await addApplication(page);
    await keepCodes(page);
    await page.getByText('我的手机', { exact: true }).waitFor();
    await clean(page);
    await context.close();
  });
});
