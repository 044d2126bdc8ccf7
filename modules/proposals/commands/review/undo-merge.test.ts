import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { step as linksStep } from '../../../../migrations/0029-links.ts';
import { citizen } from '../../../../platform/http/context.ts';
import { provenanceOf } from '../../../../platform/links/read-links.ts';
import { proposalEndpoints } from '../../contract.ts';
import { listProposals } from '../../queries/list-proposals.ts';
import { presets, proposalRules, undoMinutes } from '../../rules.ts';
import { openProposalHarness, type ProposalHarness } from '../../testing.ts';
import { proposeUnits, seeAs } from '../../testing-life.ts';
import { decidePublicity } from '../outcome/decide-publicity.ts';
import { mergeProposals } from './merge-proposals.ts';
import { recommend } from './recommend.ts';
import { takeIn } from './take-in.ts';
import { undoMerge } from './undo-merge.ts';

let h: ProposalHarness;
beforeAll(async () => {
  h = await openProposalHarness('province');
});
afterAll(() => h?.close());

const minute = 60_000;
const later = (minutes: number) => h.clock.advance(minutes * minute);

/** In the last round, of member3. */
async function inReview(): Promise<string> {
  const proposalId = await h.submitted({ subject: '关于加装楼道扶手的建议' }, 'member3');
  const params = { proposalId };
  await h.run('clerk', takeIn, { params, body: {} });
  for (const who of ['reviewer1', 'reviewer2'])
    await h.run(who, recommend, { params, body: { outcome: 'file', note: '' } });
  return proposalId;
}

/** One in review merged into a filed one. */
async function mergedPair() {
  const mergedId = await inReview();
  const intoId = await h.filed();
  const before = { merged: await seeAs(h, 'reviewer3', mergedId), into: await seeAs(h, 'reviewer3', intoId) };
  const params = { proposalId: mergedId };
  await h.run('reviewer3', mergeProposals, { params, body: { intoId, note: '同一事项' } });
  return { mergedId, intoId, params, before };
}

const linksOf = async (who: string, id: string) =>
  provenanceOf(await h.contextOf(h.world.actorOf(who)), 'proposal', id);
const written = () => h.database.takeStatements().filter((text) => !/^(begin|commit)/i.test(text));

const announced = async () => (await h.announced()).map((item) => item.event);

describe('what became of a merged proposal', () => {
  it('is said on both to those who may read them until the merge is undone, at no further statement; a migration writes the same', async () => {
    const [mergedId, intoId] = [await inReview(), await h.filed()];
    const params = { proposalId: mergedId };
    h.database.takeStatements();
    await h.run('reviewer3', mergeProposals, { params, body: { intoId, note: '同一事项' } });
    expect(written().length).toBeLessThanOrEqual(10);
    expect((await linksOf('reviewer3', mergedId))!.became).toMatchObject([
      {
        relation: 'merged_into',
        matterId: intoId,
        matter: { path: `/proposals/${intoId}`, label: expect.stringMatching(/./) },
      },
    ]);
    expect((await linksOf('reviewer3', intoId))!.from).toMatchObject([
      { matterId: mergedId, matter: { title: '关于加装楼道扶手的建议', label: null } },
    ]);
    expect(await linksOf('handler1', intoId)).toBeNull();
    const stranger = await h.contextOf(h.stranger.actorOf('reviewer3'), h.stranger.assembly);
    expect(await provenanceOf(stranger, 'proposal', intoId)).toBeNull();
    expect(await provenanceOf(await h.contextOf(citizen), 'proposal', intoId)).toBeNull();
    const row = () =>
      sql<object>`select from_id, to_id, relation, at, by from links where from_id = ${mergedId}`.execute(
        h.database.db,
      );
    const { rows } = await row();
    await sql`delete from links`.execute(h.database.db);
    for (const statement of linksStep.statements.filter((text) => /^insert/.test(text as string)))
      await sql.raw(statement as string).execute(h.database.db);
    expect((await row()).rows).toEqual(rows);
    h.database.takeStatements();
    await h.run('reviewer3', undoMerge, { params, body: {} });
    expect(written().length).toBeLessThanOrEqual(10);
    expect((await linksOf('reviewer3', mergedId))!.became).toEqual([]);
  });
});

