/** The sender rates the answer of those who took it up, by the same form and the same rule as the answers of units. */
import { endClocks, startClocks } from '../../../platform/clocks/clocks.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, invalid } from '../../../platform/http/problem.ts';
import { afterRatings, overallOf, type RatingForm } from '../../handling/contract.ts';
import { announce } from '../events.ts';
import { advance, type StepAnswer } from './advance.ts';
import type { Matter } from './matter.ts';

/** @throws Problem 409 when it is rated, 422 for another form or a reason that is missing */
export async function takeLedRating(
  ctx: Context,
  matter: Matter,
  given: { rating: RatingForm; comment: string },
): Promise<StepAnswer> {
  const { row, rules } = matter;
  if (given.rating.form !== rules.rating.form)
    throw invalid('body.rating.form', 'rating_form_other', { form: rules.rating.form });
  if (row.led_overall !== null) throw conflict('already_rated');
  const overall = overallOf(given.rating);
  if (overall === 'unsatisfied' && given.comment === '') throw invalid('body.comment', 'unsatisfied_reason_needed');
  const next = afterRatings({ given: [overall], missing: 0, round: row.reply_round, tracked: false }, rules.rating);
  const again = next === 'reworking';
  const answer = await advance(ctx, matter, {
    action: 'rate_led',
    to: again ? 'led' : 'closed',
    patch: again
      ? { led_overall: null, led_comment: given.comment, reply_round: row.reply_round + 1 }
      : { led_overall: overall, led_comment: given.comment, closed_at: ctx.clock.now() },
    details: { overall, round: row.reply_round },
    public: true,
  });
  await endClocks(ctx, matter, { names: ['rating'] });
  if (again)
    await startClocks(ctx, matter, [
      { name: 'led', span: rules.rating.rework, waitsFor: `proposer:${row.led_id}`, partId: row.led_id! },
    ]);
  await announce(ctx, matter, again ? 'led_rated' : 'closed');
  return answer;
}

/** Nobody rated it in time. */
export async function closeUnratedLed(ctx: Context, matter: Matter, reason: string): Promise<StepAnswer> {
  const answer = await advance(ctx, matter, {
    action: 'close_led',
    to: 'closed',
    patch: { closed_at: ctx.clock.now() },
    details: { reason },
    public: true,
  });
  await endClocks(ctx, matter, { names: ['rating'] });
  await announce(ctx, matter, 'closed');
  return answer;
}
