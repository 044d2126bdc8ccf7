/** The three rating forms as questions; the same on the phone and at the desk. */
import type { RatingForm } from './contract/rating-steps.ts';

export const levels = ['satisfied', 'basically', 'unsatisfied'] as const;
/** Questions of each form, in the order of the paper form, with their answers. */
export const questions: Record<RatingForm['form'], ReadonlyArray<[name: string, values: readonly string[]]>> = {
  three_level: [['overall', levels]],
  attitude_effect: [
    ['attitude', levels],
    ['effect', levels],
  ],
  seven_fields: [
    ['visit', ['visited', 'met', 'phoned', 'none']],
    ['hearing', ['before', 'during', 'none']],
    ['attitude', levels],
    ['relevance', levels],
    ['answeredByLeader', ['true', 'false']],
    ['overall', levels],
  ],
};

/** Answers as they were chosen (all text) as the form the server takes. */
export function ratingOf(form: RatingForm['form'], answers: Record<string, string>): RatingForm {
  const { answeredByLeader, ...rest } = answers;
  const leader = answeredByLeader === undefined ? {} : { answeredByLeader: answeredByLeader === 'true' };
  return { form, ...rest, ...leader } as RatingForm;
}
