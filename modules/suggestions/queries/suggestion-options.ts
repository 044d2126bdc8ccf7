/** What a form must know: choices, limits, and how much is asked of a sender. */
import { ruleInForce } from '../../assemblies/index.ts';
import { query } from '../operations.ts';
import type { SuggestionRules } from '../rules.ts';
import { labelsOf } from './labels.ts';

export const suggestionOptions = query(
  'suggestionOptions',
  'Choices, limits and what is asked of a sender',
  async (ctx) => {
    const rule = await ruleInForce(ctx.db, ctx.assembly.id, 'suggestions', ctx.clock.now());
    const rules = rule.content as SuggestionRules;
    const { choices } = labelsOf(ctx, rules);
    const isMember = ctx.actor.grants.some((grant) => grant.role === 'member');
    return {
      identity: rules.identity,
      maySend: rules.identity === 'none' || isMember,
      channels: (['mail', 'sms'] as const).filter((channel) => ctx.channels?.[channel]),
      categories: choices(rules.categories),
      returnReasons: choices(rules.screening.returnReasons),
      declineReasons: choices(rules.screening.declineReasons),
      hideReasons: choices(rules.screening.hideReasons),
      passOnChannels: choices(rules.screening.channels),
      bounceReasons: choices(rules.assignment.bounceReasons),
      classes: choices(rules.classes),
      ratingForm: rules.rating.form,
      limits: rules.limits,
      placeMetres: rules.publicity.placeMetres,
      joining: rules.publicity.joining,
      contactKeptDays: rules.contact.keptDays,
      screening: rules.screening.span,
    };
  },
  { access: 'public' },
);
