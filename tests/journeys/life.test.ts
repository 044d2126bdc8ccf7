/**
 * One proposal's whole life in a real browser, each role on its own screen: written on a phone, co-signed by two, examined
 * in three rounds, another merged into it, bounced and reassigned, an assisting opinion, a reply checked and issued, one
 * proposer not satisfied, a paper rating, rework, closing, and the public page.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, type House, openHouse, phone } from './house.ts';

const code = 'xiangnan';
const subject = '关于在县乡道路急弯处增设错车台的建议';
const text = {
  situation:
    '走访的六个乡镇共有急弯四十七处，路面宽不足五米，会车时须倒退百米以上，今年已有剐蹭三十余起，雨天尤其危险。',
  analysis: '一是早年修路标准偏低，二是养护经费只够修补路面，三是占地涉及林地审批，乡镇单独办理周期长。',
  suggestions:
    '一、对急弯逐处建档，分三年增设错车台。\n二、把错车台列入养护工程，安排专项经费。\n三、林地审批由县级统一报送。',
};

let house: House;
let proposalId = '';
let mergedId = '';

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

/** Opens an address as somebody, does something, and closes the window. */
async function as(
  login: string,
  path: string,
  act: (page: Page, context: BrowserContext) => Promise<void>,
  size = desk,
) {
  const { page, context } = await house.open(login, size);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(path);
  try {
    await act(page, context);
  } catch (error) {
    const seen = await page.locator('body').innerText();
    throw new Error(`${login} at ${page.url()} saw:\n${seen.slice(0, 1500)}`, { cause: error });
  }
  await context.close();
  expect(faults).toEqual([]);
}

const onPhone = (login: string, path: string, act: (page: Page, context: BrowserContext) => Promise<void>) =>
  as(login, path, act, phone);
const atDesk = (id: string) => `/desk/${code}/proposals/${id}`;

/** Presses a step's button, fills its drawer, and waits until it is done. */
async function step(
  page: Page,
  name: string,
  fill: (drawer: ReturnType<Page['getByRole']>) => Promise<void> = async () => {},
  press = name,
) {
  await page.getByRole('main').getByRole('button', { name, exact: true }).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.waitFor();
  await fill(drawer);
  await drawer.getByRole('button', { name: press, exact: true }).click();
  await page.getByText(`已完成：${name}`).first().waitFor();
  await drawer.waitFor({ state: 'hidden' });
}

/** Picks from one of the desk's lists. */
async function pick(page: Page, box: ReturnType<Page['getByRole']>, option: string | RegExp) {
  const shown = () =>
    box.evaluate(
      (element, wanted) => new RegExp(wanted).test(element.closest('.ant-select')?.textContent ?? ''),
      typeof option === 'string' ? option : option.source,
    );
  // A list that is still unfolding may fold again under a quick press.
  for (let turn = 0; turn < 3; turn += 1) {
    await box.focus();
    await box.press('ArrowDown');
    if (typeof option === 'string' && (await box.isEditable())) await box.fill(option);
    const offered = page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: option });
    await offered.first().click();
    await page.waitForTimeout(200);
    if (await shown()) return;
  }
}

const stateOf = async (id: string) => {
  const { context } = await house.open('clerk', desk);
  const answer = await context.request.get(`/api/v1/assemblies/${code}/proposals/${id}`);
  const { state } = (await answer.json()) as { state: string };
  await context.close();
  return state;
};

async function cosign(login: string) {
  await onPhone(login, `/m/${code}`, async (page) => {
    await page.getByRole('link', { name: new RegExp(subject) }).click();
    await page.getByRole('button', { name: '同意联名' }).click();
    await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: '同意联名' }).click();
    await page.getByText('已完成').first().waitFor();
  });
}

