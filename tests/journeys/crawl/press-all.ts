/** Presses what a screen offers, looks into what opens, and closes it again; writes are held back (`page-watch.ts`). */
import { heldSentence } from './page-watch.ts';
import { layersOf, press, type Target, targetsOf } from './presses.ts';
import { screenOf } from './screens.ts';
import { goTo, inspect, plan, type Walk } from './walk.ts';

/** Buttons of a page, fewer where several are alike and where somebody pressed them before. */
function choose(walk: Walk, screen: string, targets: readonly Target[]): Target[] {
  const { ledger, plan: extent, visitor } = walk;
  const alike = new Map<string, number>();
  return targets.filter((target) => {
    const count = alike.get(target.shape) ?? 0;
    if (target.at > 0 || count >= extent.alike) return false;
    alike.set(target.shape, count + 1);
    // A frame's buttons are the same on all its screens.
    const framed = /in (HEADER|NAV)\.|yt-display/.test(target.shape);
    const who = extent.full ? `${visitor.office} ` : '';
    return ledger.first(`press ${who}${framed ? visitor.front : screen} ${target.shape} ${target.name}`);
  });
}

/** Told again by itself the next time the form is opened, with nothing for anybody to do. */
const quiet = /^DELETE .*\/kept-forms\//;
/** Drafts that wait on the device go again by themselves; only the screen they are written on has to say that they wait. */
const drafts = /^(PUT|DELETE) .*\/proposals\/[^/]+\/draft$/;
/** Nothing on a public page is lost by what it could not keep, also when an application led there. */
const applications = /^\/(m|desk)\//;

/** What was held back must be told to the reader. */
async function explained(walk: Walk): Promise<boolean> {
  return walk.page
    .waitForFunction(
      (sentence) =>
        document.body.innerText.includes(sentence) ||
        [
          ...document.querySelectorAll(
            '[role=alert], .ant-message-error, .yt-toasts p, .m-save:not([data-state=saved]), .yt-kept',
          ),
        ].some((item) => item.textContent?.trim()),
      heldSentence,
      { timeout: 2500 },
    )
    .then(
      () => true,
      () => false,
    );
}

/** Closes what is open. @returns whether everything is */
async function closeLayers(walk: Walk, before: number): Promise<boolean> {
  for (let turn = 0; turn < 3; turn += 1) {
    if ((await layersOf(walk.page)) <= before) return true;
    const open = await layersOf(walk.page);
    await walk.page.keyboard.press('Escape');
    for (let wait = 0; wait < 10 && (await layersOf(walk.page)) >= open; wait += 1) await walk.page.waitForTimeout(200);
  }
  return (await layersOf(walk.page)) <= before;
}

/** Types a word where a search asks for one, so that pressing it means something. */
const typeWords = (walk: Walk) =>
  walk.page.evaluate(() => {
    for (const field of document.querySelectorAll<HTMLInputElement>('[role=search] input, input[type=search]')) {
      if (field.value || !field.checkVisibility()) continue;
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, '路');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });

/** Presses everything in the uppermost layer that neither closes it nor was pressed before. */
async function pressWithin(walk: Walk, screen: string, where: string, opener: string): Promise<void> {
  const home = walk.page.url();
  for (const offered of await targetsOf(walk.page, true)) {
    const [target] = choose(walk, `${screen} » ${opener}`, [offered]);
    if (!target) continue;
    const held = walk.watch.held.length;
    walk.ledger.counts.presses += 1;
    const outcome = await press(walk.page, target, true, walk.watch.effects);
    if (outcome === 'gone') continue;
    if (outcome !== 'done') walk.ledger.find(screen, `“${opener}” › “${target.name}” is ${outcome}`, where);
    await walk.watch.settled();
    if (walk.watch.held.length > held && !(await explained(walk)))
      walk.ledger.find(
        screen,
        `“${opener}” › “${target.name}” does not say why ${walk.watch.held.at(-1)} failed`,
        where,
      );
    if (walk.page.url() !== home) return plan(walk, walk.page.url());
    if ((await layersOf(walk.page)) === 0) return;
  }
}

export async function pressAll(walk: Walk, screen: string, where: string): Promise<void> {
  const { page, watch, ledger, visitor } = walk;
  const find = (fault: string) => ledger.find(screen, fault, where);
  const home = page.url();
  const layers = await layersOf(page);
  const chosen = choose(walk, screen, await targetsOf(page, false));
  if (chosen.length === 0) return;
  await typeWords(walk);
  for (const target of chosen) {
    const held = watch.held.length;
    ledger.counts.presses += 1;
    let outcome = await press(page, target, false, watch.effects);
    if (outcome !== 'gone' && outcome !== 'done') {
      // What was pressed before may lie above it, or have led to where it already stands.
      await goTo(walk, home.replace(walk.house.base, ''), true);
      await typeWords(walk);
      outcome = await press(page, target, false, watch.effects);
    }
    if (outcome === 'gone') continue;
    if (outcome !== 'done') find(`“${target.name}” is ${outcome}: ${target.shape}`);
    await watch.settled();
    const wrote = watch.held.length > held;
    if (
      wrote &&
      !quiet.test(watch.held.at(-1)!) &&
      !(drafts.test(watch.held.at(-1)!) && !page.url().includes('/write/')) &&
      applications.test(new URL(page.url(), home).pathname) &&
      !(await explained(walk))
    )
      find(`“${target.name}” does not say why ${watch.held.at(-1)} failed`);
    if (page.url() !== home) {
      plan(walk, page.url());
      const elsewhere = new URL(page.url()).origin !== new URL(home).origin;
      if (elsewhere) find(`“${target.name}” leads away to ${page.url()}`);
    } else if ((await layersOf(page)) > layers) {
      await inspect(walk, `${screen} » ${target.name}`, where);
      if (walk.plan.full || ledger.first(`within ${screen} ${target.name}`))
        await pressWithin(walk, screen, where, target.name);
      if (!(await closeLayers(walk, layers))) find(`what “${target.name}” opens does not close with Esc`);
    } else for (const complaint of watch.complaints()) find(`“${target.name}” complains: ${complaint}`);
    if (page.url() !== home || wrote || (await layersOf(page)) > layers)
      await goTo(walk, home.replace(walk.house.base, ''), wrote || screenOf(page.url(), visitor.code) === screen);
  }
}
