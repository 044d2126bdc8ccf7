/** What the invited answer, by themselves or entered by the office. */
import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { answer, id, params, text } from './shared.ts';

const said = z.object({
  answer: z.enum(['coming', 'declined']).describe('To sign up is to say one is coming'),
  note: text(200),
});
const answered = z.object({
  answer,
  ahead: z.number().int().nullable().describe('On the waiting list: how many stand before'),
});

export const answeringEndpoints = {
  answerActivity: endpoint({
    method: 'POST',
    path: '/activities/:activityId/answer',
    params,
    body: said,
    response: answered,
  }),
  answerActivityFor: endpoint({
    method: 'POST',
    path: '/activities/:activityId/invitations/:invitationId/answer',
    params: params.extend({ invitationId: id }),
    body: said,
    response: answered,
  }),
} as const;
