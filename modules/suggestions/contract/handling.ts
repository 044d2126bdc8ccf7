/** The handling of suggestions by units: its steps under their address, and the letter of a reply. */
import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { handlingEndpoints } from '../../handling/contract.ts';
import { id, suggestionState } from './shared.ts';

export const address = {
  prefix: '/suggestions',
  idParam: 'suggestionId',
  state: suggestionState,
  suffix: 'OfSuggestion',
  noun: 'suggestion',
} as const;

export const unitEndpoints = handlingEndpoints(address);

export const letterEndpoints = {
  suggestionLetter: endpoint({
    method: 'GET',
    path: '/suggestions/:suggestionId/replies/:replyId/letter',
    params: z.object({ suggestionId: id, replyId: id }),
    query: z.object({ format: z.enum(['pdf', 'docx']).default('pdf') }),
    response: 'file',
  }),
} as const;
