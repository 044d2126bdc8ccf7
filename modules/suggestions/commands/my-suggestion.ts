/** Steps of a sender through the private page. */
import { endClocks, startClocks } from '../../../platform/clocks/clocks.ts';
import { newId } from '../../../platform/db/ids.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, invalid, notFound } from '../../../platform/http/problem.ts';
import { confirmedAddress, forgetAddresses } from '../../../platform/notices/strangers.ts';
import { takeRating } from '../../handling/index.ts';
import { announce } from '../events.ts';
import { command } from '../operations.ts';
import { advance } from '../store/advance.ts';
import { suggestionHandling } from '../store/handling-host.ts';
import { takeLedRating } from '../store/led-rating.ts';
import { loadMatter, type Matter, openMine } from '../store/matter.ts';
import { claimPhotos, releasePhotos } from '../store/photos.ts';
import { subjectOf, textKey } from '../store/receiving.ts';
import { checkContent } from './send-suggestion.ts';

const bySender = { access: 'public', keyless: true, limit: 60 } as const;

export const correctMySuggestion = command(
  'correctMySuggestion',
  'Correct a returned suggestion and send it again',
  async (ctx, { params, body }) => {
    const matter = await openMine(ctx, params.secret, 'resend');
    checkContent(body, matter.rules);
    await releasePhotos(ctx, matter.id, body.photoIds);
    await claimPhotos(ctx, { suggestion_id: matter.id }, body.photoIds);
    const answer = await advance(ctx, matter, {
      action: 'resend',
      to: 'received',
      patch: {
        text: body.text,
        subject: subjectOf(body.subject, body.text),
        category: body.category ?? null,
        place: body.place,
        longitude: body.point?.longitude ?? null,
        latitude: body.point?.latitude ?? null,
        text_key: textKey(body.text),
        decision_code: null,
        decision_note: '',
        decided_by: null,
      },
    });
    await startClocks(ctx, matter, [{ name: 'screening', span: matter.rules.screening.span, waitsFor: 'role:clerk' }]);
    await announce(ctx, matter, 'resent');
    return answer;
  },
  bySender,
);

export const withdrawMySuggestion = command(
  'withdrawMySuggestion',
  'Take a suggestion back',
  async (ctx, { params, body }) => {
    const matter = await openMine(ctx, params.secret, 'withdraw');
    const now = ctx.clock.now();
    const answer = await advance(ctx, matter, {
      action: 'withdraw',
      to: 'withdrawn',
      patch: { closed_at: now, public_from: null, decision_code: null },
      details: { reason: body.reason },
    });
    await endClocks(ctx, matter);
    await announce(ctx, matter, 'withdrawn');
    return answer;
  },
  bySender,
);

export const objectToDecision = command(
  'objectToDecision',
  'Object to having been returned, declined or hidden; somebody else answers',
  async (ctx, { params, body }) => {
    const matter = await openMine(ctx, params.secret, 'object');
    if (matter.subject.objectedDecisionBy !== undefined) throw conflict('objected_before');
    const { state, decided_by } = matter.row;
    const against = state === 'returned' || state === 'declined' ? state : 'hidden';
    await ctx.db
      .insertInto('suggestion_objections')
      .values({
        id: newId(),
        suggestion_id: matter.id,
        against,
        decided_by,
        text: body.text,
        at: ctx.clock.now(),
        upheld: null,
        answered_by: null,
        answered_at: null,
      })
      .execute();
    const answer = await advance(ctx, matter, { action: 'object', details: { against } });
    await startClocks(ctx, matter, [
      { name: 'objection', span: matter.rules.screening.objection, waitsFor: 'role:clerk' },
    ]);
    await announce(ctx, matter, 'objected');
    return answer;
  },
  bySender,
);

/** Rates the answer of a unit, or of those who took it up. */
async function rate(ctx: Context, matter: Matter, replyId: string | null, body: Parameters<typeof takeLedRating>[2]) {
  if (replyId === null) return takeLedRating(ctx, matter, body);
  const given = { replyId, proposerId: matter.id, rating: body.rating, comment: body.comment };
  const { matterId, state, version } = await takeRating(suggestionHandling, ctx, matter, 'rate', given);
  return { suggestionId: matterId, state: state as Matter['row']['state'], version };
}

export const rateMySuggestion = command(
  'rateMySuggestion',
  'Rate an answer to one’s suggestion',
  async (ctx, { params, body }) => {
    const matter = await openMine(ctx, params.secret, body.replyId === null ? 'rate_led' : 'rate');
    return rate(ctx, matter, body.replyId, body);
  },
  bySender,
);

export const followMySuggestion = command(
  'followMySuggestion',
  'Be told of what becomes of a suggestion, or no more',
  async (ctx, { params, body }) => {
    const matter = await loadMatter(ctx, params, true);
    const address = body.confirmed && (await confirmedAddress(ctx, body.confirmed));
    if (body.confirmed && !address) throw invalid('body.confirmed', 'address_not_confirmed');
    const told = address
      ? { channel: address.channel, address: address.address, address_id: address.id, locale: ctx.locale }
      : {};
    const row = { ...told, follows: Boolean(address) };
    await ctx.db
      .insertInto('suggestion_contacts')
      .values({
        suggestion_id: matter.id,
        assembly_id: ctx.assembly.id,
        name: '',
        channel: null,
        address: '',
        address_id: null,
        locale: ctx.locale,
        ...row,
      })
      .onConflict((clash) => clash.column('suggestion_id').doUpdateSet(row))
      .execute();
    return { follows: row.follows };
  },
  bySender,
);

/** Takes away what is known of the sender. @returns whether there was anything */
export async function forgetContact(ctx: Context, suggestionId: string): Promise<boolean> {
  const gone = await ctx.db
    .deleteFrom('suggestion_contacts')
    .where('suggestion_id', '=', suggestionId)
    .returning('address_id')
    .executeTakeFirst();
  if (gone?.address_id) {
    const used = await ctx.db
      .selectFrom('suggestion_contacts')
      .select('suggestion_id')
      .where('address_id', '=', gone.address_id)
      .limit(1)
      .executeTakeFirst();
    if (!used) await forgetAddresses(ctx.db, [gone.address_id]);
  }
  return gone !== undefined;
}

export const deleteMyData = command(
  'deleteMyData',
  'Have everything forgotten that is known of the sender; the suggestion stays',
  async (ctx, { params }) => {
    const matter = await openMine(ctx, params.secret, 'delete_data');
    const { row } = matter;
    if (row.sender_account_id !== null) throw notFound();
    await forgetContact(ctx, matter.id);
    // What was not accepted goes with its words and photos; what is in somebody's hands stays, without its sender.
    const kept = row.accepted_at !== null;
    const waiting = row.state === 'received' || row.state === 'returned';
    if (!kept) await releasePhotos(ctx, matter.id, []);
    await advance(ctx, matter, {
      action: 'delete_data',
      to: waiting ? 'withdrawn' : row.state,
      patch: {
        sender_name: '',
        longitude: null,
        latitude: null,
        ...(kept ? {} : { subject: ctx.t('suggestions.deleted'), text: '', place: '', text_key: '' }),
      },
    });
    if (waiting) await endClocks(ctx, matter);
    await announce(ctx, matter, 'data_deleted');
    return { deleted: true as const };
  },
  bySender,
);
