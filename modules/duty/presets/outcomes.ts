/**
 * The house's own: what changed counts more than what was handed in. A proposal earns a little when it is filed, more when its
 * proposers confirm that it was solved, most when a promise was kept; presence is asked for, and never earns a good band alone.
 */
import type { DutyRules } from '../rules.ts';
import { activities, band, group, item, meetings, named, usual } from './build.ts';

export const outcomes: DutyRules = {
  ...usual,
  frame: { base: 0, least: 0, most: 0 },
  classes: [
    group('presence', ['出席和参与', 'Presence'], 40),
    group('contribution', ['建言', 'Contributions'], 30),
    group('outcome', ['成效', 'What changed'], 60),
    group('service', ['联系和服务群众', 'Service'], 20),
  ],
  items: [
    item('plenary', ['出席全体会议', 'Present at the plenary'], ['presence', 'attended', 2], {
      subtypes: ['plenary'],
      unit: 'half_day',
      cap: 20,
    }),
    item('meeting', ['出席会议', 'Present at a meeting'], ['presence', 'attended', 2], {
      subtypes: meetings,
      unit: 'half_day',
      cap: 16,
    }),
    item('activity', ['参加活动', 'Took part in an activity'], ['presence', 'attended', 2], {
      subtypes: activities,
      unit: 'half_day',
      cap: 16,
    }),
    item(
      'plenary_absent',
      ['全体会议无故缺席', 'Absent from the plenary without excuse'],
      ['presence', 'absent', -10],
      { subtypes: ['plenary'] },
    ),
    item('meeting_absent', ['会议无故缺席', 'Absent from a meeting without excuse'], ['presence', 'absent', -3], {
      subtypes: meetings,
      cap: 12,
    }),
    item('late', ['迟到', 'Late'], ['presence', 'late', -0.5], { cap: 3 }),
    item('filed', ['提案立案', 'Proposal filed'], ['contribution', 'proposal_filed', 8], {
      ordinals: [
        { from: 1, points: 8 },
        { from: 2, points: 4 },
        { from: 4, points: 0 },
      ],
      factors: { joint: 50, participant: 50 },
    }),
    item('spoke', ['发言', 'Spoke'], ['contribution', 'spoke', 5], { cap: 10 }),
    item('wrote_speech', ['书面发言', 'Written speech'], ['contribution', 'wrote_speech', 3], { cap: 6 }),
    item('report', ['调研报告', 'Report of a study'], ['contribution', 'report', 6], {
      split: 'first_half',
      people: 6,
      confirmedBy: 'clerk',
      evidence: true,
    }),
    item('opinion', ['报送社情民意信息', 'Opinion report'], ['contribution', 'opinion_submitted', 2], {
      cap: 6,
      confirmedBy: 'clerk',
    }),
    item(
      'solved',
      ['提案所提问题已解决，提案人确认', 'Solved, as its proposers confirm'],
      ['outcome', 'proposal_solved', 15],
      {
        factors: { joint: 50, participant: 50 },
      },
    ),
    item('promise_kept', ['承诺事项兑现', 'Promise kept'], ['outcome', 'promise_kept', 20], {
      factors: { joint: 50, participant: 50 },
    }),
    item('report_adopted', ['调研成果被采纳', 'Report adopted'], ['outcome', 'report_adopted', 12], {
      split: 'first_half',
      people: 6,
      confirmedBy: 'clerk',
      evidence: true,
    }),
    item('opinion_adopted', ['社情民意信息被采用', 'Opinion report adopted'], ['outcome', 'opinion_adopted', 6], {
      cap: 24,
      confirmedBy: 'clerk',
    }),
    item('training', ['学习培训', 'Training'], ['service', 'training', 2], { cap: 6, confirmedBy: 'clerk' }),
    item('talk', ['宣讲', 'Talk'], ['service', 'talk', 3], { cap: 9, confirmedBy: 'clerk' }),
    item('public_service', ['服务群众', 'Public service'], ['service', 'public_service', 3], {
      cap: 9,
      confirmedBy: 'clerk',
    }),
    item('statement', ['常委年度履职报告', 'Yearly statement of a standing member'], ['service', 'statement', 5], {
      who: 'standing',
      unit: 'year',
      confirmedBy: 'clerk',
    }),
  ],
  highest: [
    {
      ...named('one_matter', ['同一件提案的成效就高', 'The highest outcome of one matter']),
      per: 'source',
      items: ['solved', 'promise_kept'],
    },
  ],
  minimums: [
    { ...named('plenary', ['出席全体会议', 'Plenary']), items: ['plenary'], least: 1, who: 'all', band: 'fulfilled' },
  ],
  bands: [
    band('outstanding', ['优秀', 'Outstanding'], 75, 20),
    band('good', ['良好', 'Good'], 50),
    band('fulfilled', ['称职', 'Fulfilled'], 30),
    band('to_improve', ['需要改进', 'To improve'], 0),
  ],
  ties: { rule: 'class', class: 'outcome' },
  vetoes: [{ ...named('dishonesty', ['弄虚作假', 'False records']), band: 'to_improve' }],
};
