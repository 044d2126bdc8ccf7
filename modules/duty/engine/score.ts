/**
 * What a member's records of a year are worth, point by point. Pure, of whole hundredths, the same whatever the order of the
 * records: an item's records are put in order by what they are worth, then by their facts, and alike ones by day.
 *
 * A record may stand for several alike ones (`count`): facts that decide points are the same, days and matters are not asked for.
 */
import { type Plan, type PlannedItem, planOf } from './plan.ts';

export interface ScoredRecord {
  id: string;
  type: string;
  subtype: string;
  role: string;
  units: number;
  /** How many people have a part in the matter, and the place among them, from 1. */
  sharers: number;
  place: number;
  /** The matter it comes from; empty: none. */
  source: string;
  /** `YYYY-MM-DD` */
  on: string;
  until?: string | null;
  /** Absent: itself alone. */
  count?: number;
}

export interface Circumstances {
  standing: boolean;
  /** `YYYY` */
  year: number;
}

/** How a record came to its points; each is a sentence of the words. */
export type Step =
  | { rule: 'points'; points: number; units: number }
  | { rule: 'places'; from: number; to: number; points: number }
  | { rule: 'role'; role: string; percent: number }
  | { rule: 'split'; split: string; sharers: number; place: number }
  | { rule: 'people'; most: number }
  | { rule: 'highest'; group: string; by: string }
  | { rule: 'cap_item' | 'cap_class'; cap: number }
  | { rule: 'excused'; exemption: string }
  | { rule: 'base' | 'least' | 'most'; points: number };

export interface Line {
  /** Null: of no record, as the points everybody begins with. */
  recordId: string | null;
  item: string | null;
  class: string | null;
  /** Hundredths. */
  points: number;
  steps: Step[];
}

export interface Score {
  /** Null: not scored, by an exemption. */
  points: number | null;
  /** By class; the points everybody begins with, floor and ceiling are in none. */
  classes: Record<string, number>;
  /** Codes of the minimums that are not reached. */
  unmet: string[];
  vetoes: string[];
  exemptions: string[];
  /** Days of the year that count for bands and minimums, of how many; other than all by an exemption in part. */
  present: { days: number; of: number };
}

interface Entry {
  record: ScoredRecord;
  item: PlannedItem;
  factor: number;
  part: number;
  parts: number;
  units: number;
  /** Of the first place, to order and compare by. */
  worth: number;
  points: number;
  steps: Step[] | null;
}

const day = (on: string) => Date.parse(`${on}T00:00:00Z`) / 86_400_000;
const daysOf = (year: number) => day(`${year + 1}-01-01`) - day(`${year}-01-01`);

function share(item: PlannedItem, record: ScoredRecord): { part: number; parts: number } {
  const sharers = item.people > 0 ? Math.min(record.sharers, item.people) : record.sharers;
  if (item.people > 0 && record.place > item.people) return { part: 0, parts: 1 };
  if (item.split === 'each' || sharers <= 1) return { part: 1, parts: 1 };
  if (item.split === 'equal') return { part: 1, parts: sharers };
  return record.place === 1 ? { part: 1, parts: 2 } : { part: 1, parts: 2 * (sharers - 1) };
}

const unitsOf = (item: PlannedItem, record: ScoredRecord) =>
  item.unit === 'time' || item.unit === 'year' ? 1 : record.units;

const inPart = (points: number, { factor, part, parts }: Entry) => Math.trunc((points * factor * part) / (100 * parts));

function entryOf(item: PlannedItem, record: ScoredRecord, explain: boolean): Entry | null {
  const factor = item.factors[record.role] ?? 0;
  if (factor === 0 || (item.subtypes !== null && !item.subtypes.has(record.subtype))) return null;
  const units = unitsOf(item, record);
  if (units === 0) return null;
  const entry: Entry = { record, item, factor, ...share(item, record), units, worth: 0, points: 0, steps: null };
  if (explain) entry.steps = [];
  entry.worth = Math.abs(inPart(item.pointsAt(1) * units, entry));
  return entry;
}

const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What counts most first; the facts that decide points before the day, so that alike ones can stand for each other. */
const byWorth = (a: Entry, b: Entry): number =>
  b.worth - a.worth ||
  b.factor - a.factor ||
  b.units - a.units ||
  b.part * a.parts - a.part * b.parts ||
  text(a.record.on, b.record.on) ||
  text(a.record.source, b.record.source) ||
  text(a.record.id, b.record.id);

