/** The State Council's yearly notices of moved days that come with this version, as kept by the library `chinese-days`. */
import kept from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

interface Shipped {
  year: number;
  off: string[];
  worked: string[];
}

/** Notices by year, from 2004 on. */
export const shippedNotices: ReadonlyMap<number, Shipped> = (() => {
  const found = new Map<number, Shipped>();
  const of = (day: string) => {
    const year = Number(day.slice(0, 4));
    let notice = found.get(year);
    if (!notice) {
      notice = { year, off: [], worked: [] };
      found.set(year, notice);
    }
    return notice;
  };
  for (const day of Object.keys(kept.holidays)) of(day).off.push(day);
  for (const day of Object.keys(kept.workdays)) of(day).worked.push(day);
  return found;
})();
