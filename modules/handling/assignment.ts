/** An assignment as steps know it: its row with the unit, and how it moves. */
import type { Selectable, Updateable } from 'kysely';
import { notFound } from '../../platform/http/problem.ts';
import type { Unit } from '../assemblies/index.ts';
import type { AssignmentRow } from './tables.ts';
import type { AssignmentState } from './workflow.ts';

export type Assignment = Selectable<AssignmentRow> & { unit: Unit };

/** How an assignment moves with a step. */
export interface AssignmentChange {
  row: Assignment;
  to?: AssignmentState;
  patch?: Updateable<AssignmentRow>;
}

/** @throws Problem 404 when the matter has none of this id */
export function assignmentOf<A extends { id: string }>(matter: { assignments: readonly A[] }, assignmentId: string): A {
  const assignment = matter.assignments.find((item) => item.id === assignmentId);
  if (!assignment) throw notFound();
  return assignment;
}
