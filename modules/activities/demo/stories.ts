/** What the demo province gathers for: plainly invented, dates counted from the day the demo is made. */
import type { Plan } from '../contract/shared.ts';

export interface Story {
  type: Plan['type'];
  title: string;
  description: string;
  place: string;
  mode: Plan['mode'];
  quota?: number;
  /** Days from now at which it begins. */
  inDays: number;
  /** Half-days: the day counted from its first, and the half. */
  halves: ReadonlyArray<{
    day: number;
    half: 'morning' | 'afternoon';
    items: ReadonlyArray<readonly [at: string, title: string, who?: string]>;
  }>;
  guests?: ReadonlyArray<{ name: string; kind: 'overseas' | 'hk_macao' | 'unit' | 'expert' | 'other'; detail: string }>;
  isPublic: boolean;
  /** How far its life has come. */
  stage: 'announced' | 'ended';
}

export const stories: Readonly<Record<string, readonly Story[]>> = {
  xiangnan: [
    {
      type: 'plenary',
      title: '政协湘南省第十三届委员会全体会议',
      description: '听取和审议工作报告，开展界别协商，进行大会发言。请全体委员准时出席；确有困难的，请按规定请假。',
      place: '湘南会堂',
      mode: 'must_attend',
      inDays: -24,
      halves: [
        {
          day: 0,
          half: 'morning',
          items: [
            ['09:00', '开幕会'],
            ['09:40', '听取常委会工作报告', '主席'],
            ['10:30', '听取提案工作情况报告'],
          ],
        },
        { day: 0, half: 'afternoon', items: [['14:30', '分组讨论工作报告', '各组召集人']] },
        { day: 1, half: 'morning', items: [['09:00', '大会发言', '发言委员']] },
        { day: 1, half: 'afternoon', items: [['14:30', '界别协商会', '界别召集人']] },
        {
          day: 2,
          half: 'morning',
          items: [
            ['09:00', '审议决议'],
            ['10:30', '闭幕会'],
          ],
        },
      ],
      guests: [
        { name: '列席侨胞甲', kind: 'overseas', detail: '海外侨界' },
        { name: '港澳来宾乙', kind: 'hk_macao', detail: '港澳地区' },
      ],
      isPublic: true,
      stage: 'ended',
    },
    {
      type: 'training',
      title: '写好提案的三堂课',
      description: '从选题、调研到行文，结合往届办得好的提案讲解。名额有限，报满后进入候补。',
      place: '省委员之家二楼',
      mode: 'sign_up',
      quota: 12,
      inDays: 12,
      halves: [
        {
          day: 0,
          half: 'morning',
          items: [
            ['09:00', '选题从哪里来'],
            ['10:20', '调研怎样做扎实'],
          ],
        },
        { day: 0, half: 'afternoon', items: [['14:30', '案由、情况与建议的写法']] },
      ],
      isPublic: true,
      stage: 'announced',
    },
    {
      type: 'inspection',
      title: '视察老旧小区加装电梯情况',
      description: '实地看三个小区，听取居民和街道意见，下午座谈。集合上车地点为机关东门。',
      place: '临江市清荷区',
      mode: 'must_attend',
      inDays: 7,
      halves: [
        {
          day: 0,
          half: 'morning',
          items: [
            ['08:30', '机关东门集合'],
            ['09:30', '视察三个小区'],
          ],
        },
        { day: 0, half: 'afternoon', items: [['14:00', '座谈交流', '街道、居民代表']] },
      ],
      guests: [{ name: '街道代表丙', kind: 'unit', detail: '清荷区某街道' }],
      isPublic: false,
      stage: 'announced',
    },
  ],
};
