/** Rows that the database gives as JSON, as `json_agg(x)` does: instants are texts with the database's offset. */

export type JsonRow<T> = {
  [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K];
};

/** Such an instant as ISO 8601 in UTC. */
export const iso = (text: string): string => new Date(text).toISOString();
