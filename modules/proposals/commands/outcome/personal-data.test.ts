import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPublication } from '../../queries/check-publication.ts';
import { getPublicProposal, previewPublicProposal } from '../../queries/get-public-proposal.ts';
import { loadMatter } from '../../store/matter.ts';
import { publishByRule } from '../../store/publish-by-rule.ts';
import { openProposalHarness, type ProposalHarness } from '../../testing.ts';
import { answerBy, contactBy, handledBy, seeAs } from '../../testing-life.ts';
import { decidePublicity } from './decide-publicity.ts';
import { redactPassages } from './redact-passages.ts';

const DAY = 86_400_000;
const citizen = { kind: 'citizen' as const, accountId: null, name: '', grants: [], scopes: null, sessionId: null };
const number = '+86 138 0000 1234';
const situation = `联系人电话${number}，办公室0731-84321234。`.padEnd(260, '情');

let h: ProposalHarness;
beforeAll(async () => {
  h = await openProposalHarness();
});
afterAll(() => h.close());

const check = (proposalId: string, as = 'clerk') =>
  h.run(as, checkPublication, { params: { proposalId }, query: { decision: 'public', withheld: '' } });
const decide = (proposalId: string, more: object = {}) => ({
  params: { proposalId },
  body: { decision: 'public' as const, reason: '', replies: [], ...more },
});

describe('a number of a person in what becomes public', () => {
  it('is shown to those who decide, with its place, and to nobody else', async () => {
    const proposalId = await h.filed({ situation });
    const { finds } = await check(proposalId);
    expect(finds.map(({ written, decisive, withheld }) => [written, decisive, withheld])).toEqual([
      [number, true, false],
      ['0731-84321234', false, false],
    ]);
    expect(
      (
        await h.refusal('member2', checkPublication, {
          params: { proposalId },
          query: { decision: 'public', withheld: '' },
        })
      ).status,
    ).toBe(403);
  });

  it('keeps the decision back until it is withheld', async () => {
    const proposalId = await h.filed({ situation });
    expect((await h.refusal('clerk', decidePublicity, decide(proposalId))).issues).toMatchObject([
      { path: 'body.acceptFinds', code: 'personal_data_found', params: { count: 1 } },
    ]);
    const { from, to } = (await check(proposalId)).finds[0]!;
    const redactions = [{ field: 'situation' as const, from, to, reason: '个人电话' }];
    await h.run('clerk', redactPassages, { params: { proposalId }, body: { redactions } });
    expect((await check(proposalId)).finds[0]!.withheld).toBe(true);
    await h.run('clerk', decidePublicity, decide(proposalId));
    h.clock.advance(40 * DAY);
    const open = JSON.stringify(await h.run(citizen, getPublicProposal, { params: { proposalId } }));
    expect(open).not.toContain('0000 1234');
    expect(open).toContain('84321234');
    h.clock.advance(-40 * DAY);
  });

  it('may be published when somebody says why, and the record says so', async () => {
    const proposalId = await h.filed({ situation });
    expect((await h.refusal('clerk', decidePublicity, decide(proposalId, { acceptFinds: true }))).issues).toMatchObject(
      [{ path: 'body.reason', code: 'reason_needed' }],
    );
    await h.run('clerk', decidePublicity, decide(proposalId, { acceptFinds: true, reason: '本人同意公开' }));
    const { history } = await seeAs(h, 'clerk', proposalId);
    expect(history.at(-1)!.details).toMatchObject({ acceptedFinds: 1, reason: '本人同意公开' });
  });

  it('is never published by the rule alone', async () => {
    const [held, clean] = [await h.filed({ situation }), await h.filed()];
    const ctx = await h.contextOf(h.world.actorOf('clerk'));
    for (const proposalId of [held, clean]) await publishByRule(ctx, await loadMatter(ctx, proposalId, true));
    expect((await seeAs(h, 'clerk', held)).publicity).toMatchObject({ decision: 'internal' });
    expect((await seeAs(h, 'clerk', held)).publicity.decisionReason).not.toBe('');
    expect((await seeAs(h, 'clerk', clean)).publicity).toMatchObject({ decision: 'public' });
  });

  it('in a reply keeps the reply inside until it is decided on', async () => {
    const { proposalId, assignmentId } = await handledBy(h);
    await contactBy(h, proposalId, assignmentId, 1);
    await answerBy(h, proposalId, assignmentId, 1, 'A', `请与经办人${number}联系。`);
    const detail = await seeAs(h, 'clerk', proposalId);
    expect(detail.history.find((line) => line.action === 'issue_reply')!.details).toMatchObject({ heldFinds: 1 });
    const ctx = await h.contextOf(h.world.actorOf('clerk'));
    const shown = await previewPublicProposal(ctx, proposalId, 'public', []);
    expect(shown.replies[0]!.withheld).toBe(false);
    await h.run('clerk', decidePublicity, decide(proposalId));
    h.clock.advance(40 * DAY);
    const open = await h.run(citizen, getPublicProposal, { params: { proposalId } });
    expect([open.replies[0]!.withheld, JSON.stringify(open).includes('0000 1234')]).toEqual([true, false]);
    h.clock.advance(-40 * DAY);
    const replies = [{ assignmentId, publicity: 'public' as const }];
    expect((await h.refusal('clerk', decidePublicity, decide(proposalId, { replies }))).status).toBe(422);
  });
});
