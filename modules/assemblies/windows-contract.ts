/** Requests and answers of terms, plenary sessions and their windows, as they are kept by hand. */
import { z } from 'zod';
import { day, instant } from '../../platform/http/dates.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { sessionSchema, termSchema } from './contract-parts.ts';

const id = z.uuid();
const count = z.int();
const windows = {
  opensAt: instant,
  closesAt: instant,
  proposalsFrom: instant,
  proposalsUntil: instant.meta({ description: 'Last minute of the plenary window' }),
  intersessionUntil: instant.meta({ description: 'Last minute of the intersession window' }),
};
const counted = z
  .object({ label: z.string(), season: z.enum(['plenary', 'intersession']) })
  .nullable()
  .meta({ description: 'null: nothing can be handed in' });
const days = z.object({ startsOn: day, endsOn: day });
const done = z.object({});

/** By operationId. */
export const windowsEndpoints = {
  listTermsOfHouse: endpoint({
    method: 'GET',
    path: '/house/terms',
    response: z.object({
      terms: z.array(termSchema.extend({ over: z.boolean(), current: z.boolean() })),
      sessions: z.array(
        sessionSchema.extend({
          over: z.boolean().meta({ description: 'Its last window is over; it is not changed any more' }),
          season: z.enum(['plenary', 'intersession']).nullable().meta({ description: 'What counts for it now' }),
          handedIn: count.meta({ description: 'Proposals that were handed in for it' }),
        }),
      ),
    }),
  }),
  addTerm: endpoint({ method: 'POST', path: '/terms', body: days, response: z.object({ termId: id }) }),
  changeTerm: endpoint({
    method: 'PATCH',
    path: '/terms/:termId',
    params: z.object({ termId: id }),
    body: days,
    response: done,
  }),
  previewWindows: endpoint({
    method: 'POST',
    path: '/sessions/preview',
    body: z.object({
      sessionId: id.nullable().meta({ description: 'null: a session to be added' }),
      termId: id,
      ...windows,
    }),
    response: z.object({
      moved: z
        .array(z.object({ from: instant, until: instant.nullable(), before: counted, after: counted }))
        .meta({ description: 'Times, from now on, in which what is handed in counts otherwise than before' }),
      now: z.object({ before: counted, after: counted }),
      handedIn: count.meta({ description: 'Proposals handed in for it; they keep what they counted for' }),
      drafts: count.meta({
        description: 'Drafts of the term; they count for what is in force when they are handed in',
      }),
    }),
  }),
  addSession: endpoint({
    method: 'POST',
    path: '/sessions',
    body: z.object({ termId: id, ...windows }),
    response: z.object({ sessionId: id }),
  }),
  changeSession: endpoint({
    method: 'PATCH',
    path: '/sessions/:sessionId',
    params: z.object({ sessionId: id }),
    body: z.object(windows),
    response: done,
  }),
};
