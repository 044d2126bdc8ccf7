/** The clerk's bulk work in a browser, and a member who writes where there is no network. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../platform/documents/sheets.ts';
import { desk, type House, openHouse, phone } from './house.ts';

const code = 'xiangnan';
let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

const oldRegister = () =>
  writeWorkbook([
    {
      name: '提案目录',
      columns: ['来源编号', '提案的题目', '第一提案人', '立案日期', '情况反映', '主办单位', '答复日期', '答复内容'].map(
        (title) => ({ title }),
      ),
      rows: [
        [
          'old-1',
          '关于修缮青石桥步道的建议',
          '林示范 等3人',
          '2024年3月',
          '青石桥步道破损，雨后积水。',
          '省交通运输厅',
          '2024-05-20',
          '步道已于五月重新铺设。',
        ],
        [
          'old-2',
          '关于增设村级阅览室的建议',
          '周化名',
          '二〇二四年四月二日',
          '村里没有看书的地方，请联系 139-1234-5678。',
          '省文化和旅游厅',
          null,
          null,
        ],
        ['old-3', '关于一件没有日期的旧案', '陈代称', '去年春天', '日期写得不清楚。', '省教育厅', '', ''],
      ],
    },
    { name: '说明', columns: [{ title: '本表由旧系统导出' }], rows: [['请勿改动']] },
  ]);

/** Where pictures of the screens go when somebody wants to look at them. */
const pictures = process.env.YITANG_PICTURES;
const picture = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
};

describe('the office', () => {
  it('says what a column is, takes an old register in, sees what came of every row, and takes it back', async () => {
    const { page, context } = await house.open('clerk', desk);
    await page.goto(`/desk/${code}/office`);
    const buffer = Buffer.from(await oldRegister());
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const choose = () => page.locator('input[type=file]').setInputFiles({ name: '旧台账.xlsx', mimeType, buffer });
    await choose();
    await page.getByText('还缺：案由').waitFor();
    await picture(page, 'import-columns');
    await page.getByRole('combobox', { name: '读作 提案的题目' }).click();
    await page.keyboard.type('案由');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '按此重新检查' }).click();
    const refused = page.getByRole('row').filter({ hasText: '关于一件没有日期的旧案' });
    await refused.waitFor();
    expect(await refused.innerText()).toContain('不能导入');
    await page.getByText('“说明”没有读取').waitFor();
    await page.getByText('“等3人”不是姓名').waitFor();
    await page.getByRole('checkbox', { name: '有提醒的行也写入' }).check();
    expect(await page.getByRole('button', { name: '写入 2 行' }).isDisabled()).toBe(true);
    await page.getByRole('radio', { name: /历史记录/ }).check();
    await picture(page, 'import-preview');
    await page.getByRole('button', { name: '写入 2 行' }).click();
    await page.getByText('写入 2 行，共 3 行').waitFor();
    await page.getByText('已完成').first().waitFor();
    await picture(page, 'import-result');
    expect(await page.getByRole('row').filter({ hasText: '去年春天' }).innerText()).toContain('不能导入');
    await page.getByRole('link', { name: '关于修缮青石桥步道的建议' }).click();
    await page.getByRole('tab', { name: /承办/ }).click();
    await page.getByText('步道已于五月重新铺设。').waitFor();
    await page.getByText('2024年3月', { exact: true }).first().waitFor();
    await picture(page, 'import-proposal');
    await page.goto(`/desk/${code}/proposals?words=${encodeURIComponent('青石桥')}`);
    await page.getByRole('link', { name: '关于修缮青石桥步道的建议' }).waitFor();
    await page.getByRole('searchbox', { name: '搜索全部事项' }).fill('青石橋 步道');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?q=/);
    await page.getByRole('region', { name: '提案' }).getByRole('link', { name: '关于修缮青石桥步道的建议' }).waitFor();

    const { items } = (await (
      await context.request.get(`/api/v1/assemblies/${code}/proposals?words=${encodeURIComponent('村级阅览室')}`)
    ).json()) as { items: Array<{ proposalId: string }> };
    await page.goto(`/desk/${code}/proposals/${items[0]!.proposalId}/redact`);
    await page.getByText('涉及个人的信息（1）').waitFor();
    const find = page.getByRole('button', { name: /139-1234-5678/ });
    await find.focus();
    await page.keyboard.press('Enter');
    await find.getByText('已遮盖').waitFor();

    await page.goto(`/desk/${code}/office`);
    await page.getByRole('button', { name: '查看 旧台账.xlsx' }).click();
    await page.getByRole('button', { name: '整批撤回' }).click();
    await page.getByRole('textbox', { name: '撤回原因' }).fill('文件有误');
    await page.getByRole('dialog').getByRole('button', { name: '整批撤回' }).click();
    await page.getByText('已撤回 2 件').waitFor();
    await page.getByText('已撤回').first().waitFor();
    const gone = page.getByRole('link', { name: '关于修缮青石桥步道的建议' });
    await expect.poll(() => gone.count(), { timeout: 60_000 }).toBe(0);
    // The meaning of the heading is remembered: the same file can begin right after its first check.
    await page.goto(`/desk/${code}/office`);
    await choose();
    await page.getByRole('radio', { name: /历史记录/ }).check();
    await page.getByRole('checkbox', { name: '有提醒的行也写入' }).check();
    expect(await page.getByRole('button', { name: '写入 2 行' }).isEnabled()).toBe(true);
    await page.setViewportSize(phone);
    await picture(page, 'import-again-phone');
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    await context.close();
  });
  it('takes lists, letters and the template away as files', async () => {
    const { page, context } = await house.open('clerk', desk);
    await page.goto(`/desk/${code}/office`);
    const fetched = async (name: string | RegExp, nth = 0) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name }).nth(nth).click(),
      ]);
      return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
    };
    const register = await fetched('Excel');
    expect(register.name).toMatch(/\.xlsx$/);
    expect(register.bytes.subarray(0, 2).toString()).toBe('PK');
    for (const nth of [0, 1, 2, 3]) expect((await fetched('Word', nth)).name).toMatch(/\.docx$/);
    expect((await fetched('下载模板')).name).toMatch(/\.xlsx$/);
    await page.goto(`/desk/${code}/proposals?state=closed,tracked`);
    await page.locator('.d-subject a').first().click();
    const letter = await context.request.get(
      (await page
        .getByRole('link', { name: /答复函 PDF/ })
        .first()
        .getAttribute('href'))!,
    );
    expect((await letter.body()).subarray(0, 5).toString()).toBe('%PDF-');
    await context.close();
  });
  it('works from the keyboard: j, Enter, ?', async () => {
    const { page, context } = await house.open('clerk', desk);
    await page.goto(`/desk/${code}`);
    await page.locator('tr.ant-table-row').first().waitFor();
    await page.keyboard.press('?');
    await page.getByText('键盘操作').last().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.ant-modal-wrap').waitFor({ state: 'hidden' });
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/(proposals|suggestions)\//);
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await page.waitForURL(/\/proposals$/);
    const words = page.locator('main, .d-content').locator('.d-search input').first();
    await words.waitFor();
    await page.keyboard.press('/');
    await expect.poll(() => words.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.setViewportSize(phone);
    expect(await words.isVisible()).toBe(true);
    await page.getByRole('button', { name: '我的视图' }).click();
    await page.getByText('还没有保存的视图').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await context.close();
  });
});

