/** What a module does when something happened, in its own room or in another. */
import type { Context } from '../http/context.ts';

export interface AnnouncedEvent {
  /** The same however often it is tried; good as a key of what is done once. */
  key: string;
  assemblyId: string;
  kind: string;
  matterId: string;
  /** Without the kind, as `filed`. */
  name: string;
  params: Readonly<Record<string, unknown>>;
  /** Whose step it was; null: the platform's. */
  actorId: string | null;
  at: Date;
}

/** A row of `events`, as handlers are given it. */
export const announcedEvent = (row: {
  seq: number | string;
  assembly_id: string;
  kind: string;
  matter_id: string;
  name: string;
  params: Record<string, unknown>;
  actor_id: string | null;
  at: Date;
}): AnnouncedEvent => ({
  key: `event/${row.seq}`,
  assemblyId: row.assembly_id,
  kind: row.kind,
  matterId: row.matter_id,
  name: row.name,
  params: row.params,
  actorId: row.actor_id,
  at: row.at,
});

export interface Reaction {
  /** Unique within the module; never renamed, as what waits is kept under it. */
  name: string;
  /** Events with their kind, as `proposal.filed`. */
  on: readonly string[];
  /** Of an act on many only once it can no longer be taken back, and then not at all if it was. */
  waits?: true;
  /**
   * Runs in one transaction with the mark that it is done: what it writes is written once. It must not wait for anybody outside
   * of the database. Throws: nothing of it stays, and it is tried again, later events of that matter waiting behind it.
   */
  handle(ctx: Context, event: AnnouncedEvent): Promise<void>;
}

/** A reaction as it is kept. */
export interface Handler {
  /** `module.reaction` */
  key: string;
  reaction: Reaction;
}

/** @throws Error when a module names two reactions alike */
export function handlersOf(modules: ReadonlyArray<{ name: string; reactions?: readonly Reaction[] }>): Handler[] {
  const found = new Map<string, Handler>();
  for (const module of modules) {
    for (const reaction of module.reactions ?? []) {
      const key = `${module.name}.${reaction.name}`;
      if (found.has(key)) throw new Error(`two reactions are called ${key}`);
      found.set(key, { key, reaction });
    }
  }
  return [...found.values()];
}
