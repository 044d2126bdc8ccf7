/**
 * What is wrong with a set of rules beyond its shape. Pure. Mistakes are refused, with the way to the part; doubts are shown.
 *
 * Counting what a program notices (clicks, sign-ins, minutes, likes, forwards, check-ins) is refused: it makes people press
 * buttons and says nothing of their work; rules on formalism at the fingertips forbid it.
 */

import { circumstantial, subtypes } from '../record-types.ts';
import type { DutyItem, DutyRules } from '../rules.ts';
import { hundredths, ownPoints } from './plan.ts';

export interface Finding {
  /** Way into the rules, as `items.3.points`. */
  path: string;
  /** Key of its sentence. */
  code: string;
  params?: Record<string, unknown>;
}

/** What is counted by pressing, being online or passing on; a roll call at a meeting is none of it. */
const counted: ReadonlyArray<{ what: string; words: RegExp }> = [
  { what: 'clicks', words: /点击|浏览量|阅读量|访问量|\bclick(s|ed)?\b|\bpage ?views?\b/i },
  {
    what: 'logins',
    words: /登录|登陆|上线次数|活跃天数|\blog[ -]?ins?\b|\bsign[ -]?ins? to the (app|platform)\b|\bactive days\b/i,
  },
  { what: 'minutes', words: /在线时长|学习时长|停留时长|分钟|\bminutes?\b|\btime online\b|\bscreen time\b/i },
  { what: 'likes', words: /点赞|获赞|点[个]?赞|\blikes?\b|\bthumbs[ -]?up\b/i },
  {
    what: 'forwards',
    words: /转发|分享次数|转载次数|\bforward(s|ed|ing)?\b|\breposts?\b|\bshares? (on|to) (the )?(app|social)\b/i,
  },
  {
    what: 'check_ins',
    words: /打卡|每日签到|签到天数|截图留痕|\bcheck[ -]?ins?\b|\bdaily sign[ -]?in\b|\bscreenshots?\b/i,
  },
];
const spaced = (text: string) => text.replace(/_/g, ' ');

function countsPresses(path: string, texts: readonly string[]): Finding[] {
  const joined = texts.map(spaced).join(' / ');
  const found = counted.find(({ words }) => words.test(joined));
  return found ? [{ path, code: `duty_counts_${found.what}` }] : [];
}

function doubled(path: string, rows: ReadonlyArray<{ code: string }>): Finding[] {
  const seen = new Set<string>();
  return rows.flatMap(({ code }, index) => {
    if (!seen.has(code)) {
      seen.add(code);
      return [];
    }
    return [{ path: `${path}.${index}.code`, code: 'duty_code_twice', params: { term: code } }];
  });
}

function cycleFrom(items: readonly DutyItem[], item: DutyItem): boolean {
  const seen = new Set<string>();
  for (let at: DutyItem | undefined = item; at && at.shareOf !== ''; ) {
    if (seen.has(at.code)) return true;
    seen.add(at.code);
    const next: string = at.shareOf;
    at = items.find((candidate) => candidate.code === next);
  }
  return false;
}

/** Most a member can reach by these rules, in hundredths; infinite where nothing ends an item. */
export function mostReachable(rules: DutyRules): number {
  const ofItem = (item: DutyItem): number => {
    const highest = Math.max(ownPoints(rules.items, item), ...item.ordinals.map((step) => hundredths(step.points)));
    if (highest <= 0 || Object.values(item.factors).every((factor) => factor === 0)) return 0;
    if (item.cap > 0) return hundredths(item.cap);
    if (item.unit === 'year') return Math.trunc((highest * Math.max(...Object.values(item.factors))) / 100);
    const last = [...item.ordinals].sort((a, b) => a.from - b.from).at(-1);
    if (!last || last.points > 0) return Number.POSITIVE_INFINITY;
    const within = Array.from({ length: last.from - 1 }, (_, index) => {
      const step = item.ordinals.filter(({ from }) => from <= index + 1).sort((a, b) => b.from - a.from)[0];
      return Math.max(0, step ? hundredths(step.points) : ownPoints(rules.items, item));
    });
    return (
      within.reduce((sum, points) => sum + points, 0) * Math.max(1, Math.max(...Object.values(item.factors)) / 100)
    );
  };
  const ofWho = (standing: boolean) => {
    let sum = hundredths(rules.frame.base);
    for (const of of rules.classes) {
      const items = rules.items.filter(
        (item) => item.class === of.code && (item.who === 'all' || (item.who === 'standing') === standing),
      );
      const total = items.reduce((all, item) => all + ofItem(item), 0);
      sum += of.cap > 0 ? Math.min(hundredths(of.cap), total) : total;
    }
    return rules.frame.most > 0 ? Math.min(sum, hundredths(rules.frame.most)) : sum;
  };
  return Math.max(ofWho(true), ofWho(false));
}