describe('the desk as a place to work', () => {
  it('keeps the filters of the inbox through an item and back, and goes from item to item by key', async () => {
    const { page, context } = await house.open('clerk', desk);
    await page.goto(`/desk/${code}`);
    expect(await page.getByRole('heading', { level: 2 }).first().innerText()).not.toContain('回头看');
    await page
      .getByText(/^回头看 \d+$/)
      .first()
      .click();
    await page.waitForURL(/task=look_back/);
    await page.getByRole('heading', { level: 2, name: /^新到/ }).waitFor({ state: 'hidden' });
    const first = page.locator('.d-subject a').first();
    await first.click();
    await page.waitForURL(/\/proposals\//);
    const path = page.url();
    const trail = page.getByRole('navigation', { name: '前后各件' });
    await trail.getByText(/^1 \//).waitFor();
    await page.keyboard.press(']');
    await trail.getByText(/^2 \//).waitFor();
    expect(page.url()).not.toBe(path);
    await page.keyboard.press('[');
    await page.waitForURL(path);
    await page.getByRole('button', { name: '返回列表' }).click();
    await page.waitForURL(/task=look_back/);
    await context.close();
  });
  it('takes new proposals in together after naming them', async () => {
    const { page, context } = await house.open('clerk', desk);
    await page.goto(`/desk/${code}?task=take_in`);
    await page.getByRole('button', { name: '全选新提案' }).click();
    const many = page.getByRole('button', { name: /^接收 \d+ 件$/ });
    const subjects = await page.locator('.d-subject a').allInnerTexts();
    await many.click();
    const ask = page.getByRole('dialog');
    for (const subject of subjects) await ask.getByText(subject).waitFor();
    await ask.getByRole('button', { name: '接收进入审查' }).click();
    await page.getByText(`已接收 ${subjects.length} 件`).first().waitFor();
    await page.getByRole('button', { name: '全选新提案' }).waitFor({ state: 'hidden' });
    await context.close();
  });
  it('sorts by a head, exports what is filtered, and shows the state beside an opened item', async () => {
    const { page, context } = await house.open('clerk', desk);
    await page.goto(`/desk/${code}/proposals?state=closed,tracked`);
    await page.getByRole('columnheader', { name: '编号' }).click();
    await page.waitForURL(/sort=number/);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^导出这 \d+ 件$/ }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
    await page.locator('tr.ant-table-row').first().dblclick();
    await page.waitForURL(/open=/);
    await page.getByRole('article').getByRole('heading', { level: 1 }).waitFor();
    expect(await page.locator('tr.d-row-open').innerText()).toMatch(/已办结|跟踪中/);
    await context.close();
  });
  it('keeps filters and order as a view of its own, on every computer', async () => {
    const { page, context } = await house.open('clerk', desk);
    await page.goto(`/desk/${code}/proposals?state=handling&sort=due`);
    await page.getByRole('button', { name: '我的视图' }).click();
    await page.getByLabel('名称').fill('快到期的在办件');
    await page.getByRole('button', { name: '保存当前筛选' }).click();
    await page.getByText('已保存视图').waitFor();
    await context.close();
    const other = await house.open('clerk', desk);
    await other.page.goto(`/desk/${code}/proposals`);
    await other.page.getByRole('button', { name: '我的视图' }).click();
    await other.page.getByRole('link', { name: '快到期的在办件' }).click();
    await other.page.waitForURL(/state=handling&sort=due/);
    await other.page.getByRole('button', { name: '我的视图' }).click();
    await other.page.getByRole('button', { name: '删除视图“快到期的在办件”' }).click();
    await other.page.getByText('还没有保存的视图').waitFor();
    await other.context.close();
  });

  it('asks for nothing before a key is pressed where something is entered, and counts by the rules', async () => {
    const { page, context } = await house.open('clerk', desk);
    const options = await context.request.get(`/api/v1/assemblies/${code}/proposals/options`);
    await page.goto(`/desk/${code}/write`);
    await page.getByLabel('案由').waitFor();
    const complaints = page.locator('main :is(.ant-alert-error, .ant-form-item-explain-error)');
    expect(await complaints.count()).toBe(0);
    expect(await page.locator('main label').getByText('可选').count()).toBe(0);
    const { rules } = (await options.json()) as { rules: { limits: { text: number } } };
    await page.getByText(`合计 0 / ${rules.limits.text} 字`).waitFor();
    await page.getByRole('button', { name: '提交提案' }).click();
    await complaints.first().waitFor();
    await context.close();
  });
  it('comes to the next one by itself once nothing of this one waits, with likenesses beside the text', async () => {
    const { page, context } = await house.open('reviewer1', desk);
    await page.goto(`/desk/${code}?task=review`);
    await page.locator('.d-subject a').first().click();
    await page.waitForURL(/\/proposals\//);
    const first = page.url();
    await page.getByRole('heading', { level: 2, name: '相近的事项' }).waitFor();
    await page.getByRole('button', { name: '提出审查意见', exact: true }).first().click();
    const panel = page.getByRole('dialog');
    await panel.getByText('建议立案', { exact: true }).click();
    await panel.getByRole('button', { name: '提出审查意见', exact: true }).click();
    await page.waitForURL((url) => /\/proposals\//.test(url.pathname) && url.href !== first);
    await page.getByRole('navigation', { name: '前后各件' }).getByText(/^2 \//).waitFor();
    await context.close();
  });
  it('says to whom a list is closed, instead of asking for fewer filters', async () => {
    const { page, context } = await house.open('admin', desk);
    await page.goto(`/desk/${code}/proposals`);
    await page.getByText('您无权查看', { exact: true }).waitFor();
    expect(await page.getByText('请减少一个筛选条件').count()).toBe(0);
    await context.close();
  });
});

describe('what is typed at the desk', () => {
  it('stays through Esc, a reload and another computer, and can be thrown away', async () => {
    const { page, context } = await house.open('reviewer1', desk);
    const inbox = (await (await context.request.get(`/api/v1/assemblies/${code}/inbox`)).json()) as {
      items: Array<{ task: string; proposalId: string }>;
    };
    const path = `/desk/${code}/proposals/${inbox.items.find((item) => item.task === 'review')!.proposalId}`;
    const openStep = async (at = page) => {
      await at.getByRole('button', { name: '提出审查意见', exact: true }).first().click();
      return at.getByRole('dialog');
    };
    await page.goto(path);
    let panel = await openStep();
    expect(await panel.getByRole('radio', { checked: true }).count()).toBe(0);
    await panel.getByText('建议不予立案', { exact: true }).click();
    await panel.getByLabel('理由').fill('不属于本级职权，已请提案人另行提出。');
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    await panel.getByText(/已保存/).waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    panel = await openStep();
    expect(await panel.getByLabel('理由').inputValue()).toContain('不属于本级职权');
    await page.reload();
    panel = await openStep();
    expect(await panel.getByLabel('理由').inputValue()).toContain('不属于本级职权');
    const other = await house.open('reviewer1', desk);
    await other.page.goto(path);
    const there = await openStep(other.page);
    await there.getByLabel('理由').waitFor();
    expect(await there.getByRole('radio', { name: '建议不予立案' }).isChecked()).toBe(true);
    await there.getByRole('button', { name: '丢弃，重新填写' }).click();
    await there.getByLabel('理由').waitFor({ state: 'hidden' });
    expect(await there.getByRole('radio', { checked: true }).count()).toBe(0);
    await other.context.close();
    await context.close();
  });
});

describe('rules', () => {
  it('are changed as a form, shown as a difference with the proposals they meet, and published after asking', async () => {
    const { page, context } = await house.open('admin', desk);
    await page.goto(`/desk/${code}/rules`);
    await page.getByRole('link', { name: '发布新版本' }).click();
    await page.getByText('与现行版本没有差别。').waitFor();
    expect(await page.getByRole('button', { name: '试看影响并发布…' }).isDisabled()).toBe(true);
    await page.getByLabel('名称').fill('试行规则');
    await page.getByRole('spinbutton', { name: '案由最多字数' }).fill('12');
    await page.getByRole('switch', { name: '答复签发前须经审核' }).click();
    await page.getByText('已保存').waitFor();
    await page.reload();
    expect(await page.getByRole('spinbutton', { name: '案由最多字数' }).inputValue()).toBe('12');
    await picture(page, 'rules');
    await page.getByRole('button', { name: '试看影响并发布…' }).click();
    const asked = page.getByRole('dialog');
    await asked.getByText('发布“试行规则”？').waitFor();
    await asked.getByText('的案由超过新的字数').waitFor();
    await asked.getByText('不受影响，仍按提交时的版本办理').waitFor();
    expect(await asked.locator('ins').allInnerTexts()).toEqual(['12', '否']);
    await asked.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText('案由不超过 12 字').waitFor();
    await page.getByText('答复由单位负责人签发，不另审核。').waitFor();
    await context.close();
  });
});

describe('a member without a network', () => {
  it('goes on writing, loses nothing, and is shown both versions when another device was faster', async () => {
    const { page, context } = await house.open('member1', phone);
    await page.goto(`/m/${code}/write/new`);
    await page.getByLabel('案由').fill('关于乡村班车时刻的建议');
    await page.getByText('已保存', { exact: true }).waitFor();
    const draft = /write\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    await context.setOffline(true);
    await page.getByLabel('案由').fill('关于乡村班车时刻公示的建议');
    await page.getByText('已存在手机上').waitFor();
    const read = await house.open('member1', phone);
    const path = `/api/v1/assemblies/${code}/proposals/${draft}`;
    const server = (await (await read.context.request.get(path)).json()) as { version: number };
    const elsewhere = await read.context.request.put(`${path}/draft`, {
      data: { kind: 'single', subject: '电脑上写的案由', baseVersion: server.version },
    });
    expect(elsewhere.ok()).toBe(true);
    await read.context.close();
    await context.setOffline(false);
    await page.getByText('这份草稿在别处也改过').waitFor();
    expect(await page.getByText('电脑上写的案由').isVisible()).toBe(true);
    await page.getByRole('button', { name: '保留手机上的' }).click();
    await page.getByText('已保存', { exact: true }).waitFor();
    await page.reload();
    expect(await page.getByLabel('案由').inputValue()).toBe('关于乡村班车时刻公示的建议');
    await context.close();
  });
});
