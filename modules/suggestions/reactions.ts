/** What suggestions do when something happened. */
import { sql } from 'kysely';
import { startClocks } from '../../platform/clocks/clocks.ts';
import type { AnnouncedEvent, Reaction } from '../../platform/events/reaction.ts';
import type { Context } from '../../platform/http/context.ts';
import { Problem } from '../../platform/http/problem.ts';
import { notify } from '../../platform/notices/notify.ts';
import { tellStrangers } from '../../platform/notices/strangers.ts';
import { openFinds } from '../../platform/publicity/finds.ts';
import { personalIn } from '../../platform/publicity/finds-work.ts';
import { withWords } from '../../platform/search/matter-words.ts';
import { cutWords } from '../../platform/search/words-work.ts';
import { publicShare } from '../../platform/workers/pool.ts';
import { type EventFacts, type EventName, suggestionEvents } from './events.ts';
import { suggestionLife } from './life.ts';
import { audiences, recipientsOf, topicOf } from './recipients.ts';
import { loadSearched } from './search-kind.ts';
import { receiveProposal } from './store/from-proposal.ts';
import { loadMatter, type Matter } from './store/matter.ts';

const { kind } = suggestionLife;

const matterOf = (ctx: Context, event: AnnouncedEvent): Promise<Matter | undefined> =>
  loadMatter(ctx, { id: event.matterId }, false).catch((error) => {
    if (error instanceof Problem && error.status === 404) return undefined;
    throw error;
  });

/** What is too heavy for the moment of sending: the clock of screening, and how much personal data the text holds. */
async function intake(ctx: Context, event: AnnouncedEvent): Promise<void> {
  const matter = await matterOf(ctx, event);
  if (!matter) return;
  const { row, rules } = matter;
  const texts = (['subject', 'text', 'place'] as const).map((field) => ({ field, text: row[field] }));
  const finds = openFinds(await personalIn(texts, [], publicShare)).length;
  await ctx.db.updateTable('suggestions').set({ personal_finds: finds }).where('id', '=', matter.id).execute();
  if (event.name === 'received' && row.state === 'received')
    await startClocks(ctx, matter, [
      { name: 'screening', span: rules.screening.span, waitsFor: 'role:clerk', from: row.received_at },
    ]);
}

/** The words of a suggestion as it stands now. */
async function words(ctx: Context, event: AnnouncedEvent): Promise<void> {
  const found = await loadSearched(ctx, event.matterId);
  if (!found) return;
  const cut = await cutWords(found, publicShare);
  await withWords(ctx.db, { kind, ...found }, cut)
    .selectFrom('suggestions')
    .select(sql<number>`1`.as('one'))
    .where('id', '=', found.id)
    .execute();
}

/** Somebody without an account who confirmed an address is told there. */
async function tellSender(ctx: Context, matter: Matter, event: AnnouncedEvent, params: Record<string, unknown>) {
  const to = await ctx.db
    .selectFrom('suggestion_contacts')
    .select(['address_id', 'channel', 'locale'])
    .where('suggestion_id', '=', matter.id)
    .where('follows', '=', true)
    .executeTakeFirst();
  if (!to?.address_id || !to.channel) return;
  const { locale } = to;
  // Where to read it: the public page where there is one; the private one's secret is the sender's alone.
  const link = `/${ctx.assembly.code}/suggestions${matter.subject.isPublic ? `/${matter.id}` : ''}`;
  const said = { kind: `suggestions.notice.${event.name}.sender`, params, link, locale };
  await tellStrangers(ctx, [{ addressId: to.address_id, channel: to.channel, said }]);
}

async function tellOfStep(ctx: Context, event: AnnouncedEvent): Promise<void> {
  const matter = await matterOf(ctx, event);
  if (!matter) return;
  const name = event.name as EventName;
  const facts = event.params as EventFacts;
  const unit = matter.assignments.find((item) => item.id === facts.assignmentId)?.unit.name ?? '';
  const { row } = matter;
  const params = { subject: row.subject, receipt: row.receipt, number: row.number ?? '', unit, lead: row.lead_name };
  const told = await recipientsOf(ctx, matter, name, facts, event.actorId);
  await notify(
    ctx,
    told.map(({ audience, accountIds, front }) => ({
      key: event.key,
      accountIds,
      kind: `suggestions.notice.${name}.${audience}`,
      topic: topicOf(name),
      matter: { kind, id: matter.id },
      params,
      link: `/${front}/${ctx.assembly.code}/suggestions/${matter.id}`,
    })),
  );
  if (audiences[name].includes('sender') && row.sender_account_id === null)
    await tellSender(ctx, matter, event, params);
}

export const reactions: readonly Reaction[] = [
  { name: 'intake', on: [`${kind}.received`, `${kind}.resent`], handle: intake },
  { name: 'from_proposal', on: ['proposal.converted'], handle: receiveProposal },
  { name: 'words', on: suggestionEvents, handle: words },
  { name: 'notices', on: suggestionEvents, waits: true, handle: tellOfStep },
];
