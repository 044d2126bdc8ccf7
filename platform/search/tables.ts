/** Tables of the search, one set for every kind of matter. */
import type { ColumnType } from 'kysely';

/** What the searches look in; a matter nobody but its writer has seen has no row. */
export interface MatterWordsRow {
  matter_id: string;
  /** Of the matter, as `proposal`. */
  kind: string;
  assembly_id: string;
  /** Of the matter when these words were cut: a slower writer never puts older words over newer ones. */
  version: number;
  /** The day by which the newest hits come first; null: not listed yet, newer than all others. */
  listed_at: Date | null;
  /** From when on the public may find it; null: never. */
  public_from: Date | null;
  /** Words of everything, for the inside search. */
  inside: ColumnType<string, string, string>;
  /** Words of what the public may read; null: the same as `inside`. */
  outside: ColumnType<string | null, string | null, string | null>;
}

/** A word of the searches, once for the installation. */
export interface VocabularyRow {
  word: string;
  /** Without tones and blanks; of a word in Latin letters the word itself. */
  pinyin: string;
  initials: string;
}

/** Matters whose words the vocabulary has not learned yet. */
export interface NewWordsRow {
  matter_id: string;
}

declare module '../db/schema.ts' {
  interface DatabaseSchema {
    matter_words: MatterWordsRow;
    matter_words_new: NewWordsRow;
    search_vocabulary: VocabularyRow;
  }
}
