/**
 * Reads a notice of moved days from text: the wording of the State Council's yearly notice, lines of dates each with a
 * word, or the JSON of the two common public data sets. What it does not understand it leaves out; people look at the
 * days before they enter them.
 */
import { addDays } from './days.ts';

export interface ReadNotice {
  /** Days not worked, in order. */
  off: string[];
  /** Days worked in their place, in order. */
  worked: string[];
}

const rest = /放假|休息|补休|不上班|\boff\b|\bholiday\b/i;
const work = /上班|补班|工作日|\bwork(ed|ing|day)?\b/i;
/** A date, perhaps up to another one, in the notice's own writing or as 2027-01-01. */
const dates =
  /(?:(\d{4})\s*[年./-]\s*)?(?:(\d{1,2})\s*[月./-]\s*)?(\d{1,2})(?:日|号|(?=[\s,;，；:：]|$))(?:\s*(?:至|到|—|–|~)\s*(?:(\d{4})\s*[年./-]\s*)?(?:(\d{1,2})\s*[月./-]\s*)?(\d{1,2})(?:日|号|(?=[\s,;，；:：]|$)))?/g;

const written = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function isDay(text: string): boolean {
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

/** Days named in a clause; a month named once holds for the days after it. */
function daysOf(clause: string, year: number): string[] {
  const found: string[] = [];
  let month = 0;
  for (const match of clause.matchAll(dates)) {
    const fromYear = Number(match[1] ?? year);
    month = Number(match[2] ?? month);
    const from = written(fromYear, month, Number(match[3]));
    if (month === 0 || !isDay(from)) continue;
    if (!match[6]) {
      found.push(from);
      continue;
    }
    const toMonth = Number(match[5] ?? month);
    const to = written(Number(match[4] ?? (toMonth < month ? fromYear + 1 : fromYear)), toMonth, Number(match[6]));
    month = toMonth;
    if (!isDay(to)) continue;
    for (let day = from; day <= to && found.length < 400; day = addDays(day, 1)) found.push(day);
  }
  return found;
}

interface KnownJson {
  days?: Array<{ date: string; isOffDay: boolean }>;
  holidays?: Record<string, unknown>;
  workdays?: Record<string, unknown>;
}

function readJson(text: string): ReadNotice | undefined {
  if (!text.trim().startsWith('{')) return undefined;
  try {
    const known = JSON.parse(text) as KnownJson;
    if (known.days) {
      const named = (off: boolean) => known.days!.filter((item) => item.isOffDay === off).map((item) => item.date);
      return { off: named(true), worked: named(false) };
    }
    return { off: Object.keys(known.holidays ?? {}), worked: Object.keys(known.workdays ?? {}) };
  } catch {
    return undefined;
  }
}

const inOrder = (days: readonly string[]) => [...new Set(days)].sort();

/** @param year of the notice; a date that names no year is of it */
export function readNotice(text: string, year: number): ReadNotice {
  const json = readJson(text);
  if (json) return { off: inOrder(json.off), worked: inOrder(json.worked) };
  const off: string[] = [];
  const worked: string[] = [];
  const plain = text.normalize('NFKC').replace(/\([^)]*\)/g, '');
  for (const clause of plain.split(/[。;\n]/)) {
    const days = daysOf(clause, year);
    if (rest.test(clause)) off.push(...days);
    else if (work.test(clause)) worked.push(...days);
  }
  return { off: inOrder(off), worked: inOrder(worked) };
}
