/** What the operations of handling do, in Chinese, for the page of the API. */
import { byOperationId } from './contract.ts';
import words from './words/operations.json' with { type: 'json' };

/** By operationId of a host. */
export const handlingSummaries = (address: Parameters<typeof byOperationId>[1]): Readonly<Record<string, string>> =>
  byOperationId(words, address);