/** Rates on the phone: `overall` on every question of satisfaction. */
async function rate(login: string, overall: '满意' | '不满意', reply = /^第一次答复 · /) {
  await onPhone(login, `/m/${code}`, async (page) => {
    await page.getByRole('link', { name: new RegExp(subject) }).click();
    await page.getByRole('link', { name: /^评价.*的答复$/ }).click();
    await page.getByText('约见面谈', { exact: true }).click();
    await page.getByText('办理中听取', { exact: true }).click();
    await page.getByText('否', { exact: true }).click();
    for (const question of ['办理态度', '答复针对性', '总体评价']) {
      await page.getByRole('group', { name: question }).getByText(overall, { exact: true }).click();
    }
    expect(
      await page
        .getByText(/^[A-D]类：/)
        .first()
        .isVisible(),
    ).toBe(true);
    await page.getByText(reply).first().waitFor();
    await page.getByText('承诺事项', { exact: true }).waitFor();
    const submit = page.getByRole('button', { name: '提交评价' });
    if (overall === '不满意') {
      await submit.click();
      await page.getByText('请写明不满意的理由').waitFor();
      await page.getByLabel('不满意的理由').fill('错车台的数量和时间都没有写。');
    }
    await submit.click();
    await page.getByRole('alertdialog').getByText('提交后不能更改。').waitFor();
    if (overall === '不满意')
      await page
        .getByRole('alertdialog')
        .getByText(/退回.*重新办理一次/)
        .waitFor();
    await page.getByRole('alertdialog').getByRole('button', { name: '提交评价' }).click();
    await page.getByText('评价已记录').first().waitFor();
  });
}

