/** Requests and answers of this module; used by server, documentation and client. No server code here. */
import { z } from 'zod';
import { instant } from '../http/dates.ts';
import { endpoint } from '../http/endpoint.ts';

const id = z.uuid();
const kind = z
  .string()
  .max(40)
  .regex(/^[a-z_]+$/)
  .describe('Kind of the matter, as `proposal`');

const span = z
  .object({ text: z.string(), start: z.int(), end: z.int() })
  .describe('Characters of one text of a matter');

const shownLink = z.object({
  says: z.string().describe('What happened, in the reader’s language'),
  relation: z.string(),
  kind: z.string(),
  matterId: id.nullable().describe('Null: it goes on where no matters of that kind are kept'),
  title: z.string().nullable(),
  label: z.string().nullable().describe('Its number with what it counts in'),
  who: z.string(),
  path: z.string().nullable().describe('Below the assembly’s address, on every front; null: it has no page'),
  at: instant,
  span: span.nullable().describe('The passage of the matter asked about; null: the whole'),
  otherSpan: span.nullable().describe('The passage of the other matter; null: the whole'),
});
export type ShownLinkView = z.output<typeof shownLink>;

const provenance = z.object({
  from: z.array(shownLink).describe('Where it came from, oldest first'),
  became: z.array(shownLink).describe('What became of it, oldest first'),
});
export type ProvenanceView = z.output<typeof provenance>;

/** Outside of every operation, by its operationId. */
export const linkEndpoints = {
  getLinks: endpoint({
    method: 'GET',
    path: '/links/:kind/:matterId',
    params: z.object({ kind, matterId: id }),
    response: provenance,
  }),
};
