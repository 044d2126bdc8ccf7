/**
 * The public holidays fixed by law for all citizens, reckoned for every year: the State Council's 全国年节及纪念日放假办法
 * in the wordings of 23 Dec 1949, 18 Sep 1999, 14 Dec 2007 (in force 2008), 11 Dec 2013 (2014) and 10 Nov 2024 (2025).
 * Which working days are given for holidays that meet a weekend, and which weekends are worked for longer breaks, is no
 * law but each year's notice (`shipped.ts`, `holiday_notices`). Lunar days and solar terms by the library `tyme4ts`.
 */
import { LunarDay, SolarTerm } from 'tyme4ts';
import { addDays } from './days.ts';

/** Names of the holidays fixed by law. */
const lawfulNames = [
  'new_year',
  'spring_festival',
  'qingming',
  'labour_day',
  'dragon_boat',
  'mid_autumn',
  'national_day',
] as const;
export type LawfulName = (typeof lawfulNames)[number];

interface CivilDay {
  getYear(): number;
  getMonth(): number;
  getDay(): number;
}

const two = (value: number) => String(value).padStart(2, '0');
const written = (day: CivilDay) => `${day.getYear()}-${two(day.getMonth())}-${two(day.getDay())}`;
const lunar = (year: number, month: number, day: number) => written(LunarDay.fromYmd(year, month, day).getSolarDay());

function reckon(year: number): Map<string, LawfulName> {
  const found = new Map<string, LawfulName>();
  const put = (name: LawfulName, first: string, count = 1) => {
    for (let at = 0; at < count; at += 1) found.set(addDays(first, at), name);
  };
  put('new_year', `${year}-01-01`);
  const spring = lunar(year, 1, 1);
  if (year >= 2025) put('spring_festival', addDays(spring, -1), 4);
  else if (year >= 2008 && year < 2014) put('spring_festival', addDays(spring, -1), 3);
  else put('spring_festival', spring, 3);
  put('labour_day', `${year}-05-01`, year >= 2025 ? 2 : year >= 2000 && year < 2008 ? 3 : 1);
  if (year >= 2008) {
    put('qingming', written(SolarTerm.fromName(year, '清明').getSolarDay()));
    put('dragon_boat', lunar(year, 5, 5));
    put('mid_autumn', lunar(year, 8, 15));
  }
  put('national_day', `${year}-10-01`, year >= 1999 ? 3 : 2);
  return found;
}

const years = new Map<number, Map<string, LawfulName>>();

/** The holidays of a year by day, as the law in force in that year fixes them; two that meet are named by the later one. */
export function lawfulHolidays(year: number): ReadonlyMap<string, LawfulName> {
  let found = years.get(year);
  if (!found) {
    found = reckon(year);
    years.set(year, found);
  }
  return found;
}
