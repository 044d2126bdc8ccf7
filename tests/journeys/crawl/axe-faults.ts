/** What axe says of a page, in lines. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

type Axe = { axe?: { run(): Promise<{ violations: Array<{ id: string; nodes: Array<{ html: string }> }> }> } };

/** What stands above the page, in no part of it: asked of pages alone. */
const ofPages = ['region', 'page-has-heading-one'];

/** @param layer a menu or a dialog stands open above the page */
export async function axeFaults(page: Page, layer: boolean): Promise<string[]> {
  if (!(await page.evaluate(() => (globalThis as unknown as Axe).axe !== undefined))) await page.evaluate(axe.source);
  // What fades in has its colours only at the end.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((item) => Number.isFinite(item.effect?.getComputedTiming().endTime))
        .map((item) => item.finished.catch(() => {})),
    ),
  );
  const { violations } = await page.evaluate(() => (globalThis as unknown as Axe).axe!.run());
  const held = violations.filter(({ id }) => !layer || !ofPages.includes(id));
  return held.map(({ id, nodes }) => `axe ${id}: ${nodes[0]?.html.replace(/\d+/g, '#').slice(0, 160)}`);
}
