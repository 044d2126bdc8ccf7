/** Shapes every endpoint of proposals shares. */
import { z } from 'zod';
import { publicity } from '../../../platform/publicity/contract.ts';
import { expectedVersion, note, required, text } from '../../handling/contract.ts';
import { proposalStates } from '../workflow.ts';

export { expectedVersion, note, publicity, required, text };

export const id = z.uuid();
/** A day, or a month where an old register names no day. */
export const dayOrMonth = z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/);
export const monthDate = z.enum(['filed', 'dispatched', 'replied', 'repliedAgain', 'closed']);
export const proposalParams = z.object({ proposalId: id });

export const proposalState = z.enum(proposalStates);
export const proposalKind = z.enum(['single', 'joint', 'body', 'joint_bodies']);
export const season = z.enum(['plenary', 'intersession']);
export const evidenceKind = z.enum(['study', 'visit', 'data', 'talk', 'other']);

/** What every step answers: where the proposal stands now. */
export const stepAnswer = z.object({ proposalId: id, state: proposalState, version: z.number().int() });

/** Pages by number: registers are read by people who jump. */
export const paging = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(100).default(20),
};
