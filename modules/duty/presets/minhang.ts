/**
 * After the table of Minhang: half a day of the plenary or of an activity 5, training 10 or 5, proposals 15 for who wrote them and
 * 3 for who took a direct part, of one proposal only the higher; four minimums.
 *
 * Filled in here: opinion reports 5, with adoption 10; bands from 60 and from 100; a member below a minimum is not above the lower band.
 */
import type { DutyRules } from '../rules.ts';
import { activities, band, group, item, named, usual } from './build.ts';

const writing = { joint: 0, participant: 0 };
const helping = { first: 0, drafter: 0 };

export const minhang: DutyRules = {
  ...usual,
  frame: { base: 0, least: 0, most: 0 },
  classes: [
    group('meetings', ['会议和活动', 'Meetings and activities']),
    group('training', ['培训', 'Training']),
    group('proposals', ['提案', 'Proposals']),
    group('opinions', ['社情民意信息', 'Opinion reports']),
  ],
  items: [
    item('plenary', ['出席全体会议', 'Present at the plenary'], ['meetings', 'attended', 5], {
      subtypes: ['plenary'],
      unit: 'half_day',
    }),
    item('activity', ['参加活动', 'Took part in an activity'], ['meetings', 'attended', 5], {
      subtypes: activities,
      unit: 'half_day',
    }),
    item('training_full', ['全程参加培训', 'Training, all of it'], ['training', 'training', 10], {
      subtypes: ['full'],
      confirmedBy: 'clerk',
    }),
    item('training_part', ['部分参加培训', 'Training, in part'], ['training', 'training', 5], {
      subtypes: ['part'],
      confirmedBy: 'clerk',
    }),
    item('wrote', ['撰写提案', 'Wrote a proposal'], ['proposals', 'proposal_filed', 15], { factors: writing }),
    item('helped', ['直接参与提案', 'Took a direct part in a proposal'], ['proposals', 'proposal_filed', 3], {
      factors: helping,
    }),
    item('key_wrote', ['撰写重点提案', 'Wrote a key proposal'], ['proposals', 'proposal_key', 15], {
      factors: writing,
    }),
    item('key_helped', ['参与重点提案', 'Took part in a key proposal'], ['proposals', 'proposal_key', 3], {
      factors: helping,
    }),
    item('excellent_wrote', ['撰写优秀提案', 'Wrote an excellent proposal'], ['proposals', 'proposal_excellent', 10], {
      factors: writing,
    }),
    item(
      'excellent_helped',
      ['参与优秀提案', 'Took part in an excellent proposal'],
      ['proposals', 'proposal_excellent', 2],
      {
        factors: helping,
      },
    ),
    item('opinion', ['报送社情民意信息', 'Opinion report'], ['opinions', 'opinion_submitted', 5], {
      confirmedBy: 'clerk',
    }),
    item('opinion_adopted', ['社情民意信息被采用', 'Opinion report adopted'], ['opinions', 'opinion_adopted', 10], {
      confirmedBy: 'clerk',
    }),
  ],
  highest: [
    {
      ...named('proposal_once', ['同一提案就高', 'The higher of one proposal']),
      per: 'source',
      items: ['wrote', 'helped'],
    },
    {
      ...named('key_once', ['同一重点提案就高', 'The higher of one key proposal']),
      per: 'source',
      items: ['key_wrote', 'key_helped'],
    },
    {
      ...named('excellent_once', ['同一优秀提案就高', 'The higher of one excellent proposal']),
      per: 'source',
      items: ['excellent_wrote', 'excellent_helped'],
    },
    {
      ...named('opinion_once', ['同一信息就高', 'The higher of one opinion report']),
      per: 'source',
      items: ['opinion', 'opinion_adopted'],
    },
  ],
  minimums: [
    { ...named('plenary', ['出席全体会议', 'Plenary']), items: ['plenary'], least: 1, who: 'all', band: 'qualified' },
    {
      ...named('activities', ['三次活动', 'Three activities']),
      items: ['activity'],
      least: 3,
      who: 'all',
      band: 'qualified',
    },
    {
      ...named('proposal', ['一件提案', 'One proposal']),
      items: ['wrote', 'helped'],
      least: 1,
      who: 'all',
      band: 'qualified',
    },
    {
      ...named('opinion', ['一条信息', 'One opinion report']),
      items: ['opinion', 'opinion_adopted'],
      least: 1,
      who: 'all',
      band: 'qualified',
    },
  ],
  bands: [
    band('excellent', ['优秀', 'Excellent'], 100, 20),
    band('qualified', ['合格', 'Qualified'], 60),
    band('not_qualified', ['不合格', 'Not qualified'], 0),
  ],
};
