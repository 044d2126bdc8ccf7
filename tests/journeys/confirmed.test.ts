/** Where the assembly asks for a confirmed address: a citizen without an account proves one by a code, with script and without. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestMailServer, readMail, type TestMailServer } from '../../platform/notices/testing-channels.ts';
import { type House, openHouse, phone } from './house.ts';

const code = 'qinghe';
let mail: TestMailServer;
let house: House;
beforeAll(async () => {
  mail = await openTestMailServer();
  house = await openHouse({ env: { YITANG_SMTP_URL: mail.url, YITANG_MAIL_FROM: '议堂 <notice@zx.example>' } });
  const { context } = await house.open(`admin@${code}`);
  const appliesFrom = new Date(Date.now() - 60_000).toISOString();
  const answer = await context.request.post(`/api/v1/assemblies/${code}/suggestions/rules`, {
    data: { name: '先核实联系方式', appliesFrom, preset: 'province' },
  });
  if (!answer.ok()) throw new Error(await answer.text());
  await context.close();
});
afterAll(async () => {
  await house?.close();
  await mail?.close();
});

/** The six digits of the next letter to an address. */
async function codeTo(address: string): Promise<string> {
  await expect.poll(() => mail.mails.some((item) => item.to === address), { timeout: 60_000 }).toBe(true);
  const [{ raw }] = mail.mails.splice(
    mail.mails.findIndex((item) => item.to === address),
    1,
  ) as [(typeof mail.mails)[number]];
  return /\b\d{6}\b/.exec((await readMail(raw)).text)![0];
}
const another = (digits: string) => String((Number(digits) + 1) % 1_000_000).padStart(6, '0');

async function citizen(javaScriptEnabled: boolean): Promise<Page> {
  const context = await house.browser.newContext({
    viewport: phone,
    locale: 'zh-CN',
    baseURL: house.base,
    javaScriptEnabled,
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto(`/${code}/suggestions/new`);
  if (javaScriptEnabled) await page.locator('form[data-ready]').waitFor();
  return page;
}

describe.each([
  ['with script', true],
  ['without script', false],
] as const)('a suggestion %s', (_, script) => {
  it('waits for the code of an address, says which one was wrong, takes a new one, and loses nothing typed', async () => {
    const address = script ? 'wang@mail.example' : 'li@mail.example';
    const text = '小区北门的减速带松了，夜里过车声音大，请重新固定。';
    const page = await citizen(script);
    const submit = () => page.locator('button.wide').click();
    const ask = () => page.getByRole('button', { name: '发送验证码' }).click();
    await page.getByLabel('您的建议').fill(text);
    await submit();
    await page
      .getByText(/请先.*(手机号|邮箱).*验证码/)
      .first()
      .waitFor();
    await page.getByLabel('邮箱', { exact: true }).fill('这不是邮箱');
    await ask();
    await page.locator('[aria-invalid=true]').first().waitFor();
    await page.getByLabel('邮箱', { exact: true }).fill(address);
    await ask();
    await page.getByText('验证码已发出').waitFor();
    const first = await codeTo(address);
    await page.getByLabel('验证码', { exact: true }).fill(another(first));
    await submit();
    await page.getByText('验证码不对').first().waitFor();
    expect(await page.getByLabel('您的建议').inputValue()).toBe(text);
    // A new one makes the old one worthless.
    await ask();
    const second = await codeTo(address);
    await page.getByLabel('验证码', { exact: true }).fill(second);
    await submit();
    await page.waitForURL(/suggestions\/mine\//);
    await page.getByText(text).first().waitFor();
    expect(await page.locator('main').innerText()).not.toContain(address);
    await page.context().close();
  });
});