/** Of one matter only the item worth most; of equals the first of the rules. */
function dropDoubles(entries: readonly Entry[]): Entry[] {
  const best = new Map<string, Entry>();
  for (const entry of entries) {
    const { perSource } = entry.item;
    if (perSource === null || entry.record.source === '') continue;
    const key = `${perSource}/${entry.record.source}`;
    const other = best.get(key);
    const higher = other
      ? entry.worth - other.worth || other.item.index - entry.item.index || -byWorth(entry, other)
      : 1;
    if (higher > 0) best.set(key, entry);
  }
  if (best.size === 0) return entries as Entry[];
  return entries.filter((entry) => {
    const { perSource } = entry.item;
    const by = perSource === null ? undefined : best.get(`${perSource}/${entry.record.source}`);
    if (!by || by === entry) return true;
    entry.steps?.push({ rule: 'highest', group: perSource!, by: by.item.code });
    return false;
  });
}

/** Gives an item's entries their places and points. @returns their sum */
function count(item: PlannedItem, entries: Entry[]): number {
  if (item.ordered || item.cap > 0 || entries[0]?.steps) entries.sort(byWorth);
  let total = 0;
  let taken = 0;
  for (const entry of entries) {
    const times = entry.record.count ?? 1;
    for (let time = 0; time < times; time += 1) {
      let whole: number;
      if (item.ordered) {
        whole = 0;
        const first = taken + 1;
        for (let unit = 0; unit < entry.units; unit += 1) {
          taken += 1;
          const once = item.unit !== 'year' || taken === 1;
          if (once && taken % item.every === 0) whole += item.pointsAt(taken / item.every);
        }
        entry.steps?.push({ rule: 'places', from: first, to: taken, points: whole });
      } else {
        whole = item.pointsAt(1) * entry.units;
        entry.steps?.push({ rule: 'points', points: item.pointsAt(1), units: entry.units });
      }
      let points = inPart(whole, entry);
      if (item.cap > 0 && Math.abs(total + points) > item.cap) {
        points = Math.sign(points) * Math.max(0, item.cap - Math.abs(total));
        entry.steps?.push({ rule: 'cap_item', cap: item.cap });
      }
      total += points;
      entry.points += points;
    }
    if (entry.steps && entry.factor !== 100)
      entry.steps.push({ rule: 'role', role: entry.record.role, percent: entry.factor });
    if (entry.steps && entry.part === 0) entry.steps.push({ rule: 'people', most: item.people });
    else if (entry.steps && entry.parts > 1)
      entry.steps.push({
        rule: 'split',
        split: item.split,
        sharers: entry.record.sharers,
        place: entry.record.place,
      });
  }
  return total;
}

const fits = (who: 'all' | 'standing' | 'others', standing: boolean) =>
  who === 'all' || (who === 'standing') === standing;

