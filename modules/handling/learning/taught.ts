/** Kinds whose past assignments teach which units new matters go to, as their hosts say. */
import type { RawBuilder } from 'kysely';
import type { HandlingStates } from '../workflow.ts';

/** Where a kind's matters are and what they say. */
export interface TaughtKind {
  kind: string;
  /** With `id` and `assembly_id`; `p` in what follows. */
  table: string;
  title: RawBuilder<string>;
  text: RawBuilder<string>;
  states: HandlingStates<string>;
}

const book = new Map<string, TaughtKind>();

/** Units have learnt from these matters from now on; what they have of them in hand counts as their load. */
export function teaches(of: TaughtKind): TaughtKind {
  book.set(of.kind, of);
  return of;
}

/** A kind that is kept no longer: its table may be gone. */
export const teachesNoMore = (kind: string): boolean => book.delete(kind);

export const taughtKinds = (): readonly TaughtKind[] => [...book.values()];
