/** Writes what the searches know of a matter in the statement that writes the matter, so that the two never disagree. */
import './tables.ts';
import type { Db } from '../db/schema.ts';
import { type MatterWords, wordVector } from './words.ts';

/** What the searches know of a matter beside its words. */
export interface WordsFacts {
  kind: string;
  id: string;
  assemblyId: string;
  version: number;
  listedAt: Date | null;
  publicFrom: Date | null;
}

/** A row of `matter_words`. */
export const wordsRow = (facts: WordsFacts, words: MatterWords) => ({
  matter_id: facts.id,
  kind: facts.kind,
  assembly_id: facts.assemblyId,
  version: facts.version,
  listed_at: facts.listedAt,
  public_from: facts.publicFrom,
  inside: wordVector(words.inside),
  outside: words.outside === null ? null : wordVector(words.outside),
});

/** For the statement that writes the matter: its new words beside it. */
export function withWords(db: Db, facts: WordsFacts, words: MatterWords): Db {
  const { matter_id, kind, assembly_id, ...changing } = wordsRow(facts, words);
  return db
    .with('learn', (inner) =>
      inner
        .insertInto('matter_words_new')
        .values({ matter_id })
        .onConflict((known) => known.doNothing()),
    )
    .with('words', (inner) =>
      inner
        .insertInto('matter_words')
        .values({ matter_id, kind, assembly_id, ...changing })
        .onConflict((taken) =>
          taken.column('matter_id').doUpdateSet((given) => ({
            version: changing.version,
            listed_at: changing.listed_at,
            public_from: changing.public_from,
            inside: given.ref('excluded.inside'),
            outside: given.ref('excluded.outside'),
          })),
        ),
    ) as unknown as Db;
}

/** For the statement that writes the matter: only its days, the words stay. */
export const withDays = (db: Db, { id, version, listedAt, publicFrom }: WordsFacts): Db =>
  db.with('words', (inner) =>
    inner
      .updateTable('matter_words')
      .set({ version, listed_at: listedAt, public_from: publicFrom })
      .where('matter_id', '=', id),
  ) as unknown as Db;
