/**
 * After the table of Tongcheng, 2019: 100 points, 60 to pass; meetings at most 50, proposals 25, activities 10, opinion reports 15.
 *
 * Filled in here: the extra points are honours of up to 10; bands beside “passed” are none; written speeches count among
 * activities.
 */
import type { DutyRules } from '../rules.ts';
import { activities, band, group, item, usual } from './build.ts';

const alone = { joint: 100, drafter: 0, participant: 0 };
const collective = { first: 0, joint: 0 };

export const tongcheng: DutyRules = {
  ...usual,
  frame: { base: 0, least: 0, most: 0 },
  classes: [
    group('meetings', ['会议', 'Meetings'], 50),
    group('proposals', ['提案', 'Proposals'], 25),
    group('activities', ['活动', 'Activities'], 10),
    group('opinions', ['社情民意信息', 'Opinion reports'], 15),
    group('extra', ['附加分', 'Extra'], 10),
  ],
  items: [
    item('plenary', ['出席全体会议', 'Present at the plenary'], ['meetings', 'attended', 50], {
      subtypes: ['plenary'],
      unit: 'year',
    }),
    item('plenary_leave', ['经批准请假', 'On approved leave'], ['meetings', 'on_leave', 30], {
      subtypes: ['plenary'],
      unit: 'year',
    }),
    item('standing_leave', ['常委会会议请假', 'On leave from a standing meeting'], ['meetings', 'on_leave', -2], {
      subtypes: ['standing_meeting'],
      who: 'standing',
    }),
    item('standing_absent', ['常委会会议缺席', 'Absent from a standing meeting'], ['meetings', 'absent', -5], {
      subtypes: ['standing_meeting'],
      who: 'standing',
    }),
    item('submitted', ['提交提案', 'Proposal handed in'], ['proposals', 'proposal_submitted', 10], {
      factors: alone,
      split: 'first_half',
    }),
    item('filed', ['提案立案', 'Proposal filed'], ['proposals', 'proposal_filed', 15], {
      factors: alone,
      split: 'first_half',
    }),
    item(
      'submitted_together',
      ['集体提案主要执笔人', 'Main author of a body’s proposal'],
      ['proposals', 'proposal_submitted', 10],
      {
        factors: collective,
        split: 'equal',
        people: 3,
      },
    ),
    item('filed_together', ['集体提案立案', 'Body’s proposal filed'], ['proposals', 'proposal_filed', 15], {
      factors: collective,
      split: 'equal',
      people: 3,
    }),
    item('activity', ['参加活动', 'Took part in an activity'], ['activities', 'attended', 2], { subtypes: activities }),
    item('written_speech', ['书面发言', 'Written speech'], ['activities', 'wrote_speech', 5]),
    item('opinion', ['报送社情民意信息', 'Opinion report'], ['opinions', 'opinion_submitted', 10], {
      confirmedBy: 'clerk',
    }),
    item('opinion_adopted', ['社情民意信息被采用', 'Opinion report adopted'], ['opinions', 'opinion_adopted', 5], {
      confirmedBy: 'clerk',
    }),
    item('honour', ['受到表彰', 'Honour'], ['extra', 'honour', 5], { confirmedBy: 'clerk', evidence: true }),
  ],
  highest: [],
  minimums: [],
  bands: [band('passed', ['合格', 'Passed'], 60), band('not_passed', ['不合格', 'Not passed'], 0)],
};
