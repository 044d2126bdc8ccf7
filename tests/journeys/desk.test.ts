/** A day at the desk: forty proposals taken in, classified and assigned without a mouse; letters checked and signed on screen. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, type House, openHouse } from './house.ts';

const code = 'xiangnan';
const FORTY = 40;
let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

const pictures = process.env.YITANG_PICTURES;
const picture = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` });
};

/** Sends as somebody who has signed in. */
async function sender(login: string) {
  const { context } = await house.open(login, desk);
  async function ask(method: string, path: string, body?: object): Promise<Record<string, never>> {
    const answer = await context.request.fetch(`/api/v1/assemblies/${code}${path}`, {
      method,
      ...(body ? { data: body, headers: { 'idempotency-key': crypto.randomUUID() } } : {}),
    });
    if (!answer.ok()) throw new Error(`${login} ${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as Record<string, never>;
  }
  return {
    send: (path: string, body?: object) => ask(body ? 'POST' : 'GET', path, body),
    put: (path: string, body: object) => ask('PUT', path, body),
    close: () => context.close(),
  };
}

const content = (number: number) => ({
  kind: 'single',
  subject: `关于第${number}村民组水渠清淤的建议`,
  situation: '村里的水渠年久淤塞，春灌时水到不了末梢田块，村民轮流守水，既费工夫又常有争执。'.repeat(2),
  analysis: '一是多年没有清淤，二是管护没有落实到人，三是上下游各管一段，没有统一安排。'.repeat(2),
  suggestions: '一、冬修时统一清淤；二、明确各段管护人并公开名单；三、建立轮灌安排，张贴在村务栏。',
  category: 'water',
});

async function sendForty(): Promise<string[]> {
  const member = await sender('member1');
  const options = (await member.send('/proposals/options')) as unknown as { categories: Array<{ code: string }> };
  const category = options.categories.find((item) => item.code === 'water')?.code ?? options.categories[0]!.code;
  const ids: string[] = [];
  for (let number = 1; number <= FORTY; number += 1) {
    const evidence = [
      { kind: 'visit', title: '实地走访', detail: '走访了三个村民组', happenedOn: '2026-10-12', link: '' },
    ];
    const draft = await member.send('/proposals', { ...content(number), category, evidence });
    ids.push(String(draft.proposalId));
    await member.send(`/proposals/${draft.proposalId}/submit`, {});
  }
  await member.close();
  return ids;
}

/** All rounds of examination, as reviewers take them elsewhere. */
async function fileAll(ids: readonly string[]) {
  for (const round of [1, 2, 3]) {
    const reviewer = await sender(`reviewer${round}`);
    for (const id of ids) {
      const seen = (await reviewer.send(`/proposals/${id}`)) as unknown as {
        state: string;
        abilities: { proposal: string[] };
      };
      if (seen.state !== 'reviewing') continue;
      if (seen.abilities.proposal.includes('file')) await reviewer.send(`/proposals/${id}/file`, { note: '' });
      else await reviewer.send(`/proposals/${id}/recommend`, { outcome: 'file', note: '' });
    }
    await reviewer.close();
  }
}

const statesOf = async (ids: readonly string[]) => {
  const clerk = await sender('clerk');
  const seen = [];
  for (const id of ids)
    seen.push((await clerk.send(`/proposals/${id}`)) as unknown as { state: string; category: string });
  await clerk.close();
  return seen;
};

/** The mouse is not there: whoever presses it fails. */
function noMouse(page: Page) {
  for (const press of ['click', 'dblclick', 'move', 'down'] as const)
    page.mouse[press] = () => Promise.reject(new Error('somebody took the mouse'));
}

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(60);
  }
};

const focused = (page: Page) =>
  page.evaluate(() => (document.activeElement?.matches('button') ? (document.activeElement.textContent ?? '') : ''));

/** Goes by Tab until what has the focus says so; on a busy machine it may not be ready to be pressed at once. */
async function tabTo(page: Page, words: string) {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    if ((await focused(page)).includes(words)) return;
    await press(page, 'Tab');
  }
  throw new Error(`never came to ${words}`);
}

/** Types into the choice that has the focus once the dialog has given it one, and takes the first that is offered. */
async function choose(page: Page, words: string) {
  await page.locator('[role="dialog"] input:focus').waitFor();
  await page.keyboard.type(words, { delay: 40 });
  await page.locator('.ant-select-item-option-active').filter({ hasText: words }).waitFor();
  await press(page, 'Enter');
}

describe('a clerk without a mouse', () => {
  it('takes in, classifies and assigns forty proposals, and takes a step back', async () => {
    const ids = await sendForty();
    const { page, context } = await house.open('clerk', desk);
    noMouse(page);
    await page.goto(`/desk/${code}?task=take_in&words=${encodeURIComponent('水渠清淤')}`);
    await page.getByRole('row').filter({ hasText: '水渠清淤' }).first().waitFor();
    // Classified first, while they wait: all, the acts, the second of them.
    await press(page, 'a', 'b');
    await tabTo(page, '分类 40 件');
    await press(page, 'Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await choose(page, '农业');
    await dialog.getByText('将办 40 件').waitFor();
    await picture(page, 'bulk-classify');
    await tabTo(page, '分类 40 件');
    await press(page, 'Enter');
    await page.getByText('已分类 40 件').waitFor();
    await dialog.waitFor({ state: 'hidden' });
    const classified = new Set((await statesOf(ids)).map((item) => item.category));
    expect(classified.size).toBe(1);
    // Taken in, taken back by one key, and taken in again.
    for (const again of [true, false]) {
      await press(page, 'a', 'b', 'Enter');
      await dialog.getByText('将办 40 件').waitFor();
      await tabTo(page, '接收进入审查 40 件');
      await press(page, 'Enter');
      await page.getByText('已接收 40 件').waitFor();
      await dialog.waitFor({ state: 'hidden' });
      if (!again) break;
      await picture(page, 'bulk-undo');
      await press(page, 'u');
      await page.getByText(/没有符合条件的待办/).waitFor({ state: 'hidden' });
      await page.getByRole('row').filter({ hasText: '水渠清淤' }).first().waitFor();
    }
    expect(new Set((await statesOf(ids)).map((item) => item.state))).toEqual(new Set(['reviewing']));
    await context.close();

    await fileAll(ids);
    const second = await house.open('assigner', desk);
    noMouse(second.page);
    await second.page.goto(`/desk/${code}?task=propose_assignment&words=${encodeURIComponent('水渠清淤')}`);
    await second.page.getByRole('row').filter({ hasText: '水渠清淤' }).first().waitFor();
    await press(second.page, 'a', 'b', 'Enter');
    const units = second.page.getByRole('dialog');
    await units.waitFor();
    await second.page.getByRole('combobox', { name: '第 1 个单位', exact: true }).first().focus();
    await choose(second.page, '水利');
    await units.getByText('将办 40 件').waitFor();
    await picture(second.page, 'bulk-assign');
    await tabTo(second.page, '拟定承办单位 40 件');
    await press(second.page, 'Enter');
    await second.page.getByText('已拟定承办单位 40 件').waitFor();
    expect(new Set((await statesOf(ids)).map((item) => item.state))).toEqual(new Set(['assigning']));
    await second.context.close();
  });
});

/** Two proposals brought to the signature of a unit, as others bring them there. */
async function toBeSigned(ids: readonly string[]): Promise<string[]> {
  const [supervision, receiver, handler] = await Promise.all(
    ['government-office', 'shuili-receiver', 'shuili-handler'].map(sender),
  );
  const { handlers } = (await receiver!.send('/handling/choices')) as unknown as {
    handlers: Array<{ accountId: string }>;
  };
  const bodies: string[] = [];
  for (const [at, id] of ids.entries()) {
    const seen = (await supervision!.send(`/proposals/${id}`)) as unknown as {
      assignments: Array<{ assignmentId: string }>;
    };
    const part = `/proposals/${id}/assignments/${seen.assignments[0]!.assignmentId}`;
    await supervision!.send(`${part}/confirm`, { note: '' });
    await receiver!.send(`${part}/accept`, { handlerId: handlers[0]!.accountId });
    await handler!.send(`${part}/contacts`, {
      kind: 'visit',
      happenedAt: new Date().toISOString(),
      withWhom: '第一提案人',
      note: '到村里看了水渠。',
    });
    const body = `第${at + 1}段水渠已列入今冬清淤计划，管护人名单张贴在村务栏。`;
    await handler!.put(`${part}/reply`, { class: 'A', body, contactName: '苏样例', contactPhone: '' });
    await handler!.send(`${part}/submit-check`, {});
    await supervision!.send(`${part}/pass-check`, { note: '' });
    bodies.push(body);
  }
  for (const one of [supervision, receiver, handler]) await one!.close();
  return bodies;
}

describe('a leader of a unit', () => {
  it('signs with the letter on screen, and the next letter comes', async () => {
    const clerk = await sender('clerk');
    const { items } = (await clerk.send(
      `/proposals?words=${encodeURIComponent('水渠清淤')}&state=assigning&size=2`,
    )) as unknown as { items: Array<{ proposalId: string }> };
    await clerk.close();
    const bodies = await toBeSigned(items.map((item) => item.proposalId));
    const { page, context } = await house.open('shuili-signer', desk);
    await page.goto(`/desk/${code}?task=sign_reply&words=${encodeURIComponent('水渠清淤')}`);
    await page.getByRole('row').filter({ hasText: '水渠清淤' }).first().waitFor();
    await press(page, 'j', 'Enter');
    const signed: string[] = [];
    for (const turn of [1, 2]) {
      await page.waitForURL(/\/proposals\//);
      const address = page.url();
      await page.getByRole('main').getByRole('button', { name: '签发', exact: true }).click();
      const sheet = page.getByRole('dialog');
      const letter = sheet.locator('.yt-document');
      await letter.waitFor();
      const words = await letter.innerText();
      // As it will be sent: from whom, about what, to whom, the text, the hand that signs.
      for (const part of ['省水利厅', '提案的答复', '委员']) expect(words).toContain(part);
      const body = bodies.find((one) => words.includes(one))!;
      expect(body).toBeDefined();
      signed.push(body);
      const seen = await letter.evaluate((element) => {
        const box = element.getBoundingClientRect();
        return box.top < innerHeight && box.bottom > 0 && box.width > 300;
      });
      expect(seen).toBe(true);
      await picture(page, `sign-${turn}`);
      await sheet.getByRole('button', { name: '签发', exact: true }).click();
      await sheet.waitFor({ state: 'hidden' });
      if (turn === 1) await page.waitForURL((url) => url.href !== address);
    }
    expect(new Set(signed).size).toBe(2);
    await context.close();
  });
});
