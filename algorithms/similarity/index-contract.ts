/** What the similarity index promises: its methods, what they take and give, what they refuse. */

/** What an index is made with. */
export interface SimilarityOptions {
  /** Names of the fields and how much each counts (positive, finite). Default: one field `text`. */
  fields?: Record<string, number>;
  /** An assembly's own terms, kept whole when words are cut; give the same when loading. */
  terms?: readonly string[];
}

/** Texts by field name; a field left out is empty. A plain string stands for the first field. */
export type FieldTexts = Readonly<Record<string, string>>;

/** A stretch of a document that also stands in the query, by place in the texts as they were given (UTF-16 units). */
export interface Passage {
  field: string;
  /** First unit and the one after the last, in the document's field. */
  start: number;
  end: number;
  /** The document's own characters from start to end, punctuation included. */
  text: string;
  /** The same stretch in the query: its field (the first field for a plain text), first unit, one after the last. */
  queryField: string;
  queryStart: number;
  queryEnd: number;
}

/** One similar document. */
export interface SimilarDocument {
  id: string;
  /** 1 for a text that holds all the query holds at no greater length, 0 for nothing in common. Orders the result. */
  score: number;
  /** Pairs of neighbouring characters both have, of those either has (Jaccard): 1 for a copy, punctuation aside. */
  overlap: number;
  passages: Passage[];
}

/** What a search may be told. */
export interface SearchOptions {
  /** Most documents to give. Default 10. */
  limit?: number;
  /** Identifier to leave out (the document being written, where it is in the index already). */
  exclude?: string;
  /** Least score to give. Default 0. */
  least?: number;
  /** Least length of a passage in letters, punctuation not counted. Default 4; 0 gives no passages and saves the work. */
  passage?: number;
  /** Documents looked at closely, where they are to be more or fewer than 128; never fewer than `limit`. */
  candidates?: number;
  /** False: `overlap` is not reckoned and 0. */
  overlap?: boolean;
  /** What `cut` of an index with the same fields and terms gave for the same query: several are asked, it is cut once. */
  cut?: CutQuery;
}

/** Words of a query, each with the weight of its field. */
export type CutQuery = ReadonlyArray<readonly [word: string, weight: number]>;

/** An index in memory. All methods are synchronous. */
export interface SimilarityIndex {
  /** Documents held. */
  readonly size: number;
  has(id: string): boolean;
  /** The fields as given, undefined where the identifier is unknown. */
  get(id: string): Record<string, string> | undefined;
  /** @throws SimilarityError `duplicate` where the identifier is there, `invalid` for a bad identifier, field or text */
  add(id: string, fields: FieldTexts | string): void;
  /** Replaces all fields. @throws SimilarityError `unknown` where the identifier is not there, `invalid` as in add */
  change(id: string, fields: FieldTexts | string): void;
  /** True if it was there. */
  remove(id: string): boolean;
  /** The most similar documents, best first, equals by identifier. @throws SimilarityError `invalid` */
  search(query: FieldTexts | string, options?: SearchOptions): SimilarDocument[];
  /** The query's words, for `search`. @throws SimilarityError `invalid` */
  cut(query: FieldTexts | string): CutQuery;
  /**
   * Passages that document `id` shares with a text, or with another document of the index given as `{ document: id }`; at least `least`
   * letters long (default 4). @throws SimilarityError `unknown`, `invalid`
   */
  passages(query: FieldTexts | string | { document: string }, id: string, least?: number): Passage[];
  /** Gives back the memory of removed documents; done by itself when they are more than the others, and in `save`. */
  compact(): void;
  /** The whole index in one piece. */
  save(): Uint8Array;
  /** Bytes held by the index's arrays (identifiers and the dictionary of words not counted). */
  readonly bytes: number;
}

/** Said by every function here that refuses. */
export class SimilarityError extends Error {
  readonly code: 'invalid' | 'duplicate' | 'unknown' | 'damaged';
  constructor(code: SimilarityError['code'], message: string) {
    super(message);
    this.name = 'SimilarityError';
    this.code = code;
  }
}

/** Longest field, UTF-16 units. */
export const LONGEST_FIELD = 1_000_000;
