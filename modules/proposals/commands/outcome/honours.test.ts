import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listSelections } from '../../queries/list-selections.ts';
import { openProposalHarness, type ProposalHarness } from '../../testing.ts';
import { seeAs } from '../../testing-life.ts';
import { publishRules } from '../office/publish-rules.ts';
import { decideSelection, nominateExcellent, openSelection, scoreNomination } from './excellent.ts';
import { markKey } from './mark-key.ts';
import { recordInstruction } from './record-instruction.ts';

let h: ProposalHarness;
beforeAll(async () => {
  h = await openProposalHarness('county');
});
afterAll(() => h.close());

describe('markKey and recordInstruction', () => {
  it('put a proposal under a leader; instructions stay inside', async () => {
    const params = { proposalId: await h.filed() };
    expect((await h.refusal('clerk', markKey, { params, body: { key: true, leader: '' } })).status).toBe(422);
    await h.run('clerk', markKey, { params, body: { key: true, leader: '示例主席' } });
    await h.run('clerk', recordInstruction, {
      params,
      body: { leader: '示例主席', text: '请抓紧办理', givenOn: '2026-03-05' },
    });
    const detail = await seeAs(h, 'clerk', params.proposalId);
    expect(detail).toMatchObject({ isKey: true, keyLeader: '示例主席' });
    const history = await h.database.db
      .selectFrom('history')
      .select(['action', 'public'])
      .where('matter_id', '=', params.proposalId)
      .execute();
    expect(history.find((line) => line.action === 'record_instruction')?.public).toBe(false);
    await h.run('clerk', markKey, { params, body: { key: false, leader: '' } });
    expect(await seeAs(h, 'clerk', params.proposalId)).toMatchObject({ isKey: false, keyLeader: null });
  });
});

describe('excellent proposals', () => {
  it('are nominated once, scored by several judges, shown with their spread, and decided within the quota', async () => {
    const proposals = [await h.filed(), await h.filed()];
    const { sessionId } = await seeAs(h, 'clerk', proposals[0]!);
    expect((await h.refusal('member1', openSelection, { body: { sessionId, title: '评选', quota: 1 } })).status).toBe(
      403,
    );
    const { selectionId } = await h.run('clerk', openSelection, {
      body: { sessionId, title: '年度优秀提案', quota: 1 },
    });
    const params = { selectionId };
    const nominations: string[] = [];
    for (const proposalId of proposals) {
      const body = { proposalId, reason: '调研扎实' };
      nominations.push((await h.run('clerk', nominateExcellent, { params, body })).nominationId);
      expect((await h.refusal('clerk', nominateExcellent, { params, body })).code).toBe('nominated_before');
    }
    const points = (each: number) => ({ topic: each, research: each, analysis: each, feasibility: each, form: each });
    await h.run('evaluator', scoreNomination, { params: { nominationId: nominations[0]! }, body: points(18) });
    await h.run('reviewer1', scoreNomination, { params: { nominationId: nominations[0]! }, body: points(10) });
    await h.run('evaluator', scoreNomination, { params: { nominationId: nominations[0]! }, body: points(16) });
    const [selection] = (await h.run('clerk', listSelections, {})).items;
    expect(selection!.nominations.find((item) => item.nominationId === nominations[0])).toMatchObject({
      judges: 2,
      mean: 65,
      lowest: 50,
      highest: 80,
    });
    expect((await h.refusal('clerk', decideSelection, { params, body: { chosen: nominations } })).issues[0]?.code).toBe(
      'over_quota',
    );
    await h.run('clerk', decideSelection, { params, body: { chosen: [nominations[0]!] } });
    expect((await seeAs(h, 'clerk', proposals[0]!)).isExcellent).toBe(true);
    expect((await seeAs(h, 'clerk', proposals[1]!)).isExcellent).toBe(false);
    expect((await h.refusal('clerk', decideSelection, { params, body: { chosen: [nominations[1]!] } })).code).toBe(
      'selection_decided',
    );
  });
});

describe('publishRules', () => {
  it('takes a preset or content of the schema, numbers versions, and refuses what does not fit with its place', async () => {
    const appliesFrom = new Date(h.clock.now().getTime() + 86_400_000).toISOString();
    const first = await h.run('admin', publishRules, { body: { name: '新规则', appliesFrom, preset: 'national' } });
    const next = await h.run('admin', publishRules, { body: { name: '再新规则', appliesFrom, preset: 'province' } });
    expect(next.version).toBe(first.version + 1);
    const wrong = await h.refusal('admin', publishRules, {
      body: { name: '坏规则', appliesFrom, content: { limits: { subject: 1 } } },
    });
    expect(wrong.status).toBe(422);
    expect(wrong.issues.map((issue) => issue.path)).toContain('body.content.limits.subject');
    expect(
      (await h.refusal('clerk', publishRules, { body: { name: 'x', appliesFrom, preset: 'national' } })).status,
    ).toBe(403);
  });
});
