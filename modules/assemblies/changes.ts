/** What of something is asked to become different. Pure. */
export const changesOf = <T extends object>(before: T, asked: { [K in keyof T]?: T[K] | undefined }): Partial<T> =>
  Object.fromEntries(
    Object.entries(asked).filter(([key, value]) => value !== undefined && value !== before[key as keyof T]),
  ) as Partial<T>;
