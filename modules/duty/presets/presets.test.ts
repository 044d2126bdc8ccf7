/** Examples reckoned by hand, in points, from the published tables; what was filled in stands in each preset's own note. */
import { describe, expect, it } from 'vitest';
import { bandsOf } from '../engine/bands.ts';
import { explain, type ScoredRecord } from '../engine/score.ts';
import { type PresetName, presets } from './all.ts';

let next = 0;
const records = (type: string, subtype = '', plan: Partial<ScoredRecord> & { times?: number } = {}): ScoredRecord[] =>
  Array.from({ length: plan.times ?? 1 }, () => {
    next += 1;
    return {
      id: `r${next}`,
      type,
      subtype,
      role: '',
      units: 1,
      sharers: 1,
      place: 1,
      source: `m${next}`,
      on: '2025-05-01',
      ...plan,
    };
  });
const first = { role: 'first' };
const joint = { role: 'joint', sharers: 3, place: 2 };

function told(preset: PresetName, list: ScoredRecord[][], standing = false) {
  const rules = presets[preset];
  const score = explain(rules, list.flat(), { standing, year: 2025 });
  const band = bandsOf(rules, [{ memberId: 'm', ...score }]).get('m')!;
  return { points: score.points! / 100, band: band.band, reasons: band.reasons.map(({ rule }) => rule) };
}

describe('Jinan 2015', () => {
  it('adds further proposals, key and excellent ones, and service up to its cap', () => {
    // 70 at the beginning. Three filed as first proposer: the first 0, two further 5 each = 10. One of them key 5, excellent 10.
    // Six times public service at 2 is 12, at most 10. Earned 35, below the cap of 50. 70 + 35 = 105. Minimums: plenary, text, activity.
    const list = [
      records('attended', 'plenary'),
      records('attended', 'inspection'),
      records('proposal_filed', 'single', { ...first, times: 3 }),
      records('proposal_key', 'single', first),
      records('proposal_excellent', 'single', first),
      records('public_service', '', { times: 6 }),
    ];
    expect(told('jinan', list)).toEqual({ points: 105, band: 'excellent', reasons: [] });
  });
  it('takes 30 for an absence and keeps who lacks a minimum from the best band', () => {
    // 70 − 30 = 40: not competent. With leave instead: 70 − 10 = 60: competent.
    expect(told('jinan', [records('absent', 'plenary')])).toMatchObject({ points: 40, band: 'not_competent' });
    expect(told('jinan', [records('on_leave', 'plenary')])).toMatchObject({ points: 60, band: 'competent' });
    // Six filed: five further at 5 = 25; 70 + 25 = 95, but never at the plenary or an activity: competent.
    expect(told('jinan', [records('proposal_filed', 'single', { ...first, times: 6 })])).toEqual({
      points: 95,
      band: 'competent',
      reasons: ['minimum'],
    });
  });
  it('ends what is earned at 50', () => {
    // Eleven filed: ten further at 5 = 50; one excellent 10 more is cut: 70 + 50 = 120.
    const list = [
      records('proposal_filed', 'single', { ...first, times: 11 }),
      records('proposal_excellent', '', first),
    ];
    expect(told('jinan', list).points).toBe(120);
  });
});

