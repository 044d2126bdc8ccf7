/** Whom an event concerns: every reminder and notice runs in both directions. */
import type { OpenClock } from '../../../platform/clocks/definitions.ts';
import type { Context } from '../../../platform/http/context.ts';
import { accountsWithRoles } from '../../accounts/index.ts';
import { type OfficeAudience, officeAudiences, reachOffice, waitingInOffice } from '../../handling/index.ts';
import { membersByIds } from '../../members/index.ts';
import type { ProposalEvent } from '../events.ts';
import type { Matter, Proposer } from '../store/matter.ts';
import { type Audience, audiences, type NoticeWords, wordsNow } from './audiences.ts';

/** Accounts that speak for proposers: the member in person, the contact of a body. */
export async function accountsOfProposers(
  ctx: Context,
  proposers: ReadonlyArray<Pick<Proposer, 'member_id' | 'body_id'>>,
): Promise<string[]> {
  const members = await membersByIds(
    ctx.db,
    proposers.flatMap((item) => item.member_id ?? []),
  );
  const found = [...members.values()].map((member) => member.accountId);
  for (const proposer of proposers) {
    if (proposer.body_id === null) continue;
    found.push(
      ...(await accountsWithRoles(
        ctx.db,
        ctx.assembly.id,
        { roles: ['body_contact'], bodyIds: [proposer.body_id] },
        ctx.clock.now(),
      )),
    );
  }
  return found;
}

/** Accounts of those a clock waits for, and the front they use. @param clock as it is kept */
export async function waitingAccounts(
  ctx: Context,
  matter: Matter,
  clock: OpenClock,
): Promise<{ accounts: string[]; front: 'm' | 'desk' }> {
  const [type, id] = clock.waits_for.split(':') as [string, string];
  if (type === 'proposer') {
    const proposers = [...matter.proposers, ...matter.mergedProposers].filter((item) => item.id === id);
    return { accounts: await accountsOfProposers(ctx, proposers), front: 'm' };
  }
  return { accounts: await waitingInOffice(ctx, matter, clock), front: 'desk' };
}

const isOffice = (audience: Audience): audience is OfficeAudience =>
  (officeAudiences as readonly string[]).includes(audience);

async function reach(ctx: Context, matter: Matter, audience: Audience, event: ProposalEvent): Promise<string[]> {
  if (isOffice(audience)) return reachOffice(ctx, matter, audience, event);
  const confirmed = matter.proposers.filter((item) => item.status === 'confirmed' && item.role !== 'supporter');
  const merged = matter.mergedProposers.filter((item) => item.status === 'confirmed' && item.role !== 'supporter');
  switch (audience) {
    case 'first':
      return accountsOfProposers(
        ctx,
        confirmed.filter((item) => item.role === 'first'),
      );
    case 'cosigners':
      return accountsOfProposers(ctx, [...confirmed.filter((item) => item.role !== 'first'), ...merged]);
    case 'senders':
      return accountsOfProposers(ctx, [...confirmed, ...merged]);
    case 'invited':
      return accountsOfProposers(
        ctx,
        matter.proposers.filter((item) => item.status === 'invited'),
      );
    case 'about':
      return event.about ? accountsOfProposers(ctx, [event.about]) : [];
    case 'reviewers':
      return accountsWithRoles(
        ctx.db,
        ctx.assembly.id,
        { roles: [`reviewer_${matter.row.review_round}`] as never },
        ctx.clock.now(),
      );
  }
}

const atDesk = (audience: Audience) => isOffice(audience) || audience === 'reviewers';

export interface Told {
  accountIds: string[];
  /** The front they work in. */
  front: 'm' | 'desk';
  words: NoticeWords;
}

/** Recipients with their words, each account once; nobody is told of what they did themselves. */
export async function recipientsOf(ctx: Context, matter: Matter, event: ProposalEvent): Promise<Told[]> {
  const byCommittee = matter.rules.assignment.confirmedBy === 'committee';
  const told: Told[] = [];
  const known = new Set<string | null>([event.actorId]);
  // A proposer who is also of an office is told as a proposer.
  const order = Object.entries(audiences[event.event]) as Array<[Audience, NoticeWords]>;
  for (const [audience, words] of order.toSorted(([a], [b]) => Number(atDesk(a)) - Number(atDesk(b)))) {
    const accountIds = [...new Set(await reach(ctx, matter, audience, event))].filter((id) => !known.has(id));
    for (const id of accountIds) known.add(id);
    told.push({
      accountIds,
      front: atDesk(audience) ? 'desk' : 'm',
      words: wordsNow(words, { state: matter.row.state, byCommittee }),
    });
  }
  return told;
}
