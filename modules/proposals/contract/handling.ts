/** The handling of proposals by units: its steps under the address of proposals, and the letter of a reply. */
import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { handlingEndpoints } from '../../handling/contract.ts';
import { id, proposalState } from './shared.ts';

export const address = {
  prefix: '/proposals',
  idParam: 'proposalId',
  state: proposalState,
  suffix: '',
  noun: 'proposal',
} as const;

export const unitEndpoints = handlingEndpoints(address);

export const letterEndpoints = {
  replyLetter: endpoint({
    method: 'GET',
    path: '/proposals/:proposalId/replies/:replyId/letter',
    params: z.object({ proposalId: id, replyId: id }),
    query: z.object({ format: z.enum(['pdf', 'docx']).default('pdf') }),
    response: 'file',
  }),
} as const;
