/** What can be done with many suggestions at once, and what each act asks. */
import { z } from 'zod';
import { bulkCallsOf, bulkEndpoints } from '../../../platform/bulk/contract.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { note } from '../../handling/contract.ts';
import { address } from './handling.ts';
import { decision } from './screening.ts';
import { params } from './shared.ts';

const [accept, giveBack, decline, passOn] = decision.options;

/** The four decisions of screening by the names of their steps. */
export const bulkActs = {
  admit: accept.omit({ decision: true }).shape,
  return: giveBack.omit({ decision: true }).shape,
  decline: decline.omit({ decision: true }).shape,
  pass_on: passOn.omit({ decision: true }).shape,
  confirm_assignment: { note },
} as const;

/** By the names every kind has, as screens call them. */
export const bulkCalls = bulkCallsOf(address, bulkActs);

export const bulkOfSuggestions = {
  ...bulkEndpoints(address, bulkActs),
  /** One decision for all that say the same; taken back like any other act on many. */
  screenSameText: endpoint({
    method: 'POST',
    path: '/suggestions/:suggestionId/screen-same',
    params,
    body: z.object({ decision: decision.describe('For it and all others that wait and say the same, up to 2,000') }),
    response: bulkCalls.runBulk.response.extend({ done: z.number().int() }),
  }),
} as const;