/** @param lines filled with the account of every point, where it is wanted; their sum is the score */
export function scoreMember(
  plan: Plan,
  records: readonly ScoredRecord[],
  { standing, year }: Circumstances,
  lines?: Line[],
): Score {
  const explain = lines !== undefined;
  const { rules } = plan;
  const said = (type: string) => records.filter((record) => record.type === type);
  const exemptions = said('exemption').flatMap((record) => {
    const rule = rules.exemptions.find(({ code }) => code === record.subtype);
    return rule ? [{ rule, from: record.on, until: record.until ?? `${year}-12-31` }] : [];
  });
  const vetoes = [...new Set(said('veto').map((record) => record.subtype))].filter((code) =>
    rules.vetoes.some((veto) => veto.code === code),
  );
  const excusing = exemptions.filter(({ rule }) => rule.effect === 'no_deductions');
  const byItem = new Map<PlannedItem, Entry[]>();
  const dropped: Entry[] = [];
  const all: Entry[] = [];
  for (const record of records) {
    for (const item of plan.byType.get(record.type) ?? []) {
      if (!fits(item.who, standing)) continue;
      const entry = entryOf(item, record, explain);
      if (!entry) continue;
      const excuse =
        item.pointsAt(1) < 0 && excusing.find(({ from, until }) => from <= record.on && record.on <= until);
      if (excuse) {
        entry.steps?.push({ rule: 'excused', exemption: excuse.rule.code });
        dropped.push(entry);
      } else all.push(entry);
    }
  }
  const kept = dropDoubles(all);
  if (explain) {
    const still = new Set(kept);
    dropped.push(...all.filter((entry) => !still.has(entry)));
  }
  for (const entry of kept) {
    const of = byItem.get(entry.item);
    if (of) of.push(entry);
    else byItem.set(entry.item, [entry]);
  }
  const totals = new Map<PlannedItem, number>();
  for (const [item, entries] of byItem) totals.set(item, count(item, entries));
  onlyHighest(byItem, totals);

  const classes: Record<string, number> = {};
  const gained = new Map<string, number>();
  let sum = plan.base;
  const reached = new Map<string, number>();
  for (const item of plan.items) {
    const entries = byItem.get(item);
    if (!entries) continue;
    const cap = plan.classes.find((of) => of.code === item.class)?.cap ?? 0;
    let counted = 0;
    for (const entry of entries) {
      counted += entry.record.count ?? 1;
      const before = gained.get(item.class) ?? 0;
      if (entry.points > 0 && cap > 0 && before + entry.points > cap) {
        entry.points = Math.max(0, cap - before);
        entry.steps?.push({ rule: 'cap_class', cap });
      }
      if (entry.points > 0) gained.set(item.class, before + entry.points);
      classes[item.class] = (classes[item.class] ?? 0) + entry.points;
      sum += entry.points;
    }
    reached.set(item.code, counted);
  }
  if (lines) tell(plan, lines, byItem, dropped, sum);

  const of = daysOf(year);
  let away = 0;
  for (const { rule, from, until } of exemptions) {
    if (rule.effect !== 'pro_rata') continue;
    const [first, last] = [Math.max(day(from), day(`${year}-01-01`)), Math.min(day(until), day(`${year}-12-31`))];
    away += Math.max(0, last - first + 1);
  }
  const present = { days: Math.max(0, of - away), of };
  const unmet = rules.minimums.flatMap((minimum) => {
    if (!fits(minimum.who, standing)) return [];
    const found = minimum.items.reduce((total, code) => total + (reached.get(code) ?? 0), 0);
    return found * present.of < minimum.least * present.days ? [minimum.code] : [];
  });
  const none = exemptions.some(({ rule }) => rule.effect === 'not_scored');
  const bounded = bound(plan, sum);
  return {
    points: none ? null : bounded,
    classes,
    unmet,
    vetoes,
    exemptions: [...new Set(exemptions.map(({ rule }) => rule.code))],
    present,
  };
}

const bound = ({ least, most }: Plan, sum: number) => Math.max(least, most > 0 ? Math.min(most, sum) : sum);

/** Of the items of a group only the one that gives most in the year. */
function onlyHighest(byItem: Map<PlannedItem, Entry[]>, totals: Map<PlannedItem, number>): void {
  const best = new Map<string, PlannedItem>();
  for (const [item, total] of totals) {
    if (item.perYear === null) continue;
    const other = best.get(item.perYear);
    const higher = other ? Math.abs(total) - Math.abs(totals.get(other)!) || other.index - item.index : 1;
    if (higher > 0) best.set(item.perYear, item);
  }
  for (const [item, entries] of byItem) {
    const by = item.perYear === null ? undefined : best.get(item.perYear);
    if (!by || by === item) continue;
    for (const entry of entries) {
      entry.points = 0;
      entry.steps?.push({ rule: 'highest', group: item.perYear!, by: by.code });
    }
  }
}

function tell(plan: Plan, lines: Line[], byItem: Map<PlannedItem, Entry[]>, dropped: Entry[], sum: number): void {
  const line = ({ record, item, points, steps }: Entry): Line => ({
    recordId: record.id,
    item: item.code,
    class: item.class,
    points,
    steps: steps ?? [],
  });
  const own = (rule: 'base' | 'least' | 'most', points: number): Line => ({
    recordId: null,
    item: null,
    class: null,
    points,
    steps: [{ rule, points: rule === 'base' ? plan.base : plan[rule] }],
  });
  if (plan.base !== 0) lines.push(own('base', plan.base));
  for (const item of plan.items) {
    for (const entry of byItem.get(item) ?? []) lines.push(line(entry));
    for (const entry of dropped.filter((of) => of.item === item).sort(byWorth))
      lines.push({ ...line(entry), points: 0 });
  }
  const bounded = bound(plan, sum);
  if (bounded !== sum) lines.push(own(bounded > sum ? 'least' : 'most', bounded - sum));
}

/** A member's score with its account. */
export function explain(
  rules: Plan | Parameters<typeof planOf>[0],
  records: readonly ScoredRecord[],
  circumstances: Circumstances,
): Score & { lines: Line[] } {
  const plan = 'byType' in rules ? rules : planOf(rules);
  const lines: Line[] = [];
  return { ...scoreMember(plan, records, circumstances, lines), lines };
}
