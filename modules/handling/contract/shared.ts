/** Shapes the endpoints of handling share. */
import { z } from 'zod';
import { assignmentRoles, assignmentStates } from '../workflow.ts';

export const id = z.uuid();
export const assignmentState = z.enum(assignmentStates);
export const assignmentRole = z.enum(assignmentRoles);
export const satisfaction = z.enum(['satisfied', 'basically', 'unsatisfied']);

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

/** How a host's endpoints are addressed. */
export interface HostAddress<
  P extends string,
  I extends string,
  S extends z.ZodType,
  X extends string,
  N extends string = string,
> {
  /** What its addresses begin with, as `/proposals`. */
  prefix: P;
  /** Name of the matter's id in addresses, bodies and answers, as `proposalId`. */
  idParam: I;
  /** Schema of the matter's state. */
  state: S;
  /** Ends every operationId, as `OfSuggestion`; empty for the first host. */
  suffix: X;
  /** What a matter is called where units rate its quality, as `proposal`. */
  noun: N;
}

type MatterIds<I extends string> = Record<I, typeof id>;

export const matterParams = <I extends string>(idParam: I) => z.object({ [idParam]: id } as MatterIds<I>);

export const assignmentParams = <I extends string>(idParam: I) =>
  z.object({ [idParam]: id, assignmentId: id } as MatterIds<I> & { assignmentId: typeof id });

/** What every step answers: where the matter stands now. */
export const stepAnswer = <I extends string, S extends z.ZodType>(idParam: I, state: S) =>
  z.object({ [idParam]: id, state, version: z.number().int() } as MatterIds<I> & { state: S; version: z.ZodInt });
