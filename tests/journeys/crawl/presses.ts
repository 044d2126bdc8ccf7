/** Presses every button of a page once and sees whether anything came of it. */
import type { Page } from 'playwright-core';

/** Something to press, as it is found again after the page was drawn anew. */
export interface Target {
  /** Name without figures: rows of a list offer the same. */
  name: string;
  /** Kind of element and what it stands in. */
  shape: string;
  /** Which one, among those of the same name and shape. */
  at: number;
}

/** Installs, inside the page, how things to press are found and how the page's state is told. */
export const pressKit = () => {
  const pressable =
    'button, [role=button]:not(a[href]), [role=tab], [role=menuitem], [role=switch], summary, th.ant-table-column-has-sorters';
  const layers = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';
  const transient = '.ant-wave, .ant-tooltip, .ant-message-notice-wrapper';
  const nameOf = (element: Element) =>
    (element.getAttribute('aria-label') || element.textContent || element.getAttribute('title') || '')
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '#')
      .trim()
      .slice(0, 40);
  const shapeOf = (element: Element) => {
    const part = (item: Element | null) => (item ? `${item.tagName}.${String(item.getAttribute('class') ?? '')}` : '');
    const place = element.closest(`${layers}, header, nav, footer, table, ul, ol, form, section, article, main`);
    return `${part(element)} in ${part(place)}`.replace(/\bcss-\S+|\S*\d\S*/g, '').replace(/\s+/g, ' ');
  };
  /** Pressed already, or not to be pressed. */
  const idle = (element: Element) =>
    (element as HTMLButtonElement).disabled ||
    element.getAttribute('aria-disabled') === 'true' ||
    element.getAttribute('aria-selected') === 'true' ||
    (element.getAttribute('role') === 'radio' && element.getAttribute('aria-checked') === 'true') ||
    element.closest('[inert], [aria-hidden=true]') !== null ||
    !element.checkVisibility({ opacityProperty: true, visibilityProperty: true } as never);
  const inLayer = (element: Element) => element.closest(layers) !== null;
  const find = (within: boolean) => {
    const seen = new Map<string, number>();
    return [...document.querySelectorAll(pressable)]
      .filter((element) => !idle(element) && inLayer(element) === within)
      .map((element) => {
        const key = { name: nameOf(element), shape: shapeOf(element) };
        const at = seen.get(key.name + key.shape) ?? 0;
        seen.set(key.name + key.shape, at + 1);
        return { element, target: { ...key, at } };
      });
  };
  const state = (pressed: Element | null) => {
    const told: string[] = [location.href, String(Math.round(scrollY)), document.documentElement.className];
    const root = document.documentElement;
    for (const name of root.getAttributeNames()) told.push(`${name}=${root.getAttribute(name)}`);
    const visit = (node: Node) => {
      if (node.nodeType === Node.TEXT_NODE) told.push(node.textContent ?? '');
      if (node.nodeType !== Node.ELEMENT_NODE) return;
      const element = node as HTMLInputElement;
      if (element.matches(transient) || element.querySelector(':scope > .ant-wave')) return;
      told.push(element.tagName);
      for (const name of element.getAttributeNames()) {
        if (/^data-(pressed|hovered|focus|crawl)/.test(name) || name === 'tabindex') continue;
        if (name === 'class' && element === pressed) continue;
        if (name === 'style' && element.closest('.ant-table-wrapper')) continue;
        told.push(`${name}=${element.getAttribute(name)}`);
      }
      if ('value' in element) told.push(String(element.value), String(element.checked));
      if (element.tagName !== 'SCRIPT' && element.tagName !== 'STYLE')
        for (const child of element.childNodes) visit(child);
    };
    visit(document.body);
    for (const said of document.querySelectorAll('.ant-message-notice-wrapper')) told.push(said.textContent ?? '');
    return told.join('\n');
  };
  const kit = {
    targets: (within: boolean) => find(within).map((item) => item.target),
    /** Marks the one to press. @returns whether it is still there */
    mark(target: Target, within: boolean): boolean {
      document.querySelector('[data-crawl]')?.removeAttribute('data-crawl');
      const found = find(within).find(
        ({ target: item }) => item.name === target.name && item.shape === target.shape && item.at === target.at,
      );
      found?.element.setAttribute('data-crawl', '');
      found?.element.scrollIntoView({ block: 'center' });
      return found !== undefined;
    },
    remember() {
      const pressed = document.querySelector('[data-crawl]');
      kit.before = state(pressed);
      kit.pressed = pressed;
      kit.focused = document.activeElement;
    },
    /** Whether the page differs from what was remembered, waiting a little. */
    async changed(milliseconds: number): Promise<boolean> {
      const until = performance.now() + milliseconds;
      for (;;) {
        const now = document.activeElement;
        const moved = now !== kit.focused && now !== document.body && !kit.pressed?.contains(now);
        if (moved || state(kit.pressed) !== kit.before) return true;
        if (performance.now() > until) return false;
        await new Promise((done) => setTimeout(done, 30));
      }
    },
    layers: () =>
      [...document.querySelectorAll(layers)].filter(
        (item) => item.checkVisibility() && !item.closest('.ant-select-dropdown-hidden, .ant-dropdown-hidden'),
      ).length,
    before: '',
    pressed: null as Element | null,
    focused: null as Element | null,
  };
  (window as unknown as { crawl: typeof kit }).crawl = kit;
};

type Kit = { crawl: { [key: string]: (...given: unknown[]) => unknown } };

/** Calls the kit inside the page. */
function inside<R>(page: Page, name: string, ...given: unknown[]): Promise<R> {
  return page.evaluate(
    ([called, list]) => (window as unknown as Kit).crawl[called as string]!(...(list as unknown[])) as never,
    [name, given] as const,
  ) as Promise<R>;
}

export const targetsOf = (page: Page, within: boolean) => inside<Target[]>(page, 'targets', within);
export const layersOf = (page: Page) => inside<number>(page, 'layers');

/** Found no more; under something else, with what; without any effect; or with one. */
export type Outcome = 'gone' | `covered by ${string}` | 'dead' | 'done';

const MOMENT_MS = 1000;

/** @param effects counts what happens outside of the page */
export async function press(page: Page, target: Target, within: boolean, effects: () => number): Promise<Outcome> {
  if (!(await inside<boolean>(page, 'mark', target, within))) return 'gone';
  const marked = page.locator('[data-crawl]');
  try {
    await marked.hover({ timeout: 5000 });
  } catch {
    const above = await marked
      .first()
      .evaluate((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return document.elementFromPoint(x + width / 2, y + height / 2)?.outerHTML.slice(0, 120);
      })
      .catch(() => undefined);
    return above === undefined ? 'gone' : `covered by ${above}`;
  }
  await inside(page, 'remember');
  const before = effects();
  await page.mouse.down();
  await page.mouse.up();
  const changed = await inside<boolean>(page, 'changed', MOMENT_MS).catch(() => true);
  return changed || effects() > before ? 'done' : 'dead';
}
