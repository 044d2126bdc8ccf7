/** What a module says of a kind of matter it keeps, so that others can point to one without knowing the module. */

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

/** @template C what a reader's request is handed on as */
export interface KindShownTo<C> {
  /** As history keeps it. */
  kind: string;
  /** The module whose words name its relations. */
  module: string;
  /**
   * Those of the matters that the reader may know of, in one statement for any number of them. A reader without an account
   * is the public.
   */
  shown(ctx: C, ids: readonly string[]): Promise<ReadonlyMap<string, ShownMatter>>;
}

/** All kinds of an installation by name. */
export type KindBookFor<C> = ReadonlyMap<string, KindShownTo<C>>;
