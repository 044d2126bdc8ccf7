/**
 * After the table of Anqing, 2018: 100 points; 50 for meetings, less 5 for each absence and 10 for the plenary; proposals at most 30.
 *
 * Filled in here: filed proposals 15, joint ones 10; activities 5 each up to 10; opinion reports 5 each up to 10; absences take at most
 * the 50 of meetings.
 */
import type { DutyRules } from '../rules.ts';
import { activities, band, group, item, meetings, usual } from './build.ts';

export const anqing: DutyRules = {
  ...usual,
  frame: { base: 50, least: 0, most: 100 },
  classes: [
    group('meetings', ['会议', 'Meetings']),
    group('proposals', ['提案', 'Proposals'], 30),
    group('activities', ['活动', 'Activities'], 10),
    group('opinions', ['社情民意信息', 'Opinion reports'], 10),
  ],
  items: [
    item('plenary_absent', ['全体会议缺席', 'Absent from the plenary'], ['meetings', 'absent', -10], {
      subtypes: ['plenary'],
      cap: 20,
    }),
    item('meeting_absent', ['其他会议缺席', 'Absent from another meeting'], ['meetings', 'absent', -5], {
      subtypes: meetings,
      cap: 30,
    }),
    item('filed', ['提案立案', 'Proposal filed'], ['proposals', 'proposal_filed', 15], { factors: { joint: 0 } }),
    item('filed_jointly', ['联名提案立案', 'Joint proposal filed'], ['proposals', 'proposal_filed', 10], {
      factors: { first: 0, drafter: 0, participant: 0 },
    }),
    item('activity', ['参加活动', 'Took part in an activity'], ['activities', 'attended', 5], { subtypes: activities }),
    item('opinion', ['报送社情民意信息', 'Opinion report'], ['opinions', 'opinion_submitted', 5], {
      confirmedBy: 'clerk',
    }),
  ],
  highest: [],
  minimums: [],
  bands: [
    band('excellent', ['优秀', 'Excellent'], 90),
    band('good', ['良好', 'Good'], 80),
    band('competent', ['称职', 'Competent'], 60),
    band('not_competent', ['不称职', 'Not competent'], 0),
  ],
};
