/** What a module says of a kind of matter it keeps, so that others can point to one without knowing the module. */
import type { Context } from '../http/context.ts';

/** A matter as a line that leads to it, for one reader. */
export interface ShownMatter {
  title: string;
  /** Its number with what it counts in, as letters cite it; null: it has none. */
  label: string | null;
  /** Who brought it in; empty: not said to this reader. */
  who: string;
  /** Below the assembly's address, the same on every front; null: it has no page for this reader. */
  path: string | null;
}

export interface MatterKind {
  /** As history keeps it. */
  kind: string;
  /** The module whose words name its relations. */
  module: string;
  /**
   * Those of the matters that the reader may know of, in one statement for any number of them. A reader without an account
   * is the public.
   */
  shown(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, ShownMatter>>;
}

/** All kinds of an installation by name. */
export type KindBook = ReadonlyMap<string, MatterKind>;

/** @throws Error when two modules keep one kind */
export function kindBookOf(modules: ReadonlyArray<{ kinds?: readonly MatterKind[] }>): KindBook {
  const book = new Map<string, MatterKind>();
  for (const kind of modules.flatMap((module) => module.kinds ?? [])) {
    if (book.has(kind.kind)) throw new Error(`matters of kind ${kind.kind} are kept twice`);
    book.set(kind.kind, kind);
  }
  return book;
}
