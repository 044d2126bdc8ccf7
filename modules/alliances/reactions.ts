/** What alliances do when something happened: each assembly's search learns of it, those it concerns are told in their own house. */
import './tables.ts';
import { sql } from 'kysely';
import type { AnnouncedEvent, Reaction } from '../../platform/events/reaction.ts';
import type { Context } from '../../platform/http/context.ts';
import { type Notice, notify } from '../../platform/notices/notify.ts';
import { withWords } from '../../platform/search/matter-words.ts';
import { cutWords } from '../../platform/search/words-work.ts';
import { publicShare } from '../../platform/workers/pool.ts';
import { accountsWithRoles } from '../accounts/index.ts';
import { listAssemblies } from '../assemblies/index.ts';
import { allianceEvents, type EventFacts, matterEvents } from './events.ts';
import { matterLife, type PersonRole } from './life.ts';
import { loadSearched } from './search-kind.ts';

async function words(ctx: Context, event: AnnouncedEvent): Promise<void> {
  const found = await loadSearched(ctx.db, event.matterId);
  if (!found[0]) return;
  const cut = await cutWords(found[0], publicShare);
  for (const each of found) {
    await withWords(ctx.db, { kind: matterLife.kind, ...each }, cut)
      .selectFrom('alliance_parts')
      .select(sql<number>`1`.as('one'))
      .where('id', '=', each.id)
      .execute();
  }
}

/** Events after which somebody has something to do. */
const asking = ['invited', 'proposed', 'begun'];
/** Events only offices, contacts and chairs are told of. */
const forSpeakers = ['proposed', 'refused', 'part_in', 'accepted', 'declined'];
/** Events nobody is told of: the searches learn of them. */
const quiet = ['edited', 'part_written', 'shared'];

async function about(ctx: Context, event: AnnouncedEvent) {
  if (event.kind === matterLife.kind) {
    const found = await ctx.db
      .selectFrom('alliance_matters as m')
      .innerJoin('alliances as a', 'a.id', 'm.alliance_id')
      .select(['a.id', 'a.name', 'm.title'])
      .where('m.id', '=', event.matterId)
      .executeTakeFirst();
    return found && { ...found, place: `alliances/matters/${event.matterId}` };
  }
  const found = await ctx.db
    .selectFrom('alliances')
    .select(['id', 'name'])
    .where('id', '=', event.matterId)
    .executeTakeFirst();
  return found && { ...found, title: found.name, place: `alliances/${event.matterId}` };
}

/** Whom an assembly has in the alliance: at the desk its office, on the phone those it has named. */
async function toldIn(ctx: Context, allianceId: string, assemblyId: string, event: AnnouncedEvent) {
  const { accountIds } = event.params as EventFacts;
  if (accountIds) return { office: [] as string[], people: accountIds };
  const office = await accountsWithRoles(ctx.db, assemblyId, { roles: ['clerk', 'leader'] }, ctx.clock.now());
  const roles: PersonRole[] = forSpeakers.includes(event.name) ? ['contact', 'chair'] : ['contact', 'chair', 'member'];
  const named = await ctx.db
    .selectFrom('alliance_people')
    .select('account_id')
    .where('alliance_id', '=', allianceId)
    .where('assembly_id', '=', assemblyId)
    .where('role', 'in', roles)
    .execute();
  const people = event.name === 'invited' ? [] : named.map((row) => row.account_id);
  return { office, people: people.filter((id) => !office.includes(id)) };
}

async function tell(ctx: Context, event: AnnouncedEvent): Promise<void> {
  if (quiet.includes(event.name)) return;
  const of = await about(ctx, event);
  if (!of) return;
  const joined = await ctx.db
    .selectFrom('alliance_seats')
    .select('assembly_id')
    .where('alliance_id', '=', of.id)
    .where('state', '=', 'joined')
    .execute();
  const meant = (event.params as EventFacts).assemblyIds ?? joined.map((row) => row.assembly_id);
  for (const assembly of (await listAssemblies(ctx.db)).filter((each) => meant.includes(each.id))) {
    const { office, people } = await toldIn(ctx, of.id, assembly.id, event);
    const notice = (accountIds: string[], front: string): Notice => ({
      key: `${event.key}/${assembly.code}`,
      accountIds: accountIds.filter((id) => id !== event.actorId),
      kind: `alliances.notice.${event.name}`,
      topic: asking.includes(event.name) ? 'task' : 'progress',
      matter: { kind: event.kind, id: event.matterId },
      params: { title: of.title, alliance: of.name },
      link: `/${front}/${assembly.code}/${of.place}`,
    });
    await notify({ ...ctx, assembly }, [notice(office, 'desk'), notice(people, 'm')]);
  }
}

export const reactions: readonly Reaction[] = [
  { name: 'words', on: matterEvents, handle: words },
  { name: 'notices', on: [...allianceEvents, ...matterEvents], waits: true, handle: tell },
];
