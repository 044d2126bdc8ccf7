/**
 * What a kind of matter says of its clocks. Its module lists the definition (`Module.clocks`); the sweep and the counting
 * anew ask it alone, so that no clock is looked after in two places.
 */
import type { Selectable } from 'kysely';
import type { Context } from '../http/context.ts';
import type { MatterRef } from '../matters/history.ts';
import type { ClockRow } from './tables.ts';

/** A clock that runs, as those who tell of it need it. */
export type OpenClock = Pick<
  Selectable<ClockRow>,
  'id' | 'kind' | 'matter_id' | 'part_id' | 'name' | 'waits_for' | 'due_at'
>;

/** An office that is told when a clock has been overdue for some time. */
export interface EscalationStep {
  /** Working days after the end. */
  after: number;
  /** As the module names it: key of its words, and of those it tells. */
  office: string;
}

export interface ClockTraits<M> {
  /** False: nobody is reminded before its end. */
  reminded?: boolean;
  /**
   * What follows by itself when it has run out, in the transaction of the sweep, the matter held.
   * @returns what is told to those it waited for; null: nothing. Absent: `overdue` is told
   */
  whenDue?(ctx: Context, matter: M, clock: OpenClock): Promise<string | null>;
}

export interface ClockDefinition<M = unknown> {
  /** Of the matters. */
  kind: string;
  /** By name; every clock started has a row here. */
  clocks: Readonly<Record<string, ClockTraits<M>>>;
  /** @param lock hold its row until the transaction ends */
  load(ctx: Context, matterId: string, lock: boolean): Promise<M>;
  /** What a line of history about the clock needs: the matter, where it stands, and facts of the part the clock is about. */
  lineOf(
    matter: M,
    clock: OpenClock,
  ): { matter: MatterRef; state: string; partId?: string; details?: Record<string, unknown> };
  /** Whom it is told to, in order, when nothing is done after its end; absent: nobody. */
  escalation?(matter: M, clock: OpenClock): readonly EscalationStep[];
  /**
   * Tells those it waits for, and who else should know, in the words of the module.
   * @param news `due_soon`, `overdue`, `deadline_moved`, `urged`, `escalated` (to `facts.office`), or what `whenDue` answered
   */
  tell(ctx: Context, matter: M, clock: OpenClock, news: string, facts: Record<string, string>): Promise<void>;
}

/** All definitions by kind of matter. */
export type ClockBook = ReadonlyMap<string, ClockDefinition>;

/** Checks one definition and forgets what its matters are: only its own functions are handed them. */
export const defineClocks = <M>(definition: ClockDefinition<M>): ClockDefinition => definition as ClockDefinition;

/** The book of the modules' definitions. @throws Error when two are of one kind */
export function clockBookOf(modules: ReadonlyArray<{ clocks?: readonly ClockDefinition[] }>): ClockBook {
  const book = new Map<string, ClockDefinition>();
  for (const definition of modules.flatMap((module) => module.clocks ?? [])) {
    if (book.has(definition.kind)) throw new Error(`clocks of ${definition.kind} are defined twice`);
    book.set(definition.kind, definition);
  }
  return book;
}

/** @throws Error when no module defines the clocks of this kind: a row nobody looks after */
export function definitionOf(book: ClockBook, kind: string): ClockDefinition {
  const found = book.get(kind);
  if (!found) throw new Error(`no module defines the clocks of ${kind}`);
  return found;
}
