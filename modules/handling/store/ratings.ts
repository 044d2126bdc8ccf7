/** Taking in a rating and moving the matter on when all have spoken. */

import { calendarOf } from '../../../platform/calendar/calendar-reader.ts';
import { dueAfter } from '../../../platform/calendar/spans.ts';
import { endClocks, startClocks } from '../../../platform/clocks/clocks.ts';
import { newId } from '../../../platform/db/ids.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, invalid, notFound } from '../../../platform/http/problem.ts';
import type { RatingForm } from '../contract/rating-steps.ts';
import type { HandledMatter, HandledPatch, HandlingAnswer, HandlingHost } from '../host.ts';
import { type AfterRatings, afterRatings, fieldsOf, overallOf } from '../rating.ts';
import type { Satisfaction } from '../tables.ts';
import { hasOpenPromises, notLookedBack } from './promises.ts';

export interface RatingGiven {
  replyId: string;
  proposerId: string;
  rating: RatingForm;
  comment: string;
  paper?: { scanFileId: string; ratedOn: string };
}

interface Round {
  replies: Array<{ id: string; assignment_id: string; class: string; unit_name: string }>;
  ratings: Array<{ reply_id: string; proposer_id: string; overall: Satisfaction }>;
}

/** Replies of the present round and what has been said of them. */
async function loadRound(ctx: Context, matter: HandledMatter): Promise<Round> {
  const replies = await ctx.db
    .selectFrom('replies')
    .select(['id', 'assignment_id', 'class', 'unit_name'])
    .where('matter_id', '=', matter.row.id)
    .where('round', '=', matter.row.reply_round)
    .where('issued_at', 'is not', null)
    .execute();
  const ratings = await ctx.db
    .selectFrom('ratings')
    .select(['reply_id', 'proposer_id', 'overall'])
    .where('matter_id', '=', matter.row.id)
    .where('round', '=', matter.row.reply_round)
    .execute();
  return { replies, ratings };
}

async function hasTracked(ctx: Context, matter: HandledMatter, round: Round): Promise<boolean> {
  const tracked = round.replies.some(
    (reply) => matter.rules.classes.find((item) => item.code === reply.class)?.tracked,
  );
  if (tracked) return true;
  return hasOpenPromises(ctx, matter.row.id);
}

/** Class B and C replies are looked at again: one look-back entry a reply, due after the span of the rules. */
async function trackClasses(ctx: Context, matter: HandledMatter, round: Round): Promise<void> {
  const now = ctx.clock.now();
  const due = dueAfter(await calendarOf(ctx), now, matter.rules.lookBack);
  const rows = round.replies.flatMap((reply) => {
    const word = matter.rules.classes.find((item) => item.code === reply.class);
    if (!word?.tracked) return [];
    return [
      {
        id: newId(now.getTime()),
        assembly_id: matter.row.assembly_id,
        kind: matter.kind,
        matter_id: matter.row.id,
        assignment_id: reply.assignment_id,
        sort: 'class_review' as const,
        text: `${reply.class}：${word.zh}`,
        due_on: due.toISOString().slice(0, 10),
        ...notLookedBack,
        created_at: now,
      },
    ];
  });
  if (rows.length === 0) return;
  await ctx.db.insertInto('promises').values(rows).execute();
  await startClocks(ctx, matter, [
    { name: 'look_back', span: matter.rules.lookBack, waitsFor: 'role:clerk', dueAt: due },
  ]);
}

/** The units whose replies of the round did not satisfy. */
function unsatisfying(matter: HandledMatter, round: Round): string[] {
  const redo = new Set(
    round.ratings
      .filter((item) => item.overall !== 'satisfied' && matter.rules.rating.reworkWhen.includes(item.overall))
      .map((item) => item.reply_id),
  );
  return round.replies.filter((reply) => redo.has(reply.id)).map((reply) => reply.assignment_id);
}

/** Sends them back to work, with the second deadline. */
async function sendBackToWork(ctx: Context, matter: HandledMatter, assignmentIds: string[]): Promise<void> {
  await ctx.db
    .updateTable('assignments')
    .set({ state: 'accepted', issued_at: null })
    .where('id', 'in', assignmentIds)
    .execute();
  const units = matter.assignments.filter((item) => assignmentIds.includes(item.id));
  await startClocks(
    ctx,
    matter,
    units.map((item) => ({
      name: 'rework' as const,
      span: matter.rules.rating.rework,
      waitsFor: `unit:${item.unit_id}`,
      partId: item.id,
    })),
  );
}

/** What moves with the state the ratings lead to. */
async function follow(
  host: HandlingHost,
  ctx: Context,
  matter: HandledMatter,
  round: Round,
  to: AfterRatings,
): Promise<void> {
  if (to === 'rating') return;
  await endClocks(ctx, matter, { names: ['rating'] });
  if (to === 'tracked') await trackClasses(ctx, matter, round);
  if (to === 'reworking') {
    const assignmentIds = unsatisfying(matter, round);
    await sendBackToWork(ctx, matter, assignmentIds);
    await host.announce(ctx, matter, 'rework_asked', { assignmentIds });
  } else if (to === 'consulting')
    await host.announce(ctx, matter, 'consulting_needed', { assignmentIds: unsatisfying(matter, round) });
  else await host.announce(ctx, matter, 'closed');
  await host.turned?.(ctx, matter, to);
}