describe('Tongcheng 2019', () => {
  it('gives the first of a joint proposal half, the others the rest', () => {
    // Plenary 50. A joint proposal of three, handed in 10 and filed 15: the first half of each, 5 + 7.5 = 12.5. Activities 4 × 2 = 8 and a
    // written speech 5: at most 10. Opinion report 10 + adopted 5 = 15. 50 + 12.5 + 10 + 15 = 87.5.
    const shared = { role: 'first', sharers: 3, place: 1, source: 'p' };
    const list = [
      records('attended', 'plenary'),
      records('proposal_submitted', 'joint', shared),
      records('proposal_filed', 'joint', shared),
      records('attended', 'study', { times: 4 }),
      records('wrote_speech'),
      records('opinion_submitted'),
      records('opinion_adopted', 'city'),
    ];
    expect(told('tongcheng', list)).toMatchObject({ points: 87.5, band: 'passed' });
    // The second of three: the other half parted by two: 2.5 + 3.75 = 6.25.
    const second = { ...shared, role: 'joint', place: 2 };
    expect(
      told('tongcheng', [records('proposal_submitted', '', second), records('proposal_filed', '', second)]).points,
    ).toBe(6.25);
  });
  it('parts a body’s proposal among its first three people', () => {
    // Handed in 10 and filed 15 by five people: a third of each for the first three: 3.33 + 5 = 8.33, nothing for the fourth.
    const of = (place: number) => ({ role: 'drafter', sharers: 5, place, source: 'b' });
    const both = (place: number) => [
      records('proposal_submitted', 'body', of(place)),
      records('proposal_filed', 'body', of(place)),
    ];
    expect(told('tongcheng', both(2)).points).toBe(8.33);
    expect(told('tongcheng', both(4)).points).toBe(0);
  });
  it('tells leave from absence', () => {
    // Plenary on leave 30; a standing member away from one standing meeting with leave −2 and one without −5: 23.
    const list = [
      records('on_leave', 'plenary'),
      records('on_leave', 'standing_meeting'),
      records('absent', 'standing_meeting'),
    ];
    expect(told('tongcheng', list, true).points).toBe(23);
    expect(told('tongcheng', list, false).points).toBe(30);
  });
});

describe('Minhang', () => {
  it('counts half days, and the higher of one proposal', () => {
    // Plenary 6 half days × 5 = 30. Three activities of one half day 15. Training all of it 10. One proposal written 15, in which they
    // also took part: only the higher. Another's proposal 3. Key 15. An opinion report handed in and adopted: only 10.
    // 30 + 15 + 10 + 15 + 3 + 15 + 10 = 98.
    const list = [
      records('attended', 'plenary', { units: 6 }),
      records('attended', 'inspection', { times: 3 }),
      records('training', 'full'),
      records('proposal_filed', 'joint', { role: 'first', source: 'p' }),
      records('proposal_filed', 'joint', { role: 'participant', source: 'p' }),
      records('proposal_filed', 'joint', { role: 'participant', source: 'q' }),
      records('proposal_key', 'joint', { role: 'first', source: 'p' }),
      records('opinion_submitted', '', { source: 'o' }),
      records('opinion_adopted', 'city', { source: 'o' }),
    ];
    expect(told('minhang', list)).toEqual({ points: 98, band: 'qualified', reasons: [] });
  });
});

describe('Anqing 2018', () => {
  it('takes absences from the 50 of meetings', () => {
    // 50 − 10 (plenary) − 2 × 5 = 30. Proposals 15 + 10 joint = 25. Three activities 15, at most 10. Reports 5. 30 + 25 + 10 + 5 = 70.
    const list = [
      records('absent', 'plenary'),
      records('absent', 'committee_meeting', { times: 2 }),
      records('proposal_filed', 'single', first),
      records('proposal_filed', 'joint', joint),
      records('attended', 'consultation', { times: 3 }),
      records('opinion_submitted'),
    ];
    expect(told('anqing', list)).toMatchObject({ points: 70, band: 'competent' });
  });
  it('reaches 100 with two proposals, two activities and two reports', () => {
    // 50 + 30 + 10 + 10.
    const list = [
      records('proposal_filed', 'single', { ...first, times: 3 }),
      records('attended', 'study', { times: 2 }),
      records('opinion_submitted', '', { times: 2 }),
    ];
    expect(told('anqing', list)).toMatchObject({ points: 100, band: 'excellent' });
  });
});

