/** Sends what people chose to be told outside of the inbox. */
import type { Logger } from 'pino';
import type { Db } from '../db/schema.ts';
import type { AssemblyRef } from '../http/context.ts';
import type { Locale, Translate } from '../i18n/translate.ts';
import type { JobEnvironment } from '../jobs/job-queue.ts';
import { type Message, NotSent, type OpenChannel } from './channels/channel.ts';
import { claimMessage, type DueDelivery, giveUp, markFailed, markSent } from './claim.ts';
import { CODE_MINUTES, codeFor } from './codes.ts';
import { composeCode, composeNotices, composeToStranger, type Letter } from './compose.ts';
import { leavingSecret } from './leaving.ts';
import type { Channel } from './topics.ts';

/** What must be known of a person who is told. */
export interface PersonTold {
  name: string;
  locale: Locale;
  /** False: the account is closed. */
  active: boolean;
}

export interface Delivering {
  db: JobEnvironment['db'];
  log: Logger;
  now(): Date;
  /** Those this installation has. */
  channels: Readonly<Partial<Record<Channel, OpenChannel>>>;
  translations(locale: Locale): Translate;
  person(db: Db, accountId: string): Promise<PersonTold | undefined>;
  assemblyById(db: Db, id: string): Promise<AssemblyRef | undefined>;
  /** Public address of the installation, without a slash at its end. */
  origin: string;
  seal(text: string): string;
}

/** Messages sent by a channel at the same time. */
const AT_ONCE = 4;

/** Why a delivery does not go any more, if so. */
function outOfDate(row: DueDelivery, person: PersonTold | undefined, now: Date): string | undefined {
  if (!person?.active) return 'closed';
  if (row.address_id === null) return 'no_address';
  if (row.notice_id === null && !row.said?.kind) {
    const late = row.code_sent_at === null || now.getTime() - row.code_sent_at.getTime() > CODE_MINUTES * 60_000;
    return row.confirmed || late ? 'code_late' : undefined;
  }
  if (!row.confirmed && !row.said?.asks) return 'no_address';
  return row.wanted ? undefined : 'not_wanted';
}

async function compose(d: Delivering, rows: readonly DueDelivery[], person: PersonTold): Promise<Message> {
  const first = rows[0]!;
  const assembly = await d.assemblyById(d.db, first.assembly_id);
  const letter: Letter = {
    id: first.id,
    t: d.translations(person.locale),
    origin: d.origin,
    name: person.name,
    assemblyName: (person.locale === 'en' && assembly?.nameEn) || assembly?.name || '',
  };
  if (first.said?.kind) {
    const { kind, params, link, leave } = first.said;
    const own = leave && `${leave.page}/${leavingSecret(d.seal, first.address_id!)}`;
    return composeToStranger(letter, {
      kind,
      params,
      link,
      ...(own ? { own, leave: `${own}/stop/${leave.one}` } : {}),
    });
  }
  if (first.notice_id === null)
    return composeCode(letter, codeFor(d.seal, first.address_id!, first.code_sent_at!), CODE_MINUTES);
  const notices = rows.map(({ kind, params, link, confidential }) => ({
    kind: kind!,
    params: params!,
    link: link!,
    confidential: confidential!,
  }));
  return composeNotices(letter, notices);
}

/** A subscription its push service no longer knows is of no use to anybody. */
async function forgetAddress(db: Db, { address_id: id }: DueDelivery): Promise<void> {
  await db.deleteFrom('contact_addresses').where('id', '=', id).where('channel', '=', 'push').execute();
}

async function send(d: Delivering, channel: Channel, open: OpenChannel, rows: readonly DueDelivery[]): Promise<void> {
  const { account_id: accountId, said } = rows[0]!;
  const person = accountId
    ? await d.person(d.db, accountId)
    : { name: '', locale: said?.locale ?? 'zh-CN', active: true };
  const kept: DueDelivery[] = [];
  for (const row of rows) {
    const why = outOfDate(row, person, d.now());
    if (why) await giveUp(d.db, [row], why);
    else kept.push(row);
  }
  const [first] = kept;
  if (!first || !person) return;
  try {
    await open.send({ address: first.address!, details: first.details! }, await compose(d, kept, person));
  } catch (error) {
    const failure = error instanceof NotSent ? error : new NotSent('error');
    d.log.warn({ channel, delivery: first.id, why: failure.message, final: failure.final }, 'message not sent');
    if (!(error instanceof NotSent)) d.log.error({ err: error, channel }, 'channel');
    await markFailed(d.db, kept, failure, d.now());
    if (failure.gone) await forgetAddress(d.db, first);
    return;
  }
  await markSent(d.db, kept, d.now());
}

/** What is due by a channel this installation does not have goes nowhere. */
async function giveUpUnoffered(d: Delivering, channel: Channel): Promise<void> {
  await d.db
    .updateTable('deliveries')
    .set({ state: 'given_up', last_error: 'not_offered' })
    .where('channel', '=', channel)
    .where('state', 'in', ['waiting', 'failed'])
    .where('try_at', '<=', d.now())
    .execute();
}

/** All that is due by one channel. @param on false: no further message is begun */
export async function deliver(d: Delivering, channel: Channel, on: () => boolean = () => true): Promise<void> {
  const open = d.channels[channel];
  if (!open) return giveUpUnoffered(d, channel);
  const lane = async () => {
    while (on()) {
      const rows = await claimMessage(d.db, channel, d.now());
      if (rows.length === 0) return;
      await send(d, channel, open, rows);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

const DAYS_KEPT = 90;

/** What became of messages is kept for three months. */
export async function purgeDeliveries(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('deliveries')
    .where('created_at', '<', new Date(now.getTime() - DAYS_KEPT * 86_400_000))
    .where('state', 'in', ['sent', 'given_up'])
    .execute();
}
