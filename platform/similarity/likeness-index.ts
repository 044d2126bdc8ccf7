/** What a request is lent to ask which matters are near a text. No server code here. */

/** A text as it is likened: what it is called, and what it says. */
export interface LikenedText {
  title: string;
  text: string;
}

/** What is most like, best first; `more`: some shelf held more than the limit. */
export interface NearFound {
  keys: string[];
  more: boolean;
}

export interface LikenessIndex {
  /** Of the matters to be held, how many are: 1 when all are and it answers. */
  readonly progress: number;
  /** Keys of what is most like, best first, whoever may read it: no more than a hint to what the database is asked about. */
  near(assemblyId: string, text: LikenedText, limit: number): Promise<NearFound>;
}

/** How a matter is known in the index. */
export const keyOf = (kind: string, id: string): string => `${kind}/${id}`;

export function matterOf(key: string): { kind: string; id: string } {
  const at = key.indexOf('/');
  return { kind: key.slice(0, at), id: key.slice(at + 1) };
}
