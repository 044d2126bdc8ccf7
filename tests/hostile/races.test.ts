/** Two people, two decisions, one moment: one is done and the other is told; nothing stands half-way. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleContent } from '../../modules/proposals/testing.ts';
import { type LivedInHouse, openLivedInHouse, tinyPdf } from '../strangers/lived-in.ts';

let house: LivedInHouse;
beforeAll(async () => {
  house = await openLivedInHouse();
});
afterAll(() => house?.close());

const post = (as: string, path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
  house.call({ as, method: 'POST', path, body, headers });

async function submitted(): Promise<string> {
  const { proposalId } = await house.step('member1', '/proposals', sampleContent());
  await house.step('member1', `/proposals/${proposalId}/submit`);
  return String(proposalId);
}

async function reviewing(): Promise<string> {
  const proposalId = await submitted();
  await house.step('clerk', `/proposals/${proposalId}/take-in`);
  return proposalId;
}

const rowOf = (id: string) =>
  house.database.db.selectFrom('proposals').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const historyOf = (id: string) =>
  house.database.db
    .selectFrom('history')
    .select(['action', 'to_state'])
    .where('matter_id', '=', id)
    .orderBy('seq')
    .execute();
const statuses = (answers: Array<{ statusCode: number }>) => answers.map((answer) => answer.statusCode).sort();

describe('two decisions at once', () => {
  it('of reviewers: one stands, with its review, its history and its number; of the other nothing', async () => {
    for (const rival of ['decline', 'convert', 'return'] as const) {
      const proposalId = await reviewing();
      const bodies = {
        decline: { reasonCode: 'empty', notice: '请补充具体建议' },
        convert: { convertTo: 'opinion', reason: '反映社情民意' },
        return: { reason: '请补充走访数据的来源' },
      };
      const before = (await historyOf(proposalId)).length;
      const { version: expectedVersion } = await rowOf(proposalId);
      const answers = await Promise.all([
        post('reviewer1', `/proposals/${proposalId}/file`, { expectedVersion }),
        post('reviewer1', `/proposals/${proposalId}/${rival}`, { ...bodies[rival], expectedVersion }),
      ]);
      expect(statuses(answers)).toEqual([200, 409]);
      const row = await rowOf(proposalId);
      const lines = await historyOf(proposalId);
      expect(lines.length).toBe(before + 1);
      expect(lines.at(-1)!.to_state).toBe(row.state);
      expect(row.number !== null).toBe(row.state === 'filed');
      const final = await house.database.db
        .selectFrom('proposal_reviews')
        .select('outcome')
        .where('proposal_id', '=', proposalId)
        .execute();
      expect(final).toHaveLength(1);
    }
  });
  it('to merge two into each other: one goes on', async () => {
    const [left, right] = [await reviewing(), await reviewing()];
    const answers = await Promise.all([
      post('reviewer1', `/proposals/${left}/merge`, { intoId: right }),
      post('reviewer1', `/proposals/${right}/merge`, { intoId: left }),
    ]);
    expect(statuses(answers)).toEqual([200, 409]);
    const states = [(await rowOf(left)).state, (await rowOf(right)).state].sort();
    expect(states).toEqual(['merged', 'reviewing']);
  });
  it('to withdraw and to file: either, never both', async () => {
    const proposalId = await reviewing();
    const answers = await Promise.all([
      post('member1', `/proposals/${proposalId}/withdraw`, { reason: '情况有变' }),
      post('reviewer1', `/proposals/${proposalId}/file`),
    ]);
    const row = await rowOf(proposalId);
    // A filed proposal may still be withdrawn, a withdrawn one not be filed.
    if (row.number === null) expect(statuses(answers)).toEqual([200, 409]);
    expect(['withdrawn', 'filed']).toContain(row.state);
    expect((await historyOf(proposalId)).at(-1)!.to_state).toBe(row.state);
  });
  it('of two devices with one draft: the later is shown what stands', async () => {
    const { proposalId } = await house.step('member2', '/proposals', sampleContent());
    const save = (subject: string) =>
      house.call({
        as: 'member2',
        method: 'PUT',
        path: `/proposals/${proposalId}/draft`,
        body: { ...sampleContent({ subject }), baseVersion: 1 },
      });
    const answers = await Promise.all([save('手机上的案由'), save('电脑上的案由')]);
    expect(statuses(answers)).toEqual([200, 409]);
    const refused = answers.find((answer) => answer.statusCode === 409)!.json();
    expect(refused).toMatchObject({ code: 'draft_conflict', params: { version: 2 } });
    expect((await rowOf(String(proposalId))).subject).toBe(refused.params.theirs.subject);
    const evidence = await house.database.db
      .selectFrom('proposal_evidence')
      .select('id')
      .where('proposal_id', '=', String(proposalId))
      .execute();
    expect(evidence).toHaveLength(1);
  });
});

describe('a screen grown old', () => {
  it('is told that the matter has moved on, not that it is nobody’s', async () => {
    const proposalId = await reviewing();
    const { version: expectedVersion } = await rowOf(proposalId);
    await house.step('reviewer1', `/proposals/${proposalId}/return`, { reason: '请补充依据' });
    const late = await post('reviewer1', `/proposals/${proposalId}/file`, { expectedVersion });
    expect(late.statusCode).toBe(409);
    const stranger = await post('auditor', `/proposals/${proposalId}/file`);
    expect(stranger.statusCode).toBe(403);
  });
});

describe('two units at once', () => {
  it('issuing the last replies: the proposal goes on to be rated, and is rated for both', async () => {
    const proposalId = await reviewing();
    const at = `/proposals/${proposalId}`;
    await house.step('reviewer1', `${at}/file`);
    const units = [0, 1].map((place) => ({ unitId: house.here.units[place]!.id, role: 'separate' }));
    await house.step('assigner', `${at}/assignment`, { units });
    const assignments = await house.database.db
      .selectFrom('assignments')
      .select(['id', 'unit_id'])
      .where('matter_id', '=', proposalId)
      .execute();
    const pathOf = (place: number) =>
      `${at}/assignments/${assignments.find((item) => item.unit_id === units[place]!.unitId)!.id}`;
    for (const place of [0, 1]) await house.step('assigner', `${pathOf(place)}/confirm`);
    const accepted = await Promise.all([0, 1].map((place) => post(`receiver${place + 1}`, `${pathOf(place)}/accept`)));
    expect(statuses(accepted)).toEqual([200, 200]);
    for (const place of [0, 1]) {
      const handler = `handler${place + 1}`;
      await house.step(handler, `${pathOf(place)}/reply`, { class: 'A', body: '您提出的建议已经采纳。' }, 'PUT');
      await house.step(handler, `${pathOf(place)}/submit-check`);
      await house.step('government-office', `${pathOf(place)}/pass-check`);
      await house.step(`signer${place + 1}`, `${pathOf(place)}/sign`, { signerName: '签发人' });
    }
    const issued = await Promise.all([0, 1].map((place) => post(`handler${place + 1}`, `${pathOf(place)}/issue`)));
    expect(statuses(issued)).toEqual([200, 200]);
    expect((await rowOf(proposalId)).state).toBe('rating');
  });
  it('one click of a unit sent three times: taken once', async () => {
    const proposalId = await reviewing();
    const at = `/proposals/${proposalId}`;
    await house.step('reviewer1', `${at}/file`);
    await house.step('assigner', `${at}/assignment`, { units: [{ unitId: house.ids.unitId, role: 'lead' }] });
    const { id } = await house.database.db
      .selectFrom('assignments')
      .select('id')
      .where('matter_id', '=', proposalId)
      .executeTakeFirstOrThrow();
    const confirmed = await Promise.all([1, 2, 3].map(() => post('assigner', `${at}/assignments/${id}/confirm`)));
    expect(statuses(confirmed)).toEqual([200, 409, 409]);
    const accepted = await Promise.all([1, 2, 3].map(() => post('receiver1', `${at}/assignments/${id}/accept`)));
    expect(statuses(accepted)).toEqual([200, 409, 409]);
    const lines = (await historyOf(proposalId)).filter((line) => line.action === 'accept');
    expect(lines).toHaveLength(1);
  });
});

describe('the same act twice', () => {
  it('by one supporter counts once', async () => {
    const proposalId = await submitted();
    const answers = await Promise.all([1, 2, 3].map(() => post('member5', `/proposals/${proposalId}/support`)));
    expect(statuses(answers)).toEqual([200, 409, 409]);
    const supporters = await house.database.db
      .selectFrom('proposal_proposers')
      .select('id')
      .where('proposal_id', '=', proposalId)
      .where('role', '=', 'supporter')
      .execute();
    expect(supporters).toHaveLength(1);
  });
  it('with one idempotency key at the same moment is done once and answered alike', async () => {
    const count = async () =>
      Number(
        (
          await house.database.db
            .selectFrom('proposals')
            .select(({ fn }) => fn.countAll<string>().as('n'))
            .executeTakeFirstOrThrow()
        ).n,
      );
    const before = await count();
    const key = { 'idempotency-key': 'twice-at-once' };
    const answers = await Promise.all([1, 2, 3, 4].map(() => post('member3', '/proposals', sampleContent(), key)));
    expect(statuses(answers)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map((answer) => answer.json<{ proposalId: string }>().proposalId)).size).toBe(1);
    expect(await count()).toBe(before + 1);
  });
  it('with the key of somebody else is one’s own act', async () => {
    const key = { 'idempotency-key': 'shared-by-chance' };
    const one = (await post('member2', '/proposals', sampleContent(), key)).json();
    const other = (await post('member3', '/proposals', sampleContent(), key)).json();
    expect(other.proposalId).not.toBe(one.proposalId);
  });
  it('refused once is not remembered as done', async () => {
    const key = { 'idempotency-key': 'first-refused' };
    const { proposalId } = await house.step('member2', '/proposals', sampleContent({ suggestions: '' }));
    const path = `/proposals/${proposalId}/submit`;
    expect((await post('member2', path, {}, key)).statusCode).toBe(422);
    await house.step('member2', `/proposals/${proposalId}/draft`, { ...sampleContent(), baseVersion: 1 }, 'PUT');
    expect((await post('member2', path, {}, key)).statusCode).toBe(200);
    expect((await post('member2', path, {}, key)).statusCode).toBe(200);
  });
});

describe('ratings', () => {
  const rating = { form: 'attitude_effect', attitude: 'satisfied', effect: 'satisfied' };
  const given = () => ({ replyId: house.ids.replyId, proposerId: house.ids.proposerId, rating });
  const ratings = () =>
    house.database.db
      .selectFrom('ratings')
      .select(['id', 'paper'])
      .where('matter_id', '=', house.ids.proposalId!)
      .execute();

  it('in another form, for somebody else or for another reply are refused', async () => {
    const path = `/proposals/${house.ids.proposalId}/ratings`;
    const wrong = await post('member1', path, { ...given(), rating: { form: 'three_level', overall: 'satisfied' } });
    expect(wrong.statusCode).toBe(422);
    expect([403, 404]).toContain((await post('member2', path, given())).statusCode);
    expect((await post('member1', path, { ...given(), replyId: house.ids.unitId })).statusCode).toBe(404);
    expect((await post('member1', path, { ...given(), proposerId: house.ids.memberId })).statusCode).toBe(404);
    expect(await ratings()).toEqual([]);
  });
  it('given on paper and in person at once: one is kept, the other is told', async () => {
    const scanFileId = (await house.upload('clerk', '评价表.pdf', tinyPdf)).json<{ fileId: string }>().fileId;
    const path = `/proposals/${house.ids.proposalId}`;
    const answers = await Promise.all([
      post('member1', `${path}/ratings`, given()),
      post('member1', `${path}/ratings`, given()),
      post('clerk', `${path}/paper-ratings`, { ...given(), scanFileId, ratedOn: '2026-01-20' }),
    ]);
    expect(statuses(answers)).toEqual([200, 409, 409]);
    const kept = await ratings();
    expect(kept).toHaveLength(1);
    const scans = await house.database.db
      .selectFrom('proposal_files')
      .select('id')
      .where('purpose', '=', 'rating_scan')
      .execute();
    expect(scans).toHaveLength(kept[0]!.paper ? 1 : 0);
  });
});