describe('undoMerge', () => {
  it('puts both back as they stood: state, proposers, clocks, review; and the record says so on both', async () => {
    const { mergedId, intoId, params, before } = await mergedPair();
    expect((await seeAs(h, 'member3', intoId)).proposers.some((item) => item.mine)).toBe(true);
    later(9);
    const seen = await seeAs(h, 'reviewer3', mergedId);
    expect(seen).toMatchObject({ state: 'merged', clocks: [], mergedInto: { proposalId: intoId } });
    expect(seen.abilities.proposal).toContain('undo_merge');
    expect(new Date(seen.abilities.undoableUntil!).getTime()).toBe(h.clock.now().getTime() + minute);
    expect((await seeAs(h, 'member3', mergedId)).abilities.undoableUntil).toBeNull();

    const answer = await h.run('reviewer3', undoMerge, { params, body: { expectedVersion: seen.version } });
    expect(answer.state).toBe('reviewing');
    const after = { merged: await seeAs(h, 'reviewer3', mergedId), into: await seeAs(h, 'reviewer3', intoId) };
    expect(before.merged.clocks.length).toBeGreaterThan(0);
    const still = ({ clocks, decision, reviews, reviewRound, proposers, mergedInto }: typeof seen) => ({
      clocks: clocks.map(({ kind, dueAt }) => [kind, dueAt]),
      decision,
      reviews,
      reviewRound,
      proposers,
      mergedInto,
    });
    expect(still(after.merged)).toEqual(still(before.merged));
    expect(after.merged.abilities.proposal).toEqual(before.merged.abilities.proposal);
    expect(after.into).toMatchObject({ state: 'filed', number: before.into.number, merged: [] });
    expect(after.into.proposers).toEqual(before.into.proposers);
    expect(after.into.version).toBe(before.into.version + 2);

    const last = (detail: typeof seen) => detail.history.at(-1);
    expect(last(after.merged)).toMatchObject({
      action: 'undo_merge',
      fromState: 'merged',
      toState: 'reviewing',
      details: { into: before.into.subject, intoNumber: before.into.number, mergeNote: '同一事项' },
    });
    expect(last(after.into)).toMatchObject({
      action: 'undo_merge',
      toState: 'filed',
      details: { subject: before.merged.subject },
    });
    expect((await announced()).slice(-2)).toEqual(['merged', 'merge_undone']);
    expect(JSON.stringify(after)).not.toContain('intoVersion');

    const query = proposalEndpoints.listProposals.query.parse({ text: '加装楼道扶手', state: 'reviewing' });
    const found = (await h.run('clerk', listProposals, { query })).items.map((item) => item.proposalId);
    expect(found).toContain(mergedId);

    const again = await h.refusal('reviewer3', undoMerge, { params, body: {} });
    expect(again).toMatchObject({ status: 409, code: 'wrong_state' });
    await h.run('reviewer3', mergeProposals, { params, body: { intoId, note: '' } });
    await h.run('reviewer3', undoMerge, { params, body: {} });
  });

  it('gives a filed one its number and state back, by the assigner alone', async () => {
    const mergedId = await h.filed();
    const { number } = await seeAs(h, 'clerk', mergedId);
    const intoId = await h.filed();
    const params = { proposalId: mergedId };
    await h.run('assigner', mergeProposals, { params, body: { intoId, note: '' } });
    expect(await h.refusal('reviewer3', undoMerge, { params, body: {} })).toMatchObject({ status: 403 });
    await h.run('assigner', undoMerge, { params, body: {} });
    expect(await seeAs(h, 'clerk', mergedId)).toMatchObject({ state: 'filed', number, mergedInto: null });
  });

  it('is nobody else’s: 403 for the rest of the office, 404 for strangers', async () => {
    const { params } = await mergedPair();
    for (const who of ['clerk', 'assigner', 'reviewer1', 'member3'])
      expect(await h.refusal(who, undoMerge, { params, body: {} }), who).toMatchObject({
        status: 403,
        code: 'not_your_part',
      });
    for (const who of ['member1', 'receiver1'])
      expect((await h.refusal(who, undoMerge, { params, body: {} })).status).toBe(404);
    const elsewhere = await h.contextOf(h.stranger.actorOf('reviewer3'), h.stranger.assembly);
    await expect(undoMerge.handle(elsewhere, { params, query: undefined, body: {} })).rejects.toMatchObject({
      status: 404,
    });
    const nothing = { proposalId: '00000000-0000-7000-8000-000000000000' };
    expect((await h.refusal('reviewer3', undoMerge, { params: nothing, body: {} })).status).toBe(404);
  });

  it('ends with the minutes of the rules', async () => {
    const { mergedId, params } = await mergedPair();
    later(10);
    expect((await seeAs(h, 'reviewer3', mergedId)).abilities.proposal).toContain('undo_merge');
    h.clock.advance(1);
    const { abilities } = await seeAs(h, 'reviewer3', mergedId);
    expect([abilities.proposal.includes('undo_merge'), abilities.undoableUntil, abilities.blocked]).toEqual([
      false,
      null,
      [],
    ]);
    const refusal = await h.refusal('reviewer3', undoMerge, { params, body: {} });
    expect(refusal).toMatchObject({ status: 409, code: 'undo_too_late' });
    await h.publish({ review: { ...presets.province.review, undoMinutes: 0 } });
    const never = await mergedPair();
    expect(await h.refusal('reviewer3', undoMerge, { params: never.params, body: {} })).toMatchObject({
      code: 'undo_too_late',
    });
    await h.publish({});
  });

  it('is over once anything has happened to either', async () => {
    const moved = await mergedPair();
    await proposeUnits(h, moved.intoId, [[0, 'lead']]);
    const refusal = await h.refusal('reviewer3', undoMerge, { params: moved.params, body: {} });
    expect(refusal).toMatchObject({ status: 409, code: 'undo_changed_since' });
    const { abilities } = await seeAs(h, 'reviewer3', moved.mergedId);
    expect(abilities.blocked).toEqual([{ action: 'undo_merge', assignmentId: null, code: 'undo_changed_since' }]);

    const own = await mergedPair();
    await h.run('clerk', decidePublicity, {
      params: own.params,
      body: { decision: 'internal', reason: '依规', replies: [] },
    });
    const changed = await h.refusal('reviewer3', undoMerge, { params: own.params, body: {} });
    expect(changed).toMatchObject({ status: 409, code: 'undo_changed_since' });

    const twice = await mergedPair();
    const other = { proposalId: await inReview() };
    await h.run('reviewer3', mergeProposals, { params: other, body: { intoId: twice.intoId, note: '' } });
    const first = await h.refusal('reviewer3', undoMerge, { params: twice.params, body: {} });
    expect(first.code).toBe('undo_changed_since');
    await h.run('reviewer3', undoMerge, { params: other, body: {} });
  });
});

describe('the minutes', () => {
  it('are ten under rules from before they could be set', () => {
    const { undoMinutes: _new, ...review } = presets.county.review;
    const old = { ...presets.county, review };
    expect(undoMinutes(old as never)).toBe(10);
    expect(proposalRules.parse(old).review.undoMinutes).toBe(10);
  });
});
