/** What can be done with many proposals at once, and what each act asks. */
import { z } from 'zod';
import { bulkCallsOf, bulkEndpoints } from '../../../platform/bulk/contract.ts';
import { assignmentRoles, note } from '../../handling/contract.ts';
import { address } from './handling.ts';
import { id } from './shared.ts';

const bulkActs = {
  take_in: { category: z.string().max(40).optional(), committeeId: id.optional() },
  categorise: { category: z.string().max(40), committeeId: id.nullish() },
  propose_assignment: {
    units: z
      .array(z.object({ unitId: id, role: z.enum(assignmentRoles) }))
      .min(1)
      .max(20),
    note,
  },
  confirm_assignment: { note },
  urge: { note: z.string().trim().max(500).default('') },
} as const;

export const bulkOfProposals = bulkEndpoints(address, bulkActs);

/** By the names every kind has, as screens call them. */
export const bulkCalls = bulkCallsOf(address, bulkActs);
