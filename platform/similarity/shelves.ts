/**
 * The indexes of all assemblies of an installation, each in shelves of at most {@link SHELF} matters, so that saving and
 * tidying one copies a part and never the whole. Knows neither database nor threads; `index-worker.ts` lends it one.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SimilarityIndex } from '../../algorithms/similarity/index-contract.ts';
import { createSimilarityIndex, loadSimilarityIndex } from '../../algorithms/similarity/similarity-index.ts';
import { simplify, withoutBlanks } from '../../algorithms/words/fold.ts';
import type { LikenedText, NearFound } from './likeness-index.ts';

export type { NearFound } from './likeness-index.ts';

/** Matters on one shelf. */
const SHELF = 50_000;
/**
 * Characters of a text the index holds: people say at the beginning what it is about. On real messages more found no more
 * (`bench likeness`), and what is found is compared in full.
 */
const HELD = 160;
/** Matters asked of a shelf, in times of its even part of all that is asked for. */
const PART_AND_CHANCE = 3;
/** Matters looked at closely for one that is given. */
const LOOKED_AT = 4 / 3;
const FIELDS = { title: 2, text: 1 };
/** What a saved index was made as; another is built anew. */
const FORM = `1 ${HELD} ${SHELF} ${JSON.stringify(FIELDS)}`;
const LIST = 'shelves.json';

/** How far in the database's changes an index is. */
export interface Position {
  xact: string;
  seq: string;
}

/** A matter with the key it is known by. */
export interface ShelvedMatter extends LikenedText {
  key: string;
  assemblyId: string;
}

export interface NearAsked {
  assemblyId: string;
  text: LikenedText;
  /** How many are wanted: no shelf gives more, all together may. */
  limit: number;
}

/** Memory of the thread, in bytes. */
export interface Measured {
  matters: number;
  shelves: number;
  arrays: number;
  heap: number;
}

interface Shelf {
  assemblyId: string;
  index: SimilarityIndex;
  /** Its file, while it holds the same as the shelf. */
  file: string | null;
}

interface List {
  form: string;
  position: Position;
  shelves: Array<{ assemblyId: string; file: string }>;
}

const folded = (
  { title, text }: LikenedText,
  held = Number.POSITIVE_INFINITY,
): Record<keyof typeof FIELDS, string> => ({
  title: simplify(withoutBlanks(title)),
  text: simplify(withoutBlanks(text)).slice(0, held),
});

export class Shelves {
  private shelves: Shelf[] = [];

  get size(): number {
    return this.shelves.reduce((sum, { index }) => sum + index.size, 0);
  }

  clear(): void {
    this.shelves = [];
  }

  /** Takes matters in, those known in place of what was held of them. */
  put(matters: readonly ShelvedMatter[]): void {
    for (const matter of matters) {
      const fields = folded(matter, HELD);
      const held = this.shelves.find(({ index }) => index.has(matter.key));
      if (held) {
        const before = held.index.get(matter.key)!;
        const same = before.title === fields.title && before.text === fields.text;
        if (same && held.assemblyId === matter.assemblyId) continue;
        held.index.remove(matter.key);
        held.file = null;
      }
      const open = this.openOf(matter.assemblyId);
      open.index.add(matter.key, fields);
      open.file = null;
    }
  }

  drop(keys: readonly string[]): void {
    for (const key of keys) {
      for (const shelf of this.shelves) if (shelf.index.remove(key)) shelf.file = null;
    }
  }

  near({ assemblyId, text, limit }: NearAsked): NearFound {
    const query = folded(text);
    const own = this.shelves.filter((shelf) => shelf.assemblyId === assemblyId);
    const cut = own[0]?.index.cut(query) ?? [];
    // What is near lies anywhere: of several shelves each is asked for its part and as much again for chance.
    const each = Math.min(limit, Math.ceil((limit * PART_AND_CHANCE) / own.length));
    const candidates = Math.ceil(each * LOOKED_AT);
    const found = own.map(({ index }) =>
      index.search(query, { limit: each, passage: 0, overlap: false, candidates, cut }),
    );
    const all = found.flat().sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    return { keys: all.map(({ id }) => id), more: found.some((list) => list.length >= each) };
  }

  measure(): Measured {
    const { heapUsed } = process.memoryUsage();
    const arrays = this.shelves.reduce((sum, { index }) => sum + index.bytes, 0);
    return { matters: this.size, shelves: this.shelves.length, arrays, heap: heapUsed };
  }

  /** Writes what changed since it was last saved; matters may be put and dropped meanwhile. */
  async save(folder: string, position: Position): Promise<void> {
    await mkdir(folder, { recursive: true });
    const written: List['shelves'] = [];
    for (const shelf of [...this.shelves]) {
      let { file } = shelf;
      if (file === null) {
        file = `shelf-${Date.now().toString(36)}-${written.length}.index`;
        const bytes = shelf.index.save();
        // What is put on the shelf while its bytes are written sets this back: it is written again next time.
        shelf.file = file;
        await writeFile(join(folder, file), bytes);
      }
      written.push({ assemblyId: shelf.assemblyId, file });
    }
    const list: List = { form: FORM, position, shelves: written };
    await writeFile(join(folder, `${LIST}.new`), JSON.stringify(list));
    await rename(join(folder, `${LIST}.new`), join(folder, LIST));
    const kept = new Set([LIST, ...written.map(({ file }) => file)]);
    for (const file of await readdir(folder)) if (!kept.has(file)) await rm(join(folder, file), { force: true });
  }

  /** @returns where the saved index was; undefined: none, of another form, or not whole, and then nothing is held */
  async load(folder: string): Promise<Position | undefined> {
    this.clear();
    try {
      const list = JSON.parse(await readFile(join(folder, LIST), 'utf8')) as List;
      if (list.form !== FORM) return undefined;
      for (const { assemblyId, file } of list.shelves) {
        this.shelves.push({ assemblyId, index: loadSimilarityIndex(await readFile(join(folder, file))), file });
      }
      return list.position;
    } catch {
      this.clear();
      return undefined;
    }
  }

  private openOf(assemblyId: string): Shelf {
    const open = this.shelves.findLast((shelf) => shelf.assemblyId === assemblyId && shelf.index.size < SHELF);
    if (open) return open;
    const made: Shelf = { assemblyId, index: createSimilarityIndex({ fields: FIELDS }), file: null };
    this.shelves.push(made);
    return made;
  }
}
