/** The side of the queue that commands see. */
import type { Db } from '../db/schema.ts';

export interface JobQueue {
  /**
   * Enqueues a job in the transaction of `db`.
   * @param startAfter not before this instant
   * @param key one job at a time per key in the queue
   */
  send(
    db: Db,
    name: string,
    data: Record<string, unknown>,
    options?: { startAfter?: Date; key?: string },
  ): Promise<void>;
}