describe('AA city', () => {
  it('counts a proposal once and each further one 5', () => {
    // Plenary 35. Four activities 4 × 7.5 = 30. Own proposal 15, a joint one beside it nothing more of the base. Two filed as first (own,
    // joint): the second 5. Excellent 8. Reports: the base 10; one adopted is the first 0; 35 + 30 + 15 + 5 + 8 + 10 = 103.
    const list = [
      records('attended', 'plenary'),
      records('attended', 'inspection', { times: 4 }),
      records('proposal_filed', 'single', first),
      records('proposal_filed', 'joint', { role: 'first', sharers: 3 }),
      records('proposal_excellent', 'single', first),
      records('opinion_submitted', '', { source: 'o' }),
      records('opinion_adopted', 'city', { source: 'o' }),
    ];
    expect(told('aa_city', list)).toMatchObject({ points: 103, band: 'excellent' });
  });
  it('gives standing members 7.5 a meeting, and the other of a joint proposal 5 once', () => {
    // Four standing meetings and a fifth: at most 30. Two joint proposals as another: 5 once. Three reports: base 10, further 2 × 1.
    const list = [
      records('attended', 'standing_meeting', { times: 5 }),
      records('proposal_filed', 'joint', { ...joint, times: 2 }),
      records('opinion_submitted', '', { times: 3 }),
    ];
    expect(told('aa_city', list, true).points).toBe(47);
    expect(told('aa_city', list, false).points).toBe(17);
  });
});

describe('outcomes', () => {
  it('weighs what changed', () => {
    // Plenary 8 half days × 2 = 16. Two filed as first 8 + 8 (the second place begins to count 4: 8 + 4 = 12). One solved 15, whose promise
    // was kept 20: the higher, 20. 16 + 12 + 20 = 48: fulfilled. With another solved, as joint proposer half of 15: 55.5: good.
    const list = [
      records('attended', 'plenary', { units: 8 }),
      records('proposal_filed', 'single', { ...first, times: 2 }),
      records('proposal_solved', 'single', { ...first, source: 'p' }),
      records('promise_kept', '', { ...first, source: 'p' }),
    ];
    expect(told('outcomes', list)).toMatchObject({ points: 48, band: 'fulfilled' });
    expect(told('outcomes', [...list, records('proposal_solved', 'joint', joint)])).toMatchObject({
      points: 55.5,
      band: 'good',
    });
  });
  it('has presence earn no good band alone, and a veto end it', () => {
    // Plenary 20 at most, meetings 16, activities 16: together at most 40: fulfilled.
    const present = [
      records('attended', 'plenary', { units: 12 }),
      records('attended', 'committee_meeting', { times: 20 }),
      records('attended', 'inspection', { times: 20 }),
    ];
    expect(told('outcomes', present)).toMatchObject({ points: 40, band: 'fulfilled' });
    const veto = records('veto', 'dishonesty');
    expect(told('outcomes', [...present, veto])).toEqual({ points: 40, band: 'to_improve', reasons: ['veto'] });
  });
  it('scores who joined in mid-year by the days they were there, excuses who was abroad, leaves out who is not scored', () => {
    // Absent 1–30 June without excuse twice: 2 × −3. Posted abroad then: nothing. 16 − 0.
    const plenary = records('attended', 'plenary', { units: 8 });
    const away = records('absent', 'committee_meeting', { times: 2, on: '2025-06-10' });
    expect(told('outcomes', [plenary, away]).points).toBe(10);
    const abroad = records('exemption', 'abroad', { on: '2025-06-01', until: '2025-06-30' });
    expect(told('outcomes', [plenary, away, abroad]).points).toBe(16);
    // Away until 2 July, 183 of 365 days, so 182 count: 30 × 182 / 365 = 14.96 is enough: 16 is fulfilled.
    const joined = records('exemption', 'new_member', { on: '2025-01-01', until: '2025-07-02' });
    expect(told('outcomes', [plenary])).toMatchObject({ band: 'to_improve' });
    expect(told('outcomes', [plenary, joined])).toMatchObject({ points: 16, band: 'fulfilled' });
    const none = explain(presets.outcomes, [...plenary, ...records('exemption', 'not_scored')], {
      standing: false,
      year: 2025,
    });
    expect(none.points).toBeNull();
  });
});
