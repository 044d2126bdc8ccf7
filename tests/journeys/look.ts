/** What is wrong with how a page looks, in lines. With `YITANG_LOOKS=<folder>` each page looked at is left there as a picture. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';

type Axe = { axe: { run(): Promise<{ violations: Array<{ id: string; nodes: Array<{ html: string }> }> }> } };

/** Faults axe finds, keys without words, and how far the page is wider than its window. */
export async function lookAt(page: Page, name: string): Promise<string[]> {
  await page.waitForLoadState('networkidle');
  const folder = process.env.YITANG_LOOKS;
  if (folder) {
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name.replaceAll(/[^\p{L}\d]+/gu, '-')}.png`), fullPage: true });
  }
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as Axe).axe.run());
  const faults = violations.map((item) => `${name}: ${item.id} ${item.nodes[0]?.html.slice(0, 160)}`);
  const text = await page.locator('body').innerText();
  const keys = text.match(
    /\b(staff|member|shared|proposals|suggestions|oversight|handling|errors|accounts)\.[a-z]\w+[.\w]*/g,
  );
  faults.push(...(keys ?? []).map((key) => `${name}: no word for ${key}`));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return wide > 0 ? [...faults, `${name}: ${wide} px too wide`] : faults;
}