/** Who was not satisfied, where that sends the matter back: the line of history says it. */
function unsatisfiedNames(
  host: HandlingHost,
  matter: HandledMatter,
  round: Round,
  to: AfterRatings,
): { unsatisfied?: string[] } {
  if (to !== 'reworking' && to !== 'consulting') return {};
  const ids = new Set(
    round.ratings
      .filter((item) => item.overall !== 'satisfied' && matter.rules.rating.reworkWhen.includes(item.overall))
      .map((item) => item.proposer_id),
  );
  return { unsatisfied: host.raters(matter).flatMap((item) => (ids.has(item.id) ? [item.name] : [])) };
}

/** The patch that goes with the state the ratings lead to. */
function patchFor(ctx: Context, matter: HandledMatter, to: AfterRatings): HandledPatch {
  if (to === 'reworking') return { reply_round: matter.row.reply_round + 1 };
  return to === 'closed' || to === 'tracked' ? { closed_at: ctx.clock.now() } : {};
}

/**
 * Keeps a rating and moves on.
 * @throws Problem 404 for a reply or proposer that is not of this matter and round, 409 `already_rated`, 422 for a form
 * that is not the rule's
 */
export async function takeRating(
  host: HandlingHost,
  ctx: Context,
  matter: HandledMatter,
  action: 'rate' | 'enter_paper_rating',
  given: RatingGiven,
): Promise<HandlingAnswer> {
  if (given.rating.form !== matter.rules.rating.form)
    throw invalid('body.rating.form', 'rating_form_other', { form: matter.rules.rating.form });
  const round = await loadRound(ctx, matter);
  const reply = round.replies.find((item) => item.id === given.replyId);
  const proposer = host.raters(matter).find((item) => item.id === given.proposerId);
  if (!reply || !proposer) throw notFound();
  if (round.ratings.some((item) => item.reply_id === reply.id && item.proposer_id === proposer.id))
    throw conflict('already_rated');
  const now = ctx.clock.now();
  const overall = overallOf(given.rating);
  if (overall === 'unsatisfied' && given.comment === '') throw invalid('body.comment', 'unsatisfied_reason_needed');
  await ctx.db
    .insertInto('ratings')
    .values({
      id: newId(now.getTime()),
      assembly_id: matter.row.assembly_id,
      kind: matter.kind,
      matter_id: matter.row.id,
      reply_id: reply.id,
      proposer_id: proposer.id,
      round: matter.row.reply_round,
      form: given.rating.form,
      overall,
      fields: JSON.stringify(fieldsOf(given.rating)),
      comment: given.comment,
      paper: given.paper !== undefined,
      scan_file_id: given.paper?.scanFileId ?? null,
      entered_by: given.paper ? ctx.actor.accountId : null,
      at: now,
    })
    .execute();
  round.ratings.push({ reply_id: reply.id, proposer_id: proposer.id, overall });
  const missing = round.replies.length * host.raters(matter).length - round.ratings.length;
  const to = await next(ctx, matter, round, missing);
  const answer = await host.advance(ctx, matter, {
    action,
    to: host.life.states[to],
    patch: patchFor(ctx, matter, to),
    details: {
      overall,
      round: round.replies.length > 0 ? matter.row.reply_round : 0,
      unit: reply.unit_name,
      ...unsatisfiedNames(host, matter, round, to),
      ...(given.paper ? { ratedOn: given.paper.ratedOn } : {}),
    },
    onBehalfOf: given.paper ? proposer.name : null,
    public: true,
  });
  if (to === 'rating') await endClocks(ctx, matter, { names: ['rating'], partId: proposer.id });
  await follow(host, ctx, matter, round, to);
  return answer;
}

async function next(ctx: Context, matter: HandledMatter, round: Round, missing: number): Promise<AfterRatings> {
  const sum = { given: round.ratings.map((item) => item.overall), missing, round: matter.row.reply_round };
  const open = afterRatings({ ...sum, tracked: false }, matter.rules.rating);
  if (open !== 'closed') return open;
  return afterRatings({ ...sum, tracked: await hasTracked(ctx, matter, round) }, matter.rules.rating);
}

/** Closes what nobody has rated in time, by what was said so far. */
export async function closeUnratedMatter(
  host: HandlingHost,
  ctx: Context,
  matter: HandledMatter,
  reason: string,
): Promise<HandlingAnswer> {
  const round = await loadRound(ctx, matter);
  const to = await next(ctx, matter, round, 0);
  const missing = round.replies.length * host.raters(matter).length - round.ratings.length;
  const answer = await host.advance(ctx, matter, {
    action: 'close_unrated',
    to: host.life.states[to],
    patch: patchFor(ctx, matter, to),
    details: { reason, missing, ...unsatisfiedNames(host, matter, round, to) },
    public: true,
  });
  await follow(host, ctx, matter, round, to);
  return answer;
}

/** After the face-to-face consultation: closed, and tracked when something remains. */
export async function closeAfterConsultation(ctx: Context, matter: HandledMatter): Promise<'closed' | 'tracked'> {
  const round = await loadRound(ctx, matter);
  const to = (await hasTracked(ctx, matter, round)) ? 'tracked' : 'closed';
  if (to === 'tracked') await trackClasses(ctx, matter, round);
  return to;
}
