/** How the inbox is cut: what is due first, then what is new, then the rest; looking back comes last. */
import type { InboxItem } from '../../../platform/inbox/contract.ts';

export const sections = ['due', 'fresh', 'later', 'back'] as const;
export type Section = (typeof sections)[number];

export function sectionOf(item: InboxItem): Section {
  if (item.turn === 'backward') return 'back';
  if (item.clock && (item.clock.overdue || (!item.clock.paused && item.clock.daysLeft === 0))) return 'due';
  return item.turn === 'arriving' ? 'fresh' : 'later';
}

export interface InboxFilter {
  task?: string | undefined;
  /** Name of the unit. */
  unit?: string | undefined;
  /** Words of the subject or the proposer, or a number. */
  words?: string | undefined;
  /** Only what is overdue. */
  late?: boolean;
  sort?: string | undefined;
}

const orders: Record<string, (a: InboxItem, b: InboxItem) => number> = {
  newest: (a, b) => b.since.localeCompare(a.since),
  number: (a, b) => (a.number ?? 1e9) - (b.number ?? 1e9),
  subject: (a, b) => a.subject.localeCompare(b.subject, 'zh-CN'),
};
/** Orders a reader may ask for; without one the sections stand. */
export const inboxOrders = Object.keys(orders);

/** Items as the filters in the address ask for them. */
export function narrow(items: readonly InboxItem[], { task, unit, words, late, sort }: InboxFilter): InboxItem[] {
  const said = words?.trim().toLowerCase();
  const kept = items.filter(
    (item) =>
      (!task || item.task === task) &&
      (!unit || item.unitName === unit) &&
      (!late || item.clock?.overdue === true) &&
      (!said ||
        String(item.number ?? '') === said ||
        `${item.subject} ${item.who} ${item.unitName ?? ''}`.toLowerCase().includes(said)),
  );
  const order = sort ? orders[sort] : undefined;
  return order
    ? kept.sort(order)
    : kept.sort((a, b) => sections.indexOf(sectionOf(a)) - sections.indexOf(sectionOf(b)));
}
