/** Everybody concerned is told in words of their own: an office what is its to do, a proposer what is theirs. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { system } from '../../../platform/http/context.ts';
import { eventNames } from '../events.ts';
import { loadMatter } from '../store/matter.ts';
import { openProposalHarness, type ProposalHarness } from '../testing.ts';
import { assignUnits } from '../testing-life.ts';
import { audiences, recipientsOf } from './recipients.ts';

let h: ProposalHarness;
beforeAll(async () => {
  h = await openProposalHarness('county');
});
afterAll(() => h?.close());

async function told(event: (typeof eventNames)[number], proposalId: string, assignmentId?: string) {
  const ctx = await h.contextOf(system);
  const matter = await loadMatter(ctx, proposalId, false);
  const found = await recipientsOf(ctx, matter, {
    event,
    proposalId,
    assemblyId: h.world.assembly.id,
    actorId: h.world.accounts.handler1!,
    ...(assignmentId ? { assignmentId } : {}),
  });
  const logins = new Map(Object.entries(h.world.accounts).map(([login, id]) => [id, login]));
  return Object.fromEntries(
    found.flatMap((item) => item.accountIds.map((id) => [logins.get(id), `${item.front} ${item.words}`])),
  );
}

describe('notices', () => {
  it('of an issued reply ask the proposer to rate, and the clerk nothing', async () => {
    const proposalId = await h.filed();
    const byUnit = await assignUnits(h, proposalId, [[0, 'lead']]);
    const assignmentId = byUnit[h.world.units[0].id]!;
    expect(await told('reply_issued', proposalId, assignmentId)).toEqual({
      member1: 'm reply_issued',
      clerk: 'desk reply_issued_office',
    });
    expect(await told('dispatched', proposalId, assignmentId)).toEqual({
      member1: 'm dispatched',
      receiver1: 'desk dispatched_unit',
    });
    expect(await told('filed', proposalId)).toEqual({ member1: 'm filed', assigner: 'desk filed_office' });
  });
  it('never share one sentence between proposers asked to act and an office', () => {
    const asking = ['reply_issued', 'returned', 'cosign_invited'];
    for (const event of eventNames) {
      for (const [audience, words] of Object.entries(audiences[event])) {
        if (asking.includes(words)) expect(`${event} ${audience}`).toMatch(/proposers|first|invited/);
      }
    }
  });
});
