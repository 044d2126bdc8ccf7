/** The kinds of matters an installation knows. */
import type { Context } from '../http/context.ts';
import type { KindBookFor, KindShownTo } from './kind-book.ts';

export type MatterKind = KindShownTo<Context>;

/** All kinds of an installation by name. */
export type KindBook = KindBookFor<Context>;

/** @throws Error when two modules keep one kind */
export function kindBookOf(modules: ReadonlyArray<{ kinds?: readonly MatterKind[] }>): KindBook {
  const book = new Map<string, MatterKind>();
  for (const kind of modules.flatMap((module) => module.kinds ?? [])) {
    if (book.has(kind.kind)) throw new Error(`matters of kind ${kind.kind} are kept twice`);
    book.set(kind.kind, kind);
  }
  return book;
}
