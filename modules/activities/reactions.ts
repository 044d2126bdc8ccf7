/** What activities do when something happened: their words are known to the searches, those it concerns are told. */
import { sql } from 'kysely';
import { dayOf } from '../../platform/calendar/days.ts';
import type { AnnouncedEvent, Reaction } from '../../platform/events/reaction.ts';
import type { Context } from '../../platform/http/context.ts';
import { Problem } from '../../platform/http/problem.ts';
import { notify } from '../../platform/notices/notify.ts';
import { withWords } from '../../platform/search/matter-words.ts';
import { cutWords } from '../../platform/search/words-work.ts';
import { publicShare } from '../../platform/workers/pool.ts';
import { activityEvents, type EventFacts, type EventName } from './events.ts';
import { activityLife } from './life.ts';
import { accountsOfApprover, accountsOfInvited, asking, toldApprovers, toldInvited } from './recipients.ts';
import { loadSearched } from './search-kind.ts';
import { loadMatter, type Matter } from './store/matter.ts';

const { kind } = activityLife;

const matterOf = (ctx: Context, event: AnnouncedEvent): Promise<Matter | undefined> =>
  loadMatter(ctx, event.matterId, false).catch((error) => {
    if (error instanceof Problem && error.status === 404) return undefined;
    throw error;
  });

async function words(ctx: Context, event: AnnouncedEvent): Promise<void> {
  const found = await loadSearched(ctx.db, event.matterId);
  if (!found) return;
  const cut = await cutWords(found, publicShare);
  await withWords(ctx.db, { kind, ...found }, cut)
    .selectFrom('activities')
    .select(sql<number>`1`.as('one'))
    .where('id', '=', found.id)
    .execute();
}

async function tell(ctx: Context, event: AnnouncedEvent): Promise<void> {
  const name = event.name as EventName;
  if (!toldInvited.has(name) && !toldApprovers.has(name)) return;
  const matter = await matterOf(ctx, event);
  if (!matter) return;
  const { row } = matter;
  const facts = event.params as EventFacts;
  const office = toldApprovers.has(name);
  const told = office
    ? await accountsOfApprover(ctx, matter, facts.leaveId!)
    : await accountsOfInvited(ctx, matter.id, facts.invitationIds);
  await notify(ctx, [
    {
      key: event.key,
      accountIds: told.filter((accountId) => accountId !== event.actorId),
      kind: `activities.notice.${name}`,
      topic: asking.has(name) || name === 'leave_asked' ? 'task' : 'progress',
      matter: { kind, id: matter.id },
      params: { title: row.title, day: dayOf(row.starts_at), place: row.place, reason: row.reason },
      link: `/${office ? 'desk' : 'm'}/${ctx.assembly.code}/activities/${matter.id}`,
    },
  ]);
}

export const reactions: readonly Reaction[] = [
  { name: 'words', on: activityEvents, handle: words },
  { name: 'notices', on: activityEvents, waits: true, handle: tell },
];
