/** Requests and answers of this module; used by server, documentation and client. No server code here. */
import { z } from 'zod';
import { instant } from '../../platform/http/dates.ts';
import { endpoint } from '../../platform/http/endpoint.ts';

/** The name a screen gives its form: letters, digits and `: . _ -`. */
const formName = z
  .string()
  .max(160)
  .regex(/^[\w:.-]+$/)
  .describe('Name of the form, given by its screen');

/** Characters of JSON text one form may hold: a reply of 30,000 characters several times over. */
const MOST_CONTENT = 300_000;

const params = z.object({ form: formName });

const keptForm = z.object({
  content: z.string().nullable().describe('What was typed, as JSON text; null when nothing is kept'),
  version: z.int().describe('0 when nothing is kept'),
  keptAt: instant.nullable(),
});
export type KeptForm = z.output<typeof keptForm>;

/** The list a view is of, as its address below the front: `proposals`. */
const screen = z
  .string()
  .max(60)
  .regex(/^[a-z0-9-]+$/)
  .describe('The list, by its address at the desk');

const savedView = z.object({
  viewId: z.uuid(),
  name: z.string(),
  query: z.string().describe('Filters and order, as they stand in the address'),
  savedAt: instant,
});
export type SavedView = z.output<typeof savedView>;

/** Of each list. */
export const MOST_VIEWS = 30;

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
  listViews: endpoint({
    method: 'GET',
    path: '/views',
    query: z.object({ screen }),
    response: z.object({ views: z.array(savedView) }),
  }),
  /** A view of the same name is replaced. */
  saveView: endpoint({
    method: 'POST',
    path: '/views',
    body: z.object({
      screen,
      name: z.string().trim().min(1).max(40),
      query: z.string().max(2000),
    }),
    response: savedView,
  }),
  deleteView: endpoint({
    method: 'DELETE',
    path: '/views/:viewId',
    params: z.object({ viewId: z.uuid() }),
    response: z.object({ deleted: z.boolean() }),
  }),
};
