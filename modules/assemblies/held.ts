/** How much other rooms keep at units, bodies, sessions and terms; each room says it for itself, so that this one knows none of them. */
import type { Context } from '../../platform/http/context.ts';

/** Matters in a unit's hands, people with an office at it, members who sit in a body, matters handed in for a session, drafts of a term. */
export type HeldKind = 'work' | 'people' | 'seats' | 'handed_in' | 'drafts';

/** Counts by id of unit, body, session or term in the assembly of the request; absent: none. */
export type HeldTeller = (ctx: Context) => Promise<ReadonlyMap<string, number>>;

const tellers = new Map<HeldKind, HeldTeller>();

/** From now on this room is asked; the last to say so is. */
export function tellsOfHeld(kind: HeldKind, teller: HeldTeller): void {
  tellers.set(kind, teller);
}

/** Nothing is held where no room tells of it. */
export const heldAt = async (ctx: Context, kind: HeldKind): Promise<ReadonlyMap<string, number>> =>
  (await tellers.get(kind)?.(ctx)) ?? new Map();
