/** What has just been done with many, as long as it can be taken back: one at a time, the last. */
import { useSyncExternalStore } from 'react';
import type { BulkCalls } from '../../../platform/bulk/contract.ts';

export interface Undoable {
  code: string;
  bulkId: string;
  /** Instant after which it stays. */
  until: string;
  endpoint: BulkCalls['undoBulk'];
  verb: string;
  count: number;
}

let last: Undoable | null = null;
const watching = new Set<() => void>();

export function offerUndo(undoable: Undoable | null): void {
  last = undoable;
  for (const changed of watching) changed();
}

const watch = (changed: () => void) => {
  watching.add(changed);
  return () => watching.delete(changed);
};

export const useUndoable = (): Undoable | null => useSyncExternalStore(watch, () => last);
