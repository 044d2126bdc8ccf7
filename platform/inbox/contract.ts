/** What waits for the reader, over all kinds of matters; used by server, documentation and client. No server code here. */
import { z } from 'zod';
import { clockView } from '../clocks/contract.ts';
import { instant } from '../http/dates.ts';
import { endpoint } from '../http/endpoint.ts';

/** Something that waits for the reader; `task` is the key of its sentence and of the button. */
const inboxItem = z.object({
  kind: z.string().describe('Of the matter, as `proposal`'),
  room: z.string().describe('Whose words name the task and the state'),
  task: z.string(),
  turn: z
    .enum(['arriving', 'open', 'backward', 'own'])
    .describe('Came in and is untouched; is at work; looks back at what is done; waits for nobody but the reader'),
  matterId: z.uuid(),
  partId: z.uuid().nullable().describe('The part of the matter the task is about'),
  link: z.object({ m: z.string(), desk: z.string() }).describe('Where it is done: in the member’s front, at the desk'),
  proposalId: z.uuid().optional().describe('Of a proposal: the same as `matterId`'),
  assignmentId: z.uuid().nullish().describe('Of a proposal: the same as `partId`'),
  /** The unit the task is about, where it is about one. */
  unitName: z.string().nullable(),
  number: z.number().int().nullable(),
  subject: z.string(),
  state: z.string(),
  who: z.string(),
  since: instant,
  clock: clockView.nullable(),
});
export type InboxItem = z.output<typeof inboxItem>;

export const inboxEndpoints = {
  getInbox: endpoint({
    method: 'GET',
    path: '/inbox',
    response: z.object({
      items: z.array(inboxItem),
      counts: z.record(z.string(), z.number().int()),
      waiting: z.number().int().describe('What others wait for: all but the reader’s own drafts'),
    }),
  }),
};
