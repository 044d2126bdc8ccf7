/** What is said of the replies: ratings, scores, and the look back on promises. */
import { z } from 'zod';
import { day } from '../../../platform/http/dates.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import {
  assignmentParams,
  type HostAddress,
  id,
  matterParams,
  required,
  satisfaction,
  stepAnswer,
  text,
} from './shared.ts';

/** One form or another, by the assembly's rule; the server refuses a form that is not the rule's. */
export const ratingForm = z.discriminatedUnion('form', [
  z.object({ form: z.literal('three_level'), overall: satisfaction }),
  z.object({
    form: z.literal('seven_fields'),
    visit: z.enum(['visited', 'met', 'phoned', 'none']),
    hearing: z.enum(['before', 'during', 'none']),
    attitude: satisfaction,
    relevance: satisfaction,
    answeredByLeader: z.boolean(),
    overall: satisfaction,
  }),
  z.object({ form: z.literal('attitude_effect'), attitude: satisfaction, effect: satisfaction }),
]);
export type RatingForm = z.output<typeof ratingForm>;

const points = z.number().int().min(0).max(25);
const given = { replyId: id, proposerId: id, rating: ratingForm, comment: text(1000).default('') };

/** Steps of those the reply is for, and of the office after it. */
export function ratingEndpoints<const P extends string, const I extends string, S extends z.ZodType>({
  prefix,
  idParam,
  state,
}: HostAddress<P, I, S, string>) {
  const params = matterParams(idParam);
  const response = stepAnswer(idParam, state);
  const at = <const V extends string>(verb: V) => `${prefix}/:${idParam}/${verb}` as const;
  return {
    rateReply: endpoint({ method: 'POST', path: at('ratings'), params, body: z.object(given), response }),
    enterPaperRating: endpoint({
      method: 'POST',
      path: at('paper-ratings'),
      params,
      body: z.object({ ...given, scanFileId: id, ratedOn: day }),
      response,
    }),
    closeUnrated: endpoint({
      method: 'POST',
      path: at('close-unrated'),
      params,
      body: z.object({ reason: required(500) }),
      response,
    }),
    /** The proposer's side of the blind rating: quality of the handling. */
    scoreHandling: endpoint({
      method: 'POST',
      path: at('assignments/:assignmentId/score-handling'),
      params: assignmentParams(idParam),
      body: z.object({
        proposerId: id,
        fields: z.object({ attitude: points, timeliness: points, quality: points, effect: points }),
        comment: text(1000).default(''),
      }),
      response,
    }),
    lookBack: endpoint({
      method: 'POST',
      path: at('promises/:promiseId/look-back'),
      params: z.object({ ...params.shape, promiseId: id }),
      body: z.object({
        status: z.enum(['kept', 'partly', 'broken']),
        note: required(2000),
        classAfter: z.string().max(4).optional(),
        lookAgainOn: day.optional(),
      }),
      response,
    }),
  };
}