function lintItem(rules: DutyRules, item: DutyItem, index: number): Finding[] {
  const path = `items.${index}`;
  const found = countsPresses(`${path}.zh`, [item.code, item.zh, item.en, ...item.subtypes]);
  if (circumstantial.includes(item.type)) found.push({ path: `${path}.type`, code: 'duty_type_not_counted' });
  if (!rules.classes.some((of) => of.code === item.class))
    found.push({ path: `${path}.class`, code: 'duty_class_unknown', params: { term: item.class } });
  for (const subtype of item.subtypes)
    if (!subtypes.includes(subtype))
      found.push({ path: `${path}.subtypes`, code: 'duty_subtype_unknown', params: { term: subtype } });
  if (item.shareOf !== '' && !rules.items.some((other) => other.code === item.shareOf))
    found.push({ path: `${path}.shareOf`, code: 'duty_item_unknown', params: { term: item.shareOf } });
  else if (cycleFrom(rules.items, item)) found.push({ path: `${path}.shareOf`, code: 'duty_share_cycle' });
  const signs = new Set([ownPoints(rules.items, item), ...item.ordinals.map((step) => step.points)].map(Math.sign));
  if (signs.has(1) && signs.has(-1)) found.push({ path: `${path}.ordinals`, code: 'duty_mixed_signs' });
  if (Object.values(item.factors).every((factor) => factor === 0))
    found.push({ path: `${path}.factors.first`, code: 'duty_nobody_counts' });
  return found;
}

function lintHighest(rules: DutyRules): Finding[] {
  const owner = new Map<string, string>();
  return rules.highest.flatMap((group, index) =>
    group.items.flatMap((code) => {
      const path = `highest.${index}.items`;
      if (!rules.items.some((item) => item.code === code))
        return [{ path, code: 'duty_item_unknown', params: { term: code } }];
      const other = owner.get(code);
      if (other !== undefined) return [{ path, code: 'duty_groups_overlap', params: { term: code, other } }];
      owner.set(code, group.zh);
      return [];
    }),
  );
}

function lintBands(rules: DutyRules): Finding[] {
  const most = mostReachable(rules);
  const known = (code: string) => rules.bands.some((band) => band.code === code);
  const unknown = (path: string, code: string): Finding[] =>
    known(code) ? [] : [{ path, code: 'duty_band_unknown', params: { term: code } }];
  return [
    ...rules.bands.flatMap((band, index): Finding[] => {
      const path = `bands.${index}`;
      if (hundredths(band.from) > most)
        return [{ path: `${path}.from`, code: 'duty_band_unreachable', params: { most: most / 100 } }];
      if (band.quota === 0) return [{ path: `${path}.quota`, code: 'duty_band_empty' }];
      const alike = rules.bands.findIndex((other) => other.from === band.from);
      return alike < index ? [{ path: `${path}.from`, code: 'duty_band_hidden' }] : [];
    }),
    ...rules.minimums.flatMap((minimum, index) => [
      ...unknown(`minimums.${index}.band`, minimum.band),
      ...minimum.items.flatMap((code): Finding[] =>
        rules.items.some((item) => item.code === code)
          ? []
          : [{ path: `minimums.${index}.items`, code: 'duty_item_unknown', params: { term: code } }],
      ),
    ]),
    ...rules.vetoes.flatMap((veto, index) => unknown(`vetoes.${index}.band`, veto.band)),
    ...(rules.ties.rule === 'class' && !rules.classes.some((of) => of.code === rules.ties.class)
      ? [{ path: 'ties.class', code: 'duty_class_unknown', params: { term: rules.ties.class } }]
      : []),
  ];
}

/** Everything that must be put right before these rules can hold. */
export function lintRules(rules: DutyRules): Finding[] {
  return [
    ...(['classes', 'items', 'highest', 'minimums', 'bands', 'vetoes', 'exemptions'] as const).flatMap((part) =>
      doubled(part, rules[part]),
    ),
    ...rules.classes.flatMap((of, index) => countsPresses(`classes.${index}.zh`, [of.code, of.zh, of.en])),
    ...rules.items.flatMap((item, index) => lintItem(rules, item, index)),
    ...lintHighest(rules),
    ...lintBands(rules),
  ];
}
