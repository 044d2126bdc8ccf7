/**
 * After the table of the city “AA”: the plenary 35, four activities 30, a proposal 15, an opinion report 10, for standing members
 * four meetings 30; more for what is beyond it.
 *
 * Filled in here: standing meetings 7.5 each; a joint proposal counts once, and only where the member has none of their own; bands
 * from 60, 75 and 90.
 */
import type { DutyRules } from '../rules.ts';
import { activities, band, group, item, joining, leading, named, usual } from './build.ts';

export const aaCity: DutyRules = {
  ...usual,
  frame: { base: 0, least: 0, most: 0 },
  classes: [
    group('plenary', ['全体会议', 'Plenary'], 35),
    group('standing', ['常委会会议', 'Standing meetings'], 30),
    group('activities', ['活动', 'Activities'], 30),
    group('proposal', ['提案基本分', 'A proposal'], 15),
    group('opinion', ['信息基本分', 'An opinion report'], 10),
    group('more_proposals', ['提案加分', 'More of proposals']),
    group('more_opinions', ['信息加分', 'More of opinion reports']),
  ],
  items: [
    item('plenary', ['出席全体会议', 'Present at the plenary'], ['plenary', 'attended', 35], {
      subtypes: ['plenary'],
      unit: 'year',
    }),
    item('standing_meeting', ['出席常委会会议', 'Present at a standing meeting'], ['standing', 'attended', 7.5], {
      subtypes: ['standing_meeting'],
      who: 'standing',
      cap: 30,
    }),
    item('activity', ['参加活动', 'Took part in an activity'], ['activities', 'attended', 7.5], {
      subtypes: activities,
      cap: 30,
    }),
    item('own', ['个人提案立案', 'Own proposal filed'], ['proposal', 'proposal_filed', 15], {
      subtypes: ['single'],
      unit: 'year',
      factors: leading,
    }),
    item('joint_first', ['联名提案第一提案人', 'First of a joint proposal'], ['proposal', 'proposal_filed', 10], {
      subtypes: ['joint'],
      unit: 'year',
      factors: leading,
    }),
    item('joint_other', ['联名提案其他提案人', 'Other of a joint proposal'], ['proposal', 'proposal_filed', 5], {
      subtypes: ['joint'],
      unit: 'year',
      factors: joining,
    }),
    item('further', ['第二件起立案提案', 'From the second filed proposal'], ['more_proposals', 'proposal_filed', 5], {
      ordinals: [
        { from: 1, points: 0 },
        { from: 2, points: 5 },
      ],
      cap: 20,
      factors: leading,
    }),
    item('excellent', ['优秀提案', 'Excellent proposal'], ['more_proposals', 'proposal_excellent', 8], {
      factors: leading,
    }),
    item('info', ['报送社情民意信息', 'Opinion report'], ['opinion', 'opinion_submitted', 10], {
      unit: 'year',
      confirmedBy: 'clerk',
    }),
    item(
      'info_adopted',
      ['第二条起信息被采用', 'From the second adopted report'],
      ['more_opinions', 'opinion_adopted', 3],
      {
        ordinals: [
          { from: 1, points: 0 },
          { from: 2, points: 3 },
        ],
        cap: 20,
        subtypes: ['county', 'city'],
        confirmedBy: 'clerk',
      },
    ),
    item(
      'info_unadopted',
      ['第二条起报送信息', 'From the second report handed in'],
      ['more_opinions', 'opinion_submitted', 1],
      {
        ordinals: [
          { from: 1, points: 0 },
          { from: 2, points: 1 },
        ],
        cap: 20,
        confirmedBy: 'clerk',
      },
    ),
    item('info_above', ['上级采用', 'Adopted above'], ['more_opinions', 'opinion_adopted', 6], {
      subtypes: ['province', 'national'],
      confirmedBy: 'clerk',
    }),
  ],
  highest: [
    {
      ...named('proposal_once', ['提案基本分只计一次', 'A proposal once']),
      per: 'year',
      items: ['own', 'joint_first', 'joint_other'],
    },
    {
      ...named('report_once', ['同一信息就高', 'The higher of one report']),
      per: 'source',
      items: ['info_adopted', 'info_unadopted', 'info_above'],
    },
  ],
  minimums: [],
  bands: [
    band('excellent', ['优秀', 'Excellent'], 90),
    band('good', ['良好', 'Good'], 75),
    band('competent', ['称职', 'Competent'], 60),
    band('not_competent', ['不称职', 'Not competent'], 0),
  ],
};
