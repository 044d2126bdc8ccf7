/** Public pages on paper, as a browser prints them: the words and figures of the page, and nothing that is pressed or typed in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, type House, openHouse } from './house.ts';

const code = 'xiangnan';
let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

/** What stands on paper: a browser shows its print styles, and the words are those it lays out. */
async function onPaper(path: string, locale = 'zh-CN') {
  const context = await house.browser.newContext({ viewport: desk, locale, baseURL: house.base });
  const page = await context.newPage();
  await page.goto(path);
  const screen = await page.locator('main').innerText();
  await page.emulateMedia({ media: 'print' });
  const words = await page.locator('body').innerText();
  const pressed = await page
    .locator('button:visible, input:visible, select:visible, summary:visible:not(.yt-stage summary)')
    .count();
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await context.close();
  return { words, screen, pressed, sheets, height };
}

describe('a public page on paper', () => {
  it.each(['', '/proposals', '/figures', '/open-data'])(
    '“%s” holds no field, no button and no empty sheet',
    async (path) => {
      const paper = await onPaper(`/${code}${path}`);
      expect(paper.pressed).toBe(0);
      expect(paper.words).toContain('湘南省政协');
      expect(paper.sheets).toBeGreaterThan(0);
      // A sheet of A4 takes about a thousand pixels of the page's height; breaks that are avoided may leave some of it empty.
      expect(paper.sheets).toBeLessThanOrEqual(Math.ceil(paper.height / 900) * 2 + 1);
    },
  );

  it('of figures says every number of its pictures in words', async () => {
    const { words } = await onPaper(`/${code}/figures`);
    const figures = (await (await fetch(`${house.base}/api/v1/assemblies/${code}/register/figures`)).json()) as {
      received: number;
      byCategory: Array<{ label: string; count: number }>;
      byUnit: Array<{ unitName: string; assigned: number }>;
    };
    for (const { label, count } of figures.byCategory) {
      expect(words).toContain(label);
      expect(words).toMatch(new RegExp(`${label}\\s+${count}\\b`));
    }
    for (const { unitName } of figures.byUnit.filter((unit) => unit.assigned > 0)) expect(words).toContain(unitName);
    expect(words).toContain(String(figures.received));
  });

  it('of a proposal reads as the page does, its folded stages opened', async () => {
    const at = `${house.base}/api/v1/assemblies/${code}/register`;
    const { items } = (await (await fetch(`${at}?size=50`)).json()) as { items: Array<{ proposalId: string }> };
    const read = async ({ proposalId }: { proposalId: string }) =>
      (await (await fetch(`${at}/${proposalId}`)).json()) as {
        proposalId: string;
        titleOnly: boolean;
        replies: object[];
      };
    const told = (await Promise.all(items.map(read))).find((item) => !item.titleOnly && item.replies.length > 0)!;
    const { words, pressed } = await onPaper(`/${code}/proposals/${told.proposalId}`);
    expect(pressed).toBe(0);
    for (const heading of ['办理经过', '提案内容', '办理答复']) expect(words).toContain(heading);
    expect(words).toContain('签收办理');
  });

  it('keeps the colours that carry meaning: charts, legends and the spread of ratings', async () => {
    const context = await house.browser.newContext({ viewport: desk, locale: 'zh-CN', baseURL: house.base });
    const page = await context.newPage();
    const at = `${house.base}/api/v1/assemblies/${code}/register?size=50&state=closed`;
    const { items } = (await (await fetch(at)).json()) as { items: Array<{ proposalId: string }> };
    const marks = { [`/${code}/figures`]: '.yt-chart svg', [`/${code}/proposals/{}`]: '.stack span, .legend span' };
    await page.emulateMedia({ media: 'print' });
    for (const [path, mark] of Object.entries(marks)) {
      let kept: string[] = [];
      for (const { proposalId } of items) {
        await page.goto(path.replace('{}', proposalId));
        kept = await page
          .locator(mark)
          .evaluateAll((all) => all.map((item) => getComputedStyle(item).getPropertyValue('print-color-adjust')));
        if (kept.length > 0) break;
      }
      expect(kept.length).toBeGreaterThan(0);
      expect([path, ...new Set(kept)]).toEqual([path, 'exact']);
    }
    await context.close();
  });
});

describe('a public page in English', () => {
  /** Words the office wrote stay as they are; every line of our own is English, with English punctuation. */
  it.each(['', '/proposals', '/figures', '/open-data'])(
    '“%s” names the assembly and its units in English',
    async (path) => {
      const { screen, words } = await onPaper(`/${code}${path}`, 'en');
      expect(words).toContain('Xiangnan');
      const answer = await fetch(`${house.base}/api/v1/assemblies/${code}/suggestions/public?size=100`);
      const { items } = (await answer.json()) as { items: Array<{ subject: string }> };
      const written = (line: string) => items.some((item) => line.startsWith(item.subject.replace(/…$/, '')));
      // Of an answer in one sentence the words before it are ours.
      for (const line of screen.split('\n').filter((text) => /[（），：；、。]/.test(text) && !written(text)))
        expect(line).toMatch(/^[^A-Za-z]*[关在对建]|^Answer\s*\p{Script=Han}[^A-Za-z]*$/u);
    },
  );
});
