/** Taking up: by a member or a committee; team, visits, small consultations, answer, giving back. */
import { endClocks, startClocks } from '../../../platform/clocks/clocks.ts';
import { newId } from '../../../platform/db/ids.ts';
import { forbidden, invalid } from '../../../platform/http/problem.ts';
import { maskNewText } from '../../../platform/publicity/new-text.ts';
import { seatsOf } from '../../accounts/index.ts';
import { bodiesByIds } from '../../assemblies/index.ts';
import { membersByIds } from '../../members/index.ts';
import { announce } from '../events.ts';
import { command } from '../operations.ts';
import { advance } from '../store/advance.ts';
import { closeUnratedLed, takeLedRating } from '../store/led-rating.ts';
import { openMatter } from '../store/matter.ts';
import { claimPhotos } from '../store/photos.ts';
import { publishWhenAnswered } from '../store/publication.ts';

export const takeUpSuggestion = command(
  'takeUpSuggestion',
  'Take a suggestion up, as a member or for a committee',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.suggestionId, 'take_up', body);
    const { memberIds, bodyIds } = seatsOf(ctx);
    const bodyId = body.bodyId ?? (memberIds.length === 0 ? bodyIds[0] : undefined);
    if (bodyId && !bodyIds.includes(bodyId)) throw forbidden('not_speaking_for_body');
    const { by } = matter.rules.takeUp;
    if ((bodyId && by === 'members') || (!bodyId && by === 'committees')) throw forbidden('not_your_part');
    const committee = bodyId ? (await bodiesByIds(ctx.db, [bodyId])).get(bodyId) : undefined;
    if (committee && committee.kind !== 'committee') throw invalid('body.bodyId', 'invalid_value');
    const member = bodyId ? undefined : (await membersByIds(ctx.db, memberIds)).values().next().value;
    const who = committee?.name ?? member!.name;
    const now = ctx.clock.now();
    const ledId = newId(now.getTime());
    const answer = await advance(ctx, matter, {
      action: 'take_up',
      to: 'led',
      patch: {
        lead_member_id: member?.id ?? null,
        lead_body_id: committee?.id ?? null,
        lead_name: who,
        led_id: ledId,
        led_since: now,
      },
      details: { who, note: body.note },
      public: true,
    });
    await startClocks(ctx, matter, [
      { name: 'led', span: matter.rules.takeUp.answer, waitsFor: `proposer:${ledId}`, partId: ledId },
    ]);
    await announce(ctx, matter, 'taken_up');
    return answer;
  },
);

export const joinSuggestionTeam = command(
  'joinSuggestionTeam',
  'Add members to the team of a suggestion that was taken up',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.suggestionId, 'join_team', body);
    const members = await membersByIds(ctx.db, body.memberIds);
    if (body.memberIds.some((id) => members.get(id)?.assemblyId !== ctx.assembly.id))
      throw invalid('body.memberIds', 'invalid_value');
    const joined = [...members.values()];
    await ctx.db
      .insertInto('suggestion_team')
      .values(
        joined.map((member) => ({
          suggestion_id: matter.id,
          member_id: member.id,
          name: member.name,
          joined_at: ctx.clock.now(),
        })),
      )
      .onConflict((clash) => clash.columns(['suggestion_id', 'member_id']).doNothing())
      .execute();
    const answer = await advance(ctx, matter, {
      action: 'join_team',
      details: { names: joined.map((member) => member.name) },
    });
    await announce(ctx, matter, 'team_joined', { memberIds: joined.map((member) => member.id) });
    return answer;
  },
);

export const recordSuggestionVisit = command(
  'recordSuggestionVisit',
  'Record a visit, a small consultation or a follow-up',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.suggestionId, 'record_visit', body);
    const now = ctx.clock.now();
    if (new Date(`${body.happenedOn}T00:00:00+08:00`) > now) throw invalid('body.happenedOn', 'in_the_future');
    const visitId = newId(now.getTime());
    await ctx.db
      .insertInto('suggestion_visits')
      .values({
        id: visitId,
        suggestion_id: matter.id,
        kind: body.kind,
        happened_on: body.happenedOn,
        place: body.place,
        people: body.people,
        text: body.text,
        recorded_by: ctx.actor.accountId,
        recorded_by_name: ctx.actor.name,
        recorded_at: now,
      })
      .execute();
    await claimPhotos(ctx, { visit_id: visitId }, body.photoIds);
    const masked = maskNewText(ctx, matter, { field: 'visit', itemId: visitId }, body.text);
    const answer = await advance(ctx, matter, {
      action: 'record_visit',
      patch: masked.patch,
      details: { kind: body.kind, on: body.happenedOn },
      public: true,
    });
    await announce(ctx, matter, 'visited');
    return answer;
  },
);

export const giveBackSuggestion = command(
  'giveBackSuggestion',
  'Give back a suggestion that was taken up, with a reason',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.suggestionId, 'give_back', body);
    const who = matter.row.lead_name;
    await ctx.db.deleteFrom('suggestion_team').where('suggestion_id', '=', matter.id).execute();
    const answer = await advance(ctx, matter, {
      action: 'give_back',
      to: 'accepted',
      patch: { lead_member_id: null, lead_body_id: null, lead_name: '', led_id: null, led_since: null },
      details: { who, reason: body.reason },
    });
    await endClocks(ctx, matter, { names: ['led'] });
    await announce(ctx, matter, 'given_back');
    return answer;
  },
);

export const answerLedSuggestion = command(
  'answerLedSuggestion',
  'Answer a suggestion one has taken up',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.suggestionId, 'answer_led', body);
    const { row, rules } = matter;
    const masked = maskNewText(ctx, matter, { field: 'answer' }, body.text, { text: row.answer });
    const answer = await advance(ctx, matter, {
      action: 'answer_led',
      to: 'answered',
      patch: { answer: body.text, replied_at: ctx.clock.now(), ...masked.patch },
      details: { who: row.lead_name, round: row.reply_round },
      public: true,
    });
    await endClocks(ctx, matter, { names: ['led'] });
    await startClocks(ctx, matter, [
      { name: 'rating', span: rules.rating.span, waitsFor: `proposer:${matter.id}`, partId: matter.id },
    ]);
    await publishWhenAnswered(ctx, matter);
    await announce(ctx, matter, 'led_answered');
    return answer;
  },
);

export const rateLedSuggestion = command(
  'rateLedSuggestion',
  'Rate the answer to a suggestion one has sent with an account',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.suggestionId, 'rate_led', body);
    return takeLedRating(ctx, matter, body);
  },
);

export const closeLedSuggestion = command(
  'closeLedSuggestion',
  'Close an answered suggestion nobody rated',
  async (ctx, { params, body }) =>
    closeUnratedLed(ctx, await openMatter(ctx, params.suggestionId, 'close_led', body), body.reason),
);
