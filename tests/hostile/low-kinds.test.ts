/** Small ways of bending the record or of losing one's forms. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleContent } from '../../modules/proposals/testing.ts';
import { type LivedInHouse, openLivedInHouse } from '../strangers/lived-in.ts';

let house: LivedInHouse;
beforeAll(async () => {
  house = await openLivedInHouse();
});
afterAll(() => house?.close());

describe('a member who names themselves as the one entered for', () => {
  it('writes an own draft: nothing of it says that an office entered it', async () => {
    const body = { ...sampleContent(), onBehalfOfMemberId: house.here.members[0]!.id, source: '伪造来源：省委' };
    const { proposalId } = (await house.step('member1', '/proposals', body)) as { proposalId: string };
    const row = await house.database.db
      .selectFrom('proposals')
      .select(['entered_by', 'entered_for'])
      .where('id', '=', proposalId)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ entered_by: null, entered_for: null });
    expect((await house.call({ as: 'clerk', path: `/proposals/${proposalId}` })).statusCode).toBe(404);
    expect((await house.call({ as: 'member1', path: `/proposals/${proposalId}` })).body).not.toContain('伪造来源');
  });
});

describe('the title of evidence', () => {
  it('with personal data keeps the text from being published until somebody decides', async () => {
    const { proposalId } = house.ids;
    await house.database.db
      .updateTable('proposal_evidence')
      .set({ title: '证人电话13812345678' })
      .where('proposal_id', '=', proposalId!)
      .execute();
    await house.database.db
      .updateTable('proposals')
      .set({ confidential: false })
      .where('id', '=', proposalId!)
      .execute();
    const decision = { decision: 'public', reason: '', replies: [] };
    const path = `/proposals/${proposalId}/publicity`;
    const answer = await house.call({ as: 'clerk', method: 'POST', path, body: decision });
    expect(answer.statusCode, answer.body).toBe(422);
    expect(answer.json().issues).toMatchObject([{ path: 'body.acceptFinds', code: 'personal_data_found' }]);
  });
});

describe('between sessions', () => {
  it('forms keep their choices, and nothing new is begun', async () => {
    house.clock.advance(40 * 366 * 86_400_000);
    for (const as of ['member1', 'clerk', 'assigner', 'handler1']) {
      const answer = await house.call({ as, path: '/proposals/options' });
      expect(answer.statusCode, answer.body).toBe(200);
      const options = answer.json();
      expect(options).toMatchObject({ currentSession: null, writableKinds: [] });
      expect(options.units.length).toBeGreaterThan(0);
      expect(options.categories.length).toBeGreaterThan(0);
    }
    const begun = await house.call({ as: 'member1', method: 'POST', path: '/proposals', body: sampleContent() });
    expect(begun.statusCode).toBe(409);
  });
});
