/**
 * After the table of Jinan, 2015: 120 points, of which 70 at the beginning and at most 50 to be earned.
 *
 * Filled in here: leave and absence of other meetings and activities are not counted; whoever does not reach a minimum is at most
 * competent; the first filed proposal earns nothing beyond the 70, each further one 5.
 */
import type { DutyRules } from '../rules.ts';
import { activities, band, group, item, leading, named, usual } from './build.ts';

export const jinan: DutyRules = {
  ...usual,
  frame: { base: 70, least: 0, most: 120 },
  classes: [
    group('attendance', ['会议出席', 'Attendance']),
    group('bonus', ['加分', 'Earned'], 50),
    group('basic', ['基本要求', 'Basic duties']),
  ],
  items: [
    item(
      'plenary_absent',
      ['全体会议无故缺席', 'Absent from the plenary without excuse'],
      ['attendance', 'absent', -30],
      { subtypes: ['plenary'] },
    ),
    item('plenary_leave', ['全体会议请假', 'On leave from the plenary'], ['attendance', 'on_leave', -10], {
      subtypes: ['plenary'],
    }),
    item(
      'further_proposals',
      ['第一提案人多提立案提案', 'Further filed proposals as first proposer'],
      ['bonus', 'proposal_filed', 5],
      {
        unit: 'piece',
        ordinals: [
          { from: 1, points: 0 },
          { from: 2, points: 5 },
        ],
        factors: leading,
      },
    ),
    item('key_proposal', ['列为重点提案', 'Key proposal'], ['bonus', 'proposal_key', 5], { factors: leading }),
    item('excellent_proposal', ['评为优秀提案', 'Excellent proposal'], ['bonus', 'proposal_excellent', 10], {
      factors: leading,
    }),
    item('public_service', ['公益活动', 'Public service'], ['bonus', 'public_service', 2], {
      cap: 10,
      confirmedBy: 'clerk',
      evidence: true,
    }),
    item('plenary', ['出席全体会议', 'Present at the plenary'], ['basic', 'attended', 0], { subtypes: ['plenary'] }),
    item('standing_meetings', ['出席常委会会议', 'Present at standing meetings'], ['basic', 'attended', 0], {
      subtypes: ['standing_meeting'],
      who: 'standing',
    }),
    item('activity', ['参加活动', 'Took part in an activity'], ['basic', 'attended', 0], { subtypes: activities }),
    item('proposal', ['提交提案', 'Proposal'], ['basic', 'proposal_filed', 0]),
    item('opinion', ['报送社情民意信息', 'Opinion report'], ['basic', 'opinion_submitted', 0], {
      confirmedBy: 'clerk',
    }),
  ],
  highest: [],
  minimums: [
    {
      ...named('one_plenary', ['出席一次全体会议', 'One plenary']),
      items: ['plenary'],
      least: 1,
      who: 'all',
      band: 'competent',
    },
    {
      ...named('one_text', ['一件提案或者一条信息', 'One proposal or opinion report']),
      items: ['proposal', 'opinion'],
      least: 1,
      who: 'all',
      band: 'competent',
    },
    {
      ...named('one_activity', ['参加一次活动', 'One activity']),
      items: ['activity'],
      least: 1,
      who: 'all',
      band: 'competent',
    },
    {
      ...named('three_standing', ['常委出席三次常委会会议', 'Three standing meetings']),
      items: ['standing_meetings'],
      least: 3,
      who: 'standing',
      band: 'competent',
    },
  ],
  bands: [
    band('excellent', ['优秀', 'Excellent'], 85),
    band('competent', ['称职', 'Competent'], 60),
    band('not_competent', ['不称职', 'Not competent'], 0),
  ],
};
