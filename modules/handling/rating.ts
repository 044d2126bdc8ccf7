/** What a filled form says in one word, and what follows when all have spoken. Pure. */
import type { RatingForm } from './contract/rating-steps.ts';
import type { HandlingRules } from './rules.ts';
import type { Satisfaction } from './tables.ts';
import type { HandlingStates } from './workflow.ts';

const order: readonly Satisfaction[] = ['satisfied', 'basically', 'unsatisfied'];
const worse = (a: Satisfaction, b: Satisfaction) => (order.indexOf(a) > order.indexOf(b) ? a : b);

/** The form's overall word; where attitude and effect are asked apart, the lower of the two. */
export function overallOf(rating: RatingForm): Satisfaction {
  return rating.form === 'attitude_effect' ? worse(rating.attitude, rating.effect) : rating.overall;
}

/** The form's fields as kept: everything but its name. */
export function fieldsOf(rating: RatingForm): Record<string, string> {
  const { form: _form, ...fields } = rating;
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, String(value)]));
}

export interface RatingSum {
  /** Overall words given for the replies of this round. */
  given: readonly Satisfaction[];
  /** Ratings still expected. */
  missing: number;
  /** 1 for the first replies, 2 after rework … */
  round: number;
  /** Promises are open, or a class is tracked. */
  tracked: boolean;
}

/** Where ratings lead, by the name the stretch has in `HandlingStates`. */
export type AfterRatings = Extract<
  keyof HandlingStates<string>,
  'rating' | 'reworking' | 'consulting' | 'closed' | 'tracked'
>;

/**
 * Where the matter goes: still waiting, redone, talked over face to face when redoing is used up, or closed (and tracked
 * when something remains to be looked at).
 */
export function afterRatings(sum: RatingSum, rules: HandlingRules['rating']): AfterRatings {
  if (sum.missing > 0) return 'rating';
  const redo = sum.given.some((word) => word !== 'satisfied' && rules.reworkWhen.includes(word));
  if (redo) return sum.round <= rules.reworks ? 'reworking' : 'consulting';
  return sum.tracked ? 'tracked' : 'closed';
}
