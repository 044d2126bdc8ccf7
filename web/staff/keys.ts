/** Keys of the desk: single ones and pairs such as `g i`; never while somebody is typing. */
import { useEffect, useRef, useState } from 'react';

type Keys = Record<string, () => void>;

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** What Enter presses by itself. */
const pressable = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('a[href], button, summary, [role="button"], [role="tab"]') !== null;

const PAIR_MS = 1200;

/** The list's own, else that of the head. */
const searchBox = () =>
  document.querySelector<HTMLInputElement>('.d-content :is(input[type="search"], .d-search input)') ??
  document.querySelector<HTMLInputElement>('.d-head-search input');

export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    let first = '';
    let since = 0;
    const press = (event: KeyboardEvent) => {
      if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector('.ant-drawer-open, .ant-modal-wrap:not([style*="display: none"])')) return;
      const pair = event.timeStamp - since < PAIR_MS ? `${first} ${event.key}` : '';
      first = event.key;
      since = event.timeStamp;
      const act = latest.current[pair] ?? latest.current[event.key];
      if (!act || (event.key === 'Enter' && pressable(event.target))) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/**
 * A line of a list chosen by j and k, opened by Enter. The chosen line carries the class `d-row-chosen` and is scrolled
 * into view.
 */
export function useLines(count: number, open: (index: number) => void, mark?: (index: number) => void) {
  const [at, setAt] = useState(-1);
  const to = (next: number) => {
    const index = Math.max(0, Math.min(count - 1, next));
    setAt(index);
    requestAnimationFrame(() => document.querySelector('.d-row-chosen')?.scrollIntoView({ block: 'nearest' }));
  };
  useKeys({
    j: () => to(at + 1),
    k: () => to(at - 1),
    Enter: () => at >= 0 && at < count && open(at),
    ...(mark ? { x: () => at >= 0 && at < count && mark(at) } : {}),
    '/': () => searchBox()?.focus(),
  });
  return { at, rowClass: (index: number) => (index === at ? 'd-row-chosen' : '') };
}
