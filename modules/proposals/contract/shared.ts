/** Shapes every endpoint of proposals shares. */
import { z } from 'zod';
import { assignmentStates, proposalStates } from '../workflow.ts';

export const id = z.uuid();
/** A day, or a month where an old register names no day. */
export const dayOrMonth = z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/);
export const monthDate = z.enum(['filed', 'dispatched', 'replied', 'repliedAgain', 'closed']);
export const proposalParams = z.object({ proposalId: id });
export const assignmentParams = z.object({ proposalId: id, assignmentId: id });

export const proposalState = z.enum(proposalStates);
export const assignmentState = z.enum(assignmentStates);
export const proposalKind = z.enum(['single', 'joint', 'body', 'joint_bodies']);
export const season = z.enum(['plenary', 'intersession']);
export const assignmentRole = z.enum(['lead', 'assisting', 'separate']);
export const publicity = z.enum(['public', 'title_only', 'internal']);
export const satisfaction = z.enum(['satisfied', 'basically', 'unsatisfied']);
export const evidenceKind = z.enum(['study', 'visit', 'data', 'talk', 'other']);

/** What every step answers: where the proposal stands now. */
export const stepAnswer = z.object({ proposalId: id, state: proposalState, version: z.number().int() });

/** Sent with a step so that nobody acts on a screen that has grown old. */
export const expectedVersion = z
  .number()
  .int()
  .positive()
  .optional()
  .describe('Version the actor saw; another version is refused with 409 changed_meanwhile');

export const text = (most: number) => z.string().trim().max(most);
export const required = (most: number) => z.string().trim().min(1).max(most);
export const note = text(4000).default('');

/** Pages by number: registers are read by people who jump. */
export const paging = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(100).default(20),
};
