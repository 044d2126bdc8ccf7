import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerInvitation } from '../commands/writing/answer-invitation.ts';
import { inviteCosigners } from '../commands/writing/invite-cosigners.ts';
import { submitProposal } from '../commands/writing/submit-proposal.ts';
import { openProposalHarness, type ProposalHarness } from '../testing.ts';
import { likelyCosigners, speaksOf } from './likely-cosigners.ts';

let house: ProposalHarness;
let like: string;
const subject = '关于在老旧小区加装电梯的建议';
const memberOf = (who: string) => house.world.actorOf(who).grants[0]!.memberId!;

beforeAll(async () => {
  house = await openProposalHarness();
  like = await house.draft({ subject, kind: 'joint' }, 'member2');
  const params = { proposalId: like };
  await house.run('member2', inviteCosigners, {
    params,
    body: { memberIds: [memberOf('member1'), memberOf('member3')], bodyIds: [] } as never,
  });
  const { id } = await house.database.db
    .selectFrom('proposal_proposers')
    .select('id')
    .where('proposal_id', '=', like)
    .where('member_id', '=', memberOf('member3'))
    .executeTakeFirstOrThrow();
  await house.run('member3', answerInvitation, { params, body: { proposerId: id, accept: true } });
  await house.run('member2', submitProposal, { params, body: {} as never });
  await house.filed(
    { subject: '关于保护湿地候鸟的建议', situation: '湿地面积减少，候鸟停歇地碎片化。'.repeat(8) },
    'member4',
  );
});
afterAll(() => house.close());

const ask = (who: string, over: object = {}) =>
  house.run(who, likelyCosigners, { body: { subject: '关于加快老旧小区电梯加装的建议', text: '', ...over } as never });

describe('members who may be asked to co-sign', () => {
  it('are those who proposed or co-signed a like proposal, with the reason; not the writer, nor who never signed', async () => {
    const { items } = await ask('member4');
    const ids = items.filter(({ reason }) => reason.kind === 'like').map(({ memberId }) => memberId);
    expect(ids).toEqual([memberOf('member2'), memberOf('member3')]);
    expect(items[0]!.reason).toEqual({ kind: 'like', name: subject, proposalId: like });
    const own = await ask('member2');
    expect(own.items.map(({ memberId }) => memberId)).not.toContain(memberOf('member2'));
  });
  it('are not told of a proposal the writer may not read', async () => {
    const { db } = house.database;
    await db.updateTable('proposals').set({ confidential: true }).where('id', '=', like).execute();
    const { items } = await ask('member4');
    expect(items.filter(({ reason }) => reason.kind === 'like')).toEqual([]);
    expect(JSON.stringify(items)).not.toContain(subject);
    await db.updateTable('proposals').set({ confidential: false }).where('id', '=', like).execute();
  });
  it('are for members who write', async () => {
    expect((await house.refusal('clerk', likelyCosigners, { body: { subject, text: '' } as never })).status).toBe(403);
  });
});

describe('a subject', () => {
  it('speaks of a body by a word of its name, never by what every body is called', () => {
    expect(speaksOf('关于改善农村教育的建议', '教育界')).toBe(true);
    expect(speaksOf('关于委员工作的建议', '文化文史和学习委员会')).toBe(false);
    expect(speaksOf('关于传承地方文化的建议', '文化文史和学习委员会')).toBe(true);
  });
});
