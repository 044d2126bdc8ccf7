/** Rules made ready for counting: whole hundredths of a point, items by the types they count. Pure. */
import { recordRoles } from '../record-types.ts';
import type { DutyItem, DutyRules } from '../rules.ts';

/** Points as whole hundredths. */
export const hundredths = (points: number): number => Math.round(points * 100);

export interface PlannedItem {
  index: number;
  code: string;
  class: string;
  who: DutyItem['who'];
  unit: DutyItem['unit'];
  subtypes: ReadonlySet<string> | null;
  /** Of one place, in hundredths, by the place; without ordinals always the same. */
  pointsAt(place: number): number;
  every: number;
  ordered: boolean;
  cap: number;
  factors: Readonly<Record<string, number>>;
  split: DutyItem['split'];
  people: number;
  /** Of one matter only the highest of this group. */
  perSource: string | null;
  perYear: string | null;
}

export interface Plan {
  rules: DutyRules;
  base: number;
  least: number;
  most: number;
  items: readonly PlannedItem[];
  byType: ReadonlyMap<string, readonly PlannedItem[]>;
  classes: ReadonlyArray<{ code: string; cap: number }>;
  /** Types for whose records the matter they come from decides something. */
  bySource: ReadonlySet<string>;
}

/** Points of an item, those it shares with another followed to their end; a cycle, which the check refuses, is worth nothing. */
export function ownPoints(items: readonly DutyItem[], item: DutyItem, seen: ReadonlySet<string> = new Set()): number {
  if (item.shareOf === '') return hundredths(item.points);
  const other = items.find((candidate) => candidate.code === item.shareOf);
  if (!other || seen.has(item.code)) return 0;
  return Math.trunc((ownPoints(items, other, new Set([...seen, item.code])) * item.sharePercent) / 100);
}

export function planOf(rules: DutyRules): Plan {
  const groupOf = (code: string, per: 'source' | 'year') =>
    rules.highest.find((group) => group.per === per && group.items.includes(code))?.code ?? null;
  const items = rules.items.map((item, index): PlannedItem => {
    const own = ownPoints(rules.items, item);
    const steps = [...item.ordinals]
      .sort((a, b) => b.from - a.from)
      .map(({ from, points }) => ({ from, points: hundredths(points) }));
    return {
      index,
      code: item.code,
      class: item.class,
      who: item.who,
      unit: item.unit,
      subtypes: item.subtypes.length > 0 ? new Set(item.subtypes) : null,
      pointsAt: steps.length > 0 ? (place) => steps.find(({ from }) => from <= place)?.points ?? own : () => own,
      every: item.every,
      ordered: steps.length > 0 || item.every > 1 || item.unit === 'year',
      cap: hundredths(item.cap),
      // Records that say nothing of a role are whole.
      factors: { ...item.factors, '': 100 },
      split: item.split,
      people: item.people,
      perSource: groupOf(item.code, 'source'),
      perYear: groupOf(item.code, 'year'),
    };
  });
  const byType = new Map<string, PlannedItem[]>();
  for (const item of items) {
    const { type } = rules.items[item.index]!;
    byType.set(type, [...(byType.get(type) ?? []), item]);
  }
  const bySource = new Set(items.flatMap((item) => (item.perSource ? [rules.items[item.index]!.type] : [])));
  const { base, least, most } = rules.frame;
  return {
    rules,
    base: hundredths(base),
    least: hundredths(least),
    most: hundredths(most),
    items,
    byType,
    classes: rules.classes.map((of) => ({ code: of.code, cap: hundredths(of.cap) })),
    bySource,
  };
}

export const knownRoles: ReadonlySet<string> = new Set(['', ...recordRoles]);
