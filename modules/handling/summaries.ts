/** What the operations of handling do, in Chinese, for the page of the API. */
import words from './words/operations.json' with { type: 'json' };

/** By operationId of a host. */
export const handlingSummaries = (suffix: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(words).map(([name, sentence]) => [`${name}${suffix}`, sentence]));
