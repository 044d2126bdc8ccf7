/** What a page shows, read inside the page in one go: words, links, widths and the shapes axe should see. */
import type { Page } from 'playwright-core';

export interface PageView {
  /** Every text a person sees or hears: text nodes, names for screen readers, titles and placeholders. */
  texts: string[];
  /** Addresses of links, as written. */
  links: string[];
  /** Links to a place on this page that is not there. */
  broken: string[];
  /** Distinct kinds of elements: name, classes, role. */
  shapes: string[];
}

export const readPage = (page: Page): Promise<PageView> =>
  page.evaluate(() => {
    const view: PageView = { texts: [], links: [], broken: [], shapes: [] };
    const texts = new Set<string>();
    const shapes = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim();
      const holder = node.parentElement;
      if (!text || !holder || holder.closest('script, style, noscript, code, pre, kbd, samp')) continue;
      if (holder.checkVisibility()) texts.add(text);
    }
    for (const element of document.body.querySelectorAll('*')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-valuetext']) {
        const said = element.getAttribute(name)?.trim();
        if (said) texts.add(said);
      }
      const classes = typeof element.className === 'string' ? element.className.replace(/\b\S*\d\S*/g, '') : '';
      shapes.add(`${element.tagName}.${classes.trim()}[${element.getAttribute('role') ?? ''}]`);
    }
    view.links = [...document.querySelectorAll('a[href], iframe[src]')].map(
      (link) => (link.getAttribute('href') ?? link.getAttribute('src'))!,
    );
    view.broken = view.links.filter((href) => /^#./.test(href) && !document.getElementById(href.slice(1)));
    view.texts = [...texts];
    view.shapes = [...shapes];
    return view;
  });

/** How many pixels the page is wider than its window, and what stands out. */
export const tooWide = (page: Page): Promise<{ over: number; what: string }> =>
  page.evaluate(() => {
    const wide = window.innerWidth;
    const over = document.documentElement.scrollWidth - wide;
    if (over <= 0) return { over: 0, what: '' };
    const out = [...document.body.querySelectorAll('*')].find((item) => item.getBoundingClientRect().right > wide + 1);
    return { over, what: out?.outerHTML.slice(0, 160) ?? '' };
  });
