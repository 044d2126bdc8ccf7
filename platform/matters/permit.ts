/** Refuses what a policy refuses, in the one order every kind has. */
import { conflict, forbidden, notFound } from '../http/problem.ts';

export interface Asked {
  verdict: { allowed: true } | { allowed: false; reason: string };
  /** Whether the actor may read the matter at all. */
  reads: boolean;
  row: { state: string; version: number };
  /** The version the actor saw. */
  expectedVersion?: number | undefined;
}

/**
 * 404 to those who may not even read, 409 for a state that does not allow the step or a version that has moved on, 403
 * `not_your_part`: a part may have gone to somebody else since the actor looked, so that is told before anything is denied.
 */
export function permitted({ verdict, reads, row, expectedVersion }: Asked): void {
  if (!reads) throw notFound();
  const current = { state: row.state, version: row.version };
  if (!verdict.allowed && verdict.reason !== 'not_your_part') throw conflict(verdict.reason, current);
  if (expectedVersion !== undefined && expectedVersion !== row.version) throw conflict('changed_meanwhile', current);
  if (!verdict.allowed) throw forbidden('not_your_part');
}
