/** Made-up messages for tests and for trying the command line: matters at places, in a seeded mixture. */
import { createRandom } from '../random/prng.ts';
import type { Message } from './message.ts';

const PLACES = [
  '云栖花园',
  '望江苑',
  '青松小区',
  '石桥镇',
  '龙泉路',
  '北湖社区',
  '梧桐里',
  '金桂学校',
  '红星市场',
  '南湾村',
];
const MATTERS = [
  ['搅拌站', '粉尘', '噪音', '扰民', '环保', '搬迁'],
  ['车位', '捆绑', '销售', '开发商', '合同', '退款'],
  ['公交', '线路', '站牌', '等车', '班次', '调整'],
  ['停水', '水压', '水管', '改造', '自来水', '物业'],
  ['补课', '收费', '学生', '家长', '周末', '教师'],
];
const FILLERS = [
  '领导您好',
  '请问',
  '希望',
  '尽快',
  '解决',
  '居民',
  '问题',
  '严重',
  '影响',
  '生活',
  '多次',
  '反映',
  '谢谢',
];

/**
 * @param count messages wanted
 * @param matters different matters among them; each has its own place and words
 * @returns messages with ids m0, m1 …; the matter of message i is `i % (matters + 1)`, the last one meaning none
 */
export function inventMessages(count: number, matters: number, seed: number): Message[] {
  const random = createRandom(seed);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  return Array.from({ length: count }, (_, i) => {
    const matter = i % (matters + 1);
    const lone = matter === matters;
    const rare = () => String.fromCodePoint(...Array.from({ length: 3 }, () => 0x4e00 + Math.floor(random() * 20000)));
    const place = lone ? `${rare()}村` : PLACES[matter % PLACES.length]!;
    const words = lone ? [rare(), rare(), rare(), rare()] : MATTERS[matter % MATTERS.length]!;
    const some = () => Array.from({ length: 4 }, () => pick(words)).join('，');
    const fill = () => Array.from({ length: 3 }, () => pick(FILLERS)).join('，');
    return {
      id: `m${i}`,
      title: `${place}${pick(words)}${pick(words)}`,
      text: `${fill()}，${place}${some()}。${fill()}，${some()}${Math.floor(random() * 1e6)}。`,
      time: Date.UTC(2026, 0, 1) + Math.floor(random() * 90 * 24 * 3600) * 1000,
      author: `u${Math.floor(random() * count)}`,
      reactions: Math.floor(random() * 5),
    };
  });
}

/** The list in a seeded random order (Fisher and Yates). */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = createRandom(seed);
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}
