/** Rows of rule sets with what most of them leave as it is. */
import type { DutyItem, DutyRules } from '../rules.ts';

type Words = readonly [zh: string, en: string];

type ItemPlan = Partial<Omit<DutyItem, 'code' | 'class' | 'type' | 'points' | 'zh' | 'en' | 'factors'>> & {
  factors?: Partial<DutyItem['factors']>;
};

export const item = (
  code: string,
  [zh, en]: Words,
  [ofClass, type, points]: readonly [string, DutyItem['type'], number],
  { factors, ...plan }: ItemPlan = {},
): DutyItem => ({
  code,
  zh,
  en,
  class: ofClass,
  type,
  subtypes: [],
  who: 'all',
  unit: 'time',
  points,
  shareOf: '',
  sharePercent: 100,
  every: 1,
  ordinals: [],
  cap: 0,
  factors: { first: 100, joint: 100, drafter: 100, participant: 100, ...factors },
  split: 'each',
  people: 0,
  confirmedBy: 'none',
  evidence: false,
  ...plan,
});

export const named = (code: string, [zh, en]: Words) => ({ code, zh, en });
export const group = (code: string, words: Words, cap = 0) => ({ ...named(code, words), cap });
export const band = (code: string, words: Words, from: number, quota = 100) => ({ ...named(code, words), from, quota });

export const leading = { joint: 0, drafter: 0, participant: 0 } as const;
export const joining = { first: 0, drafter: 0, participant: 0 } as const;

/** What all presets have in common, as no published table says otherwise. */
export const usual: Pick<DutyRules, 'ties' | 'vetoes' | 'exemptions' | 'late' | 'appeal'> = {
  ties: { rule: 'fall', class: '' },
  vetoes: [],
  exemptions: [
    { ...named('not_scored', ['本年度不记分', 'Not scored this year']), effect: 'not_scored' },
    { ...named('new_member', ['年中增补', 'Joined in mid-year']), effect: 'pro_rata' },
    { ...named('abroad', ['公派出国（境）', 'Posted abroad']), effect: 'no_deductions' },
  ],
  late: { credit: 'adoption', afterFreeze: 'next_year' },
  appeal: { window: { count: 10, unit: 'working_day' }, answer: { count: 10, unit: 'working_day' } },
};

export const meetings = ['standing_meeting', 'chair_meeting', 'committee_meeting'];
export const activities = ['consultation', 'inspection', 'study', 'talk', 'gathering', 'group_activity'];