describe('a proposal from a phone to its public, rated answer', () => {
  it('is written step by step on a phone and sent to two co-signers', async () => {
    await onPhone('member1', `/m/${code}/write/new`, async (page) => {
      await page.getByText('委员联名提案', { exact: true }).click();
      await page.getByLabel('案由').fill(subject);
      await page.getByLabel('类别').selectOption({ label: '交通运输' });
      await page.getByText('已保存', { exact: true }).waitFor();
      await page.getByRole('button', { name: /下一步/ }).click();
      await page.getByLabel('情况').fill(text.situation.repeat(2));
      await page.getByRole('button', { name: /下一步/ }).click();
      await page.getByLabel('问题分析').fill(text.analysis);
      await page.getByLabel('建议', { exact: true }).fill(text.suggestions);
      await page.getByRole('button', { name: /下一步/ }).click();
      await page.getByRole('button', { name: '添加一项依据' }).click();
      await page.getByLabel('内容').fill('走访六个乡镇、四十七处急弯');
      await page.getByRole('button', { name: /下一步/ }).click();
      await page.getByText('没有发现问题').waitFor();
      await page.getByRole('button', { name: /下一步/ }).click();
      for (const name of ['周化名', '陈代称']) {
        await page.getByLabel('按姓名查找委员').fill(name);
        await page.getByRole('checkbox', { name: new RegExp(name) }).check();
      }
      const whole = page.getByRole('article');
      expect(await whole.innerText()).toContain(text.suggestions.split('\n')[0]);
      await page.getByRole('button', { name: '邀请 2 位联名' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: '邀请 2 位联名' }).click();
      await page.getByText('邀请已发出').first().waitFor();
      proposalId = /proposals\/([0-9a-f-]+)/.exec(page.url())![1]!;
    });
  });

  it('is co-signed in person by both, then submitted', async () => {
    await cosign('member2');
    await cosign('member3');
    await onPhone('member1', `/m/${code}/proposals/${proposalId}`, async (page) => {
      await page.getByRole('button', { name: '提交提案' }).click();
      await page
        .getByRole('alertdialog')
        .or(page.getByRole('dialog'))
        .getByRole('button', { name: '提交提案' })
        .click();
      await page.getByText('已完成').first().waitFor();
    });
    expect(await stateOf(proposalId)).toBe('submitted');
  });

  it('is entered for a member by the clerk: a second one on the same matter', async () => {
    await as('clerk', `/desk/${code}/write`, async (page) => {
      await page.getByLabel('为哪位委员代录').fill('何演练');
      await page.locator('.ant-select-item-option').filter({ hasText: '何演练' }).first().click();
      await page.getByLabel('来源').fill('委员来电口述');
      await page.getByLabel('案由').fill('关于农村公路急弯加设错车台的建议');
      await pick(page, page.getByRole('combobox', { name: /类别/ }), '交通运输');
      await page.getByLabel('情况').fill(text.situation);
      await page.getByLabel('问题分析').fill(text.analysis);
      await page.getByLabel('建议').fill(text.suggestions);
      await page.getByLabel('内容').fill('与三个村的驾驶员座谈');
      await page.getByRole('button', { name: '提交提案' }).click();
      await page.waitForURL(/proposals\/[0-9a-f-]{36}$/);
      mergedId = /proposals\/([0-9a-f-]+)/.exec(page.url())![1]!;
    });
  });

  it('goes through three rounds and is filed; the second is merged into it side by side', async () => {
    for (const id of [proposalId, mergedId]) {
      await as('clerk', atDesk(id), (page) => step(page, '接收进入审查'));
      for (const reviewer of ['reviewer1', 'reviewer2']) {
        await as(reviewer, atDesk(id), (page) =>
          step(page, '提出审查意见', (drawer) => drawer.getByText('建议立案', { exact: true }).click()),
        );
      }
    }
    await as('reviewer3', atDesk(proposalId), (page) => step(page, '立案'));
    await as('reviewer3', atDesk(mergedId), async (page) => {
      await page.getByRole('button', { name: '并案比对' }).click();
      await page.getByRole('button', { name: subject }).click();
      const merge = async () => {
        await page.getByRole('button', { name: '左边并入右边' }).click();
        await page.getByRole('dialog').getByRole('button', { name: '并案', exact: true }).click();
        await page.getByText('已完成：并案').first().waitFor();
        await page.getByText(/^已并案，可在 \d\d:\d\d 前撤销$/).waitFor();
      };
      await merge();
      await page.getByRole('button', { name: '撤销并案' }).click();
      await page.getByText('已完成：撤销并案').first().waitFor();
      await merge();
    });
    await as('reviewer3', atDesk(mergedId), async (page) => {
      await page.getByRole('button', { name: '撤销并案' }).waitFor();
    });
    expect(await stateOf(proposalId)).toBe('filed');
    expect(await stateOf(mergedId)).toBe('merged');
  });

  it('is assigned, bounced by the first unit, reassigned and confirmed many at once', async () => {
    const assign = (lead: string, again = false) =>
      as('assigner', atDesk(proposalId), (page) =>
        step(page, '拟定承办单位', async (drawer) => {
          await pick(page, drawer.getByRole('combobox', { name: '第 1 个单位', exact: true }), lead);
          if (again) return;
          await drawer.getByRole('button', { name: '再加一个单位' }).click();
          await pick(page, drawer.getByRole('combobox', { name: '第 2 个单位', exact: true }), '省民政厅');
        }),
      );
    const confirm = () =>
      as('government-office', `/desk/${code}/assign`, async (page) => {
        await page.getByRole('tab', { name: /^确认交办/ }).click();
        const rows = page.getByRole('row').filter({ hasText: subject });
        await rows.first().waitFor();
        for (const box of await rows.getByRole('checkbox').all()) await box.check();
        await page.getByRole('button', { name: /^确认交办 \d 件$/ }).click();
        await page.getByRole('dialog').getByRole('button', { name: '确认交办' }).click();
        await page
          .getByText(/已交办 \d 件/)
          .first()
          .waitFor();
      });
    await assign('省水利厅');
    await confirm();
    await as('shuili-receiver', atDesk(proposalId), (page) =>
      step(page, '申请退回', async (drawer) => {
        await pick(page, drawer.getByRole('combobox', { name: /依据哪一条/ }), '不属于本单位职责');
        await drawer.getByLabel('理由').fill('农村公路由交通运输部门主管。');
      }),
    );
    await assign('省交通运输厅', true);
    await confirm();
    for (const unit of ['jiaotong', 'minzheng']) {
      await as(`${unit}-receiver`, atDesk(proposalId), (page) =>
        step(page, '签收', (drawer) => pick(page, drawer.getByRole('combobox', { name: /承办人/ }), '先签收')),
      );
    }
    expect(await stateOf(proposalId)).toBe('handling');
  });

  const replyAndIssue = async (body: string) => {
    await as('jiaotong-handler', atDesk(proposalId), async (page) => {
      await step(page, '起草答复', async (drawer) => {
        await drawer.getByText(/^A /).click();
        await drawer.getByLabel('答复正文').fill(body);
      });
      await step(page, '送会办单位会签');
    });
    await as('minzheng-handler', atDesk(proposalId), (page) =>
      step(page, '会签', async (drawer) => expect(await drawer.getByText(body).isVisible()).toBe(true), '同意会签'),
    );
    await as('jiaotong-handler', atDesk(proposalId), (page) => step(page, '报督查室审核'));
    await as('government-office', atDesk(proposalId), (page) =>
      step(page, '审核通过', async (drawer) => expect(await drawer.getByText(body).isVisible()).toBe(true)),
    );
    await as('jiaotong-signer', atDesk(proposalId), (page) =>
      step(page, '签发', async (drawer) => {
        expect(await drawer.getByText(body).isVisible()).toBe(true);
        expect(await drawer.getByLabel('签发人').inputValue()).not.toBe('');
      }),
    );
    await as('jiaotong-handler', atDesk(proposalId), (page) => step(page, '正式答复'));
  };

  it('is handled: contact, assisting opinion, reply countersigned, checked, signed, issued', async () => {
    await as('jiaotong-handler', atDesk(proposalId), (page) =>
      step(page, '记录与提案人联系', async (drawer) => {
        await drawer.getByText('电话沟通', { exact: true }).click();
        await drawer.getByLabel('听取的意见').fill('提案人希望先修学校门前的急弯。');
      }),
    );
    await as('minzheng-handler', atDesk(proposalId), (page) =>
      step(page, '提交会办意见', (drawer) => drawer.getByLabel('会办意见').fill('建议优先安排敬老院周边路段。')),
    );
    await replyAndIssue('四十七处急弯已全部建档，首批二十处错车台年内完工。');
    expect(await stateOf(proposalId)).toBe('rating');
  });

  it('is rated: one proposer not satisfied, one on paper, all proposers of the merged one asked too; then redone', async () => {
    await rate('member1', '不满意');
    await rate('member2', '满意');
    await as('clerk', atDesk(proposalId), (page) =>
      step(page, '录入纸质评价', async (drawer) => {
        await pick(page, drawer.getByRole('combobox', { name: /谁评价谁的答复/ }), '陈代称');
        for (const [question, answer] of [
          ['走访情况', '电话联系'],
          ['听取意见方式', '办理前听取'],
          ['办理态度', '满意'],
          ['答复针对性', '基本满意'],
          ['领导是否参与答复', '是'],
          ['总体评价', '满意'],
        ] as const) {
          await drawer.getByRole('radiogroup', { name: question }).getByText(answer, { exact: true }).click();
        }
        await drawer.locator('input[type=file]').setInputFiles({
          name: '评价表.png',
          mimeType: 'image/png',
          buffer: Buffer.from(
            'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
            'base64',
          ),
        });
        await drawer.getByText('评价表.png').waitFor();
      }),
    );
    await rate('member4', '满意');
    expect(await stateOf(proposalId)).toBe('reworking');
    await replyAndIssue('首批增加到三十处，学校门前六处已于本月完工，余下各处完工日期见附表。');
    for (const member of ['member1', 'member2', 'member3', 'member4'])
      await rate(member, '满意', /^第 2 次答复（重新办理后） · /);
    expect(await stateOf(proposalId)).toBe('closed');
    await as('clerk', atDesk(proposalId), async (page, context) => {
      const letters = page.getByRole('link', { name: /答复函/ });
      await letters.first().waitFor();
      const files = await Promise.all(
        (await letters.all()).map(async (letter) => {
          const answer = await context.request.get((await letter.getAttribute('href'))!);
          return [await letter.innerText(), answer.headers()['content-disposition']];
        }),
      );
      // Two replies, each as PDF and as Word: no two of one name, on the screen or as a file.
      expect(files).toHaveLength(4);
      for (const at of [0, 1]) expect(new Set(files.map((file) => file[at])).size).toBe(4);
    });
  });

  it('is on the public register after the delay, with timeline, both replies and the spread of ratings', async () => {
    const decide = (id: string, choices: RegExp[]) =>
      as('clerk', atDesk(id), (page) =>
        step(page, '决定公开方式', async (drawer) => {
          for (const choice of choices) await drawer.locator('label').filter({ hasText: choice }).last().click();
        }),
      );
    await decide(proposalId, [/^公开全文$/, /^答复公开$/]);
    // The public reads of a merged one only when it is public itself.
    await decide(mergedId, [/^公开全文$/]);
    house.later(20);
    const { page, context } = await house.open(undefined, phone);
    await page.goto(`/${code}/proposals?words=错车台`);
    await page.getByRole('link', { name: subject }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('错车台');
    const story = await page.locator('main').innerText();
    for (const word of ['省交通运输厅', '首批增加到三十处', '重新办理', '周化名', '何演练', '满意 3、不满意 1'])
      expect(story).toContain(word);
    await context.close();
  });
});
