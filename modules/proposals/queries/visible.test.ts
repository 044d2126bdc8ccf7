import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteCosigners } from '../commands/writing/invite-cosigners.ts';
import { supportProposal } from '../commands/writing/support-proposal.ts';
import { canRead, type PolicySubject } from '../policy.ts';
import { loadMatter } from '../store/matter.ts';
import { openProposalHarness, type ProposalHarness } from '../testing.ts';
import { assignUnits } from '../testing-life.ts';
import { proposalStates } from '../workflow.ts';
import { visible } from './visible.ts';

let h: ProposalHarness;
const ids: string[] = [];

const people = [
  'member1',
  'member2',
  'member3',
  'member4',
  'clerk',
  'reviewer1',
  'assigner',
  'party-office',
  'government-office',
  'receiver1',
  'handler2',
  'signer1',
  'receiver3',
  'leader',
  'evaluator',
  'auditor',
  'admin',
];

beforeAll(async () => {
  h = await openProposalHarness('county');
  ids.push(await h.draft());
  const cosigning = await h.draft();
  await h.run('member1', inviteCosigners, {
    params: { proposalId: cosigning },
    body: { memberIds: [h.world.members[1]!.id], bodyIds: [] },
  });
  ids.push(cosigning);
  const supported = await h.submitted();
  await h.run('member3', supportProposal, { params: { proposalId: supported }, body: {} });
  ids.push(supported);
  ids.push(await h.submitted({ confidential: true }));
  const assigned = await h.filed();
  await assignUnits(h, assigned, [
    [0, 'lead'],
    [1, 'assisting'],
  ]);
  ids.push(assigned, await h.filed({ confidential: true }));
});
afterAll(() => h.close());

/** Puts every proposal into the state, whatever led there: the two must agree on any facts. */
const force = (state: string) =>
  sql`update proposals p set state = ${state},
  number = coalesce(number, 900 + (select count(*) from proposals q where q.id < p.id)::int),
  filed_at = coalesce(filed_at, now()), submitted_at = coalesce(submitted_at, now())`.execute(h.database.db);

describe('visible, the set-wise form of canRead', () => {
  it.each(proposalStates.map((state) => [state]))('agrees with it for everybody in state %s', async (state) => {
    await force(state);
    const differences: string[] = [];
    for (const who of people) {
      const ctx = await h.contextOf(h.world.actorOf(who));
      const { rows } = await sql<{ id: string }>`select p.id from proposals p where ${visible(ctx)}`.execute(
        h.database.db,
      );
      const listed = new Set(rows.map((row) => row.id));
      for (const [index, id] of ids.entries()) {
        const { subject } = await loadMatter(ctx, id, false);
        const readable = canRead(ctx.actor as never, subject as PolicySubject);
        if (listed.has(id) !== readable)
          differences.push(`${who}, proposal ${index}: ${readable ? 'reads' : 'lists'} only`);
      }
    }
    expect(differences).toEqual([]);
  });
});
