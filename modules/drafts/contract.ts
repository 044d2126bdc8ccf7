/** Requests and answers of this module; used by server, documentation and client. No server code here. */
import { z } from 'zod';
import { instant } from '../../platform/http/dates.ts';
import { endpoint } from '../../platform/http/endpoint.ts';

/** The name a screen gives its form: letters, digits and `: . _ -`. */
export const formName = z
  .string()
  .max(160)
  .regex(/^[\w:.-]+$/)
  .describe('Name of the form, given by its screen');

/** Characters of JSON text one form may hold: a reply of 30,000 characters several times over. */
export const MOST_CONTENT = 300_000;

const params = z.object({ form: formName });

const keptForm = z.object({
  content: z.string().nullable().describe('What was typed, as JSON text; null when nothing is kept'),
  version: z.int().describe('0 when nothing is kept'),
  keptAt: instant.nullable(),
});
export type KeptForm = z.output<typeof keptForm>;

/** Outside of every operation, by its operationId. */
export const draftEndpoints = {
  getKeptForm: endpoint({ method: 'GET', path: '/kept-forms/:form', params, response: keptForm }),
  keepForm: endpoint({
    method: 'PUT',
    path: '/kept-forms/:form',
    params,
    body: z.object({
      content: z.string().max(MOST_CONTENT),
      baseVersion: z.int().min(0).max(1_000_000_000).describe('Version the text was based on'),
    }),
    response: z.object({ version: z.int(), keptAt: instant }),
  }),
  discardForm: endpoint({
    method: 'DELETE',
    path: '/kept-forms/:form',
    params,
    response: z.object({ discarded: z.boolean() }),
  }),
};
