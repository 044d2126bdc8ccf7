/**
 * Anyone sends a suggestion, once however often it is tried: id and secret are made by who sends. A short transaction; words,
 * personal data and clock follow by the event.
 */
import type { Context } from '../../../platform/http/context.ts';
import { conflict, forbidden, invalid } from '../../../platform/http/problem.ts';
import { writeHistory } from '../../../platform/matters/history.ts';
import { readAddress } from '../../../platform/notices/addresses.ts';
import { confirmedAddress } from '../../../platform/notices/strangers.ts';
import { officeAmong, ruleInForce } from '../../assemblies/index.ts';
import { withEvent } from '../events.ts';
import { suggestionLife } from '../life.ts';
import { command, type InputOf } from '../operations.ts';
import type { SuggestionRules } from '../rules.ts';
import { digest } from '../store/matter.ts';
import { insertWithPhotos } from '../store/photos.ts';
import { receiptOf, subjectOf, textKey } from '../store/receiving.ts';
import type { SuggestionContactRow } from '../tables.ts';

type Body = InputOf<'sendSuggestion'>['body'];

const { kind } = suggestionLife;

/** @throws Problem 422 for what the rules do not take */
export function checkContent(body: Pick<Body, 'text' | 'category' | 'photoIds'>, rules: SuggestionRules): void {
  const { limits, categories } = rules;
  if (body.text.length < limits.textLeast) throw invalid('body.text', 'suggestion_short', { least: limits.textLeast });
  if (body.text.length > limits.text) throw invalid('body.text', 'suggestion_long', { most: limits.text });
  if (body.photoIds.length > limits.photos) throw invalid('body.photoIds', 'photos_many', { most: limits.photos });
  if (body.category !== undefined && !categories.some((item) => item.code === body.category))
    throw invalid('body.category', 'invalid_value');
}

/** How much is known of who sends: a seat, a confirmed address, nothing. */
async function senderOf(ctx: Context, body: Body) {
  const { actor } = ctx;
  const counter = body.receivedAtCounter;
  if (counter && !actor.grants.some((grant) => grant.role === 'clerk')) throw forbidden('not_your_part');
  const member = !counter && actor.grants.some((grant) => grant.role === 'member');
  const address = body.confirmed && (await confirmedAddress(ctx, body.confirmed));
  if (body.confirmed && !address) throw invalid('body.confirmed', 'address_not_confirmed');
  const written = body.contact && readAddress(body.contact.channel, body.contact.address);
  if (body.contact && !written) throw invalid('body.contact', `not_${body.contact.channel}`);
  const given = address ?? (written ? { channel: body.contact!.channel, address: written } : undefined);
  const contact: Omit<SuggestionContactRow, 'suggestion_id' | 'assembly_id'> | undefined =
    given || (body.name !== '' && !member)
      ? {
          name: body.name,
          channel: given?.channel ?? null,
          address: given?.address ?? '',
          address_id: address?.id ?? null,
          follows: address !== undefined,
          locale: ctx.locale,
        }
      : undefined;
  return {
    contact,
    identity: member ? ('member' as const) : address ? ('confirmed' as const) : ('none' as const),
    source: counter ? ('counter' as const) : member ? ('member' as const) : ('web' as const),
    name: member ? actor.name : '',
    accountId: member ? actor.accountId : null,
    enteredBy: counter ? actor.accountId : null,
  };
}

/** Less known of the sender than the rule asks. A clerk answers for what comes to the counter. */
function requireIdentity(asked: SuggestionRules['identity'], sender: Awaited<ReturnType<typeof senderOf>>): void {
  if (sender.source === 'counter' || sender.identity === 'member' || asked === 'none') return;
  if (asked === 'member') throw forbidden('members_only');
  if (sender.identity !== 'confirmed') throw forbidden('address_needed');
}

/** Sent before, by the same sender: the same answer. @throws Problem 409 when the id is somebody else's */
async function sentBefore(ctx: Context, body: Body) {
  const row = await ctx.db
    .selectFrom('suggestions')
    .select(['secret_hash', 'receipt', 'received_at'])
    .where('id', '=', body.suggestionId)
    .where('assembly_id', '=', ctx.assembly.id)
    .executeTakeFirst();
  if (!row?.secret_hash || !digest(body.secret).equals(row.secret_hash)) throw conflict('suggestion_exists');
  return row;
}

const answerOf = (body: Body, row: { receipt: string; received_at: Date }) => ({
  suggestionId: body.suggestionId,
  receipt: row.receipt,
  receivedAt: row.received_at.toISOString(),
  path: `suggestions/mine/${body.secret}`,
});

export const sendSuggestion = command(
  'sendSuggestion',
  'Send a suggestion; the same id again is the same suggestion',
  async (ctx, { body }) => {
    const { db, clock, assembly, actor } = ctx;
    const now = clock.now();
    const rule = await ruleInForce(db, assembly.id, 'suggestions', now);
    const rules = rule.content as SuggestionRules;
    checkContent(body, rules);
    const sender = await senderOf(ctx, body);
    requireIdentity(rules.identity, sender);
    const receipt = receiptOf(body.suggestionId);
    const inserted = await insertWithPhotos(
      ctx,
      {
        id: body.suggestionId,
        assembly_id: assembly.id,
        rule_version_id: rule.id,
        state: 'received',
        receipt,
        secret_hash: digest(body.secret),
        source: sender.source,
        subject: subjectOf(body.subject, body.text),
        text: body.text,
        category: body.category ?? null,
        place: body.place,
        longitude: body.point?.longitude ?? null,
        latitude: body.point?.latitude ?? null,
        text_key: textKey(body.text),
        sender_name: sender.name,
        sender_account_id: sender.accountId,
        identity: sender.identity,
        entered_by: sender.enteredBy,
        received_at: now,
        updated_at: now,
        redactions: '[]',
      } as never,
      body.photoIds,
    );
    if (!inserted) return answerOf(body, await sentBefore(ctx, body));
    if (sender.contact)
      await db
        .insertInto('suggestion_contacts')
        .values({ suggestion_id: body.suggestionId, assembly_id: assembly.id, ...sender.contact })
        .execute();
    // Of somebody without an account the record keeps no name.
    const matter = { kind, id: body.suggestionId, assemblyId: assembly.id, ruleVersionId: rule.id };
    const office = sender.enteredBy ? await officeAmong(ctx, ['clerk']) : undefined;
    const details = { source: sender.source, photos: body.photoIds.length };
    const writer =
      sender.enteredBy || sender.accountId ? ctx : { ...ctx, actor: { ...actor, accountId: null, name: '' } };
    const line = { action: 'send', from: 'received', to: 'received', office, details } as const;
    await writeHistory({ ...writer, db: withEvent(writer, matter, 'received') }, matter, line);
    return answerOf(body, { receipt, received_at: now });
  },
  { access: 'public', keyless: true, limit: 60 },
);
