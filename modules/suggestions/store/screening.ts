/** The four decisions of screening on one suggestion, also for many at once. */
import { endClocks } from '../../../platform/clocks/clocks.ts';
import type { Context } from '../../../platform/http/context.ts';
import { invalid } from '../../../platform/http/problem.ts';
import { masksByRule } from '../../../platform/publicity/finds.ts';
import { masksOf } from '../../../platform/publicity/masks.ts';
import type { Term } from '../../../platform/rules/shapes.ts';
import type { Decision } from '../contract/screening.ts';
import { announce, type EventName } from '../events.ts';
import type { Action, SuggestionState } from '../life.ts';
import type { Redaction } from '../masks.ts';
import { advance, type StepAnswer } from './advance.ts';
import type { Matter } from './matter.ts';
import { nextNumber } from './numbers.ts';
import { publicityPatch } from './publication.ts';

type Of<D extends Decision['decision']> = Omit<Extract<Decision, { decision: D }>, 'decision'>;

/** Which step each decision is. */
export const stepOf: Readonly<Record<Decision['decision'], Action>> = {
  accept: 'admit',
  return: 'return',
  decline: 'decline',
  pass_on: 'pass_on',
};

function requireTerm(terms: readonly Term[], code: string): void {
  if (!terms.some((item) => item.code === code)) throw invalid('body.code', 'invalid_value');
}

/** Masks that are there, and one for each piece of personal data nobody has looked at: it does not go out by itself. */
function masksNow(ctx: Context, { row }: Matter): Redaction[] {
  const reason = ctx.t('publicity.maskedByRule');
  const own = (['subject', 'text', 'place'] as const).flatMap((field) =>
    masksByRule(row[field], { field, reason }, masksOf(row.redactions, field)),
  );
  return [...row.redactions, ...own];
}

async function admit(ctx: Context, matter: Matter, given: Of<'accept'>): Promise<StepAnswer> {
  const { row, rules } = matter;
  const category = given.category ?? row.category;
  if (category !== null && !rules.categories.some((item) => item.code === category))
    throw invalid('body.category', 'invalid_value');
  const decision = given.publicity ?? 'public';
  if (decision !== 'public' && given.publicityReason === '') throw invalid('body.publicityReason', 'reason_needed');
  const redactions = masksNow(ctx, matter);
  const number = row.number ?? (await nextNumber(ctx));
  const answer = await advance(ctx, matter, {
    action: 'admit',
    to: 'accepted',
    patch: {
      number,
      category,
      accepted_at: ctx.clock.now(),
      redactions: JSON.stringify(redactions),
      ...publicityPatch(ctx, matter, decision, given.publicityReason),
    },
    details: { number, publicity: decision, note: given.note, masked: redactions.length - row.redactions.length },
    public: true,
  });
  await endClocks(ctx, matter, { names: ['screening'] });
  await announce(ctx, matter, 'admitted');
  return answer;
}

/** Whatever ends screening without accepting. */
async function refuse(
  ctx: Context,
  matter: Matter,
  step: { action: Action; to: SuggestionState; event: EventName; code: string; note: string; ends: boolean },
): Promise<StepAnswer> {
  const answer = await advance(ctx, matter, {
    action: step.action,
    to: step.to,
    patch: {
      decision_code: step.code,
      decision_note: step.note,
      decided_by: ctx.actor.accountId,
      ...(step.ends ? { closed_at: ctx.clock.now() } : {}),
    },
    details: { code: step.code },
  });
  await endClocks(ctx, matter);
  await announce(ctx, matter, step.event);
  return answer;
}

/** @throws Problem 422 for a reason the rules do not know */
export function decide(ctx: Context, matter: Matter, decision: Decision): Promise<StepAnswer> {
  const { screening } = matter.rules;
  if (decision.decision === 'accept') return admit(ctx, matter, decision);
  const { code, note } = decision;
  if (decision.decision === 'return') {
    requireTerm(screening.returnReasons, code);
    return refuse(ctx, matter, { action: 'return', to: 'returned', event: 'returned', code, note, ends: false });
  }
  if (decision.decision === 'decline') {
    requireTerm(screening.declineReasons, code);
    return refuse(ctx, matter, { action: 'decline', to: 'declined', event: 'declined', code, note, ends: true });
  }
  requireTerm(screening.channels, code);
  return refuse(ctx, matter, { action: 'pass_on', to: 'passed_on', event: 'passed_on', code, note, ends: true });
}
