import { render } from '../../../../web/public/entry-server.tsx';
import provinceMap from '../../../assemblies/demo/province-map.json' with { type: 'json' };
import { presets } from '../../rules.ts';
import type { ListData } from './list-page.tsx';
import type { MineData } from './mine-page.tsx';
import type { Options, SendData } from './send-page.tsx';
import type { SuggestionData } from './suggestion-page.tsx';

export const ways = { mail: true, pushKey: 'BKey' };
export const id = '019a0000-0000-7000-8000-000000000001';
export const secret = 'x'.repeat(43);
export const map = { areas: provinceMap.features as never, own: null };
export const rules = presets.county;
const choices = (list: ReadonlyArray<{ code: string; zh: string }>) =>
  list.map(({ code, zh }) => ({ code, label: zh }));

export const options: Options = {
  identity: 'none',
  maySend: true,
  channels: ['mail', 'sms'],
  categories: choices(rules.categories),
  returnReasons: choices(rules.screening.returnReasons),
  declineReasons: choices(rules.screening.declineReasons),
  hideReasons: choices(rules.screening.hideReasons),
  passOnChannels: choices(rules.screening.channels),
  bounceReasons: [],
  classes: [],
  ratingForm: 'three_level',
  limits: rules.limits,
  placeMetres: 100,
  joining: 'anyone',
  contactKeptDays: 180,
  screening: { count: 5, unit: 'working_day' },
};

export const page = (
  name: string,
  data: unknown,
  locale: 'zh-CN' | 'en' = 'zh-CN',
  { rules = ['suggestions'], ...more }: { hidden?: boolean; rules?: string[] } = {},
) =>
  render({
    page: name,
    title: 'suggestions.page.title',
    data,
    ...more,
    env: {
      locale,
      url: '/qinghe/suggestions',
      origin: 'https://house.example',
      assembly: { code: 'qinghe', name: '青禾县政协', shortName: '青禾', rules },
      display: { fontStep: 1, elderMode: false, theme: 'system' },
      account: null,
      assets: { style: '/assets/style.css', island: '/assets/island.js' },
    },
  });

export const line = {
  suggestionId: id,
  number: 12,
  subject: '汽车站东边的路灯不亮',
  excerpt: '每天晚上七点以后都是黑的。',
  state: 'handling' as const,
  category: 'street',
  categoryLabel: '道路与照明',
  place: '青禾汽车站',
  point: { longitude: 112.4, latitude: 26.4 },
  publishedOn: '2026-03-05',
  lead: null,
  joined: 3,
  photoId: id,
  isCase: false,
};

export const list = (data: Partial<ListData> = {}): ListData => ({
  view: 'list',
  filter: {},
  categories: options.categories,
  asked: '',
  feed: '/qinghe/suggestions/feed.xml',
  list: { items: [line], total: 41, page: 2, size: 20 },
  map: null,
  hasMap: true,
  ...data,
});

export const sample: SuggestionData['it'] = {
  ...line,
  text: [
    { text: '路灯坏了，请找', withheld: false },
    { text: '', withheld: true },
    { text: '修一修。', withheld: false },
  ],
  photos: [
    { photoId: id, state: 'ready', width: 10, height: 10 },
    { photoId: '019a0000-0000-7000-8000-000000000002', state: 'waiting', width: null, height: null },
  ],
  source: 'web',
  timeline: [
    { on: '2026-03-01', action: 'send', details: {} },
    { on: '2026-03-09', action: 'issue_reply', details: {} },
  ],
  visits: [],
  answers: [
    {
      from: '县住房和城乡建设局',
      round: 1,
      class: 'A',
      classLabel: '已经解决',
      letterNumber: '青建〔2026〕1号',
      on: '2026-03-09',
      body: [{ text: '已于三月八日修好。\n谢谢。', withheld: false }],
      withheld: false,
    },
  ],
  rated: [{ overall: 'satisfied', on: '2026-03-10' }],
  promises: [],
  mayJoin: true,
};

export const mine = (data: Partial<MineData['it']> = {}, more: Partial<MineData> = {}): MineData => ({
  secret,
  done: null,
  problem: null,
  typed: {},
  keptDays: 180,
  ways,
  photosMost: 4,
  it: {
    suggestionId: id,
    receipt: 'ABCDE-FGHJK',
    number: null,
    state: 'received',
    version: 1,
    subject: '路灯',
    text: '路灯坏了',
    category: null,
    categoryLabel: null,
    place: '',
    point: null,
    photos: [{ photoId: id, state: 'refused', width: null, height: null }],
    receivedAt: '2026-03-01T08:00:00.000Z',
    joined: 0,
    decision: null,
    hidden: null,
    isPublic: false,
    lead: null,
    units: [],
    dueAt: '2026-03-08T15:59:59.000Z',
    timeline: [{ at: '2026-03-01T08:00:00.000Z', action: 'send', toState: 'received', who: '', details: {} }],
    visits: [],
    answers: [],
    became: [],
    objection: null,
    contact: { name: '老王', channel: 'sms', address: '138****0000', follows: true },
    ratingForm: 'three_level',
    abilities: ['withdraw', 'delete_data'],
    ...data,
  },
  ...more,
});

export const sending = (data: Partial<SendData> = {}): SendData => ({
  options,
  typed: { suggestionId: id, secret },
  photoIds: [],
  problem: null,
  wrong: {},
  code: 'none',
  map,
  ...data,
});
