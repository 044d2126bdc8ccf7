/** What pictures of maps say, in two languages. */
import type { MapReport } from './report.ts';

export type PictureLanguage = 'zh' | 'en';

interface PictureWords {
  title: string;
  lead(report: MapReport): string;
  /** names of groups by number */
  letters: string;
  people: string;
  agreeMore: string;
  common: string;
  commonNote: string;
  divisive: string;
  divisiveNote: string;
  nothing: string;
  stands: string;
  group(letter: string, people: number, settled: number): string;
  side: Record<'agree' | 'disagree', (percent: number) => string>;
  notes: readonly string[];
}

const verdictsZh = {
  clear: (count: number) => `意见明显分成 ${count} 群。`,
  leanings: (count: number) => `意见有 ${count} 种倾向，彼此相连，没有明显的界线。`,
  none: () => '看不出稳定的意见群。',
};
const verdictsEn = {
  clear: (count: number) => `Opinions form ${count} clear groups.`,
  leanings: (count: number) => `Opinions lean ${count} ways without a clear border.`,
  none: () => 'No stable opinion groups can be seen.',
};

export const pictureWords: Record<PictureLanguage, PictureWords> = {
  zh: {
    title: '意见地图',
    lead: (report) =>
      `${report.voters} 人对 ${report.statements} 条看法投了 ${report.votes} 票。${verdictsZh[report.verdict](report.groups.length)}`,
    letters: '甲乙丙丁戊己庚辛',
    people: '人',
    agreeMore: '往这边的人更赞成',
    common: '大家都这样看',
    commonNote: '每一群都有半数以上的人持这个看法；条是赞成的比例',
    divisive: '分歧最大',
    divisiveNote: '各群赞成的比例差得最远',
    nothing: '目前没有',
    stands: '各群的主张',
    group: (letter, people, settled) => `${letter}群，${people} 人，其中 ${settled} 人归属明确`,
    side: { agree: (percent) => `${percent}% 赞成：`, disagree: (percent) => `${percent}% 不赞成：` },
    notes: [
      '怎样看：一个记号是一个人；两人离得近，是因为他们的投票相近。空心的记号夹在几群之间，票数还不足以判断。',
      '位置只从投过的票算出，没看过的不算反对也不算中立；票少的人靠近中间，不会被甩到边上。条上的细线是九成把握的范围。',
      '一群人多不等于有理；地图只说大家怎样想，不替任何人打分。',
    ],
  },
  en: {
    title: 'Opinion map',
    lead: (report) =>
      `${report.voters} people cast ${report.votes} votes on ${report.statements} statements. ${verdictsEn[report.verdict](report.groups.length)}`,
    letters: 'ABCDEFGH',
    people: 'people',
    agreeMore: 'people towards here agree more:',
    common: 'What all share',
    commonNote: 'More than half of every group holds this view; bars are the share that agrees',
    divisive: 'What parts them most',
    divisiveNote: 'Statements on which the agreeing shares lie farthest apart',
    nothing: 'Nothing so far',
    stands: 'What each group stands for',
    group: (letter, people, settled) => `Group ${letter}, ${people} people, ${settled} of them clearly in it`,
    side: { agree: (percent) => `${percent}% agree: `, disagree: (percent) => `${percent}% do not agree: ` },
    notes: [
      'How to read: a mark is a person; two are near each other because they voted alike. Hollow marks stand between groups: their votes do not yet tell.',
      'Places come from votes cast alone; what somebody has not seen counts for nothing. People with few votes are near the middle. Thin lines on bars are the range of 90 % certainty.',
      'A larger group is not more right; the map says how people think and scores nobody.',
    ],
  },
};
