/** For tests of what a step announces, and of what comes of it. */
import type { Db } from '../db/schema.ts';
import { type AnnouncedEvent, announcedEvent } from './reaction.ts';
import './tables.ts';

/** All events so far, in the order they were announced. */
export async function announcedEvents(db: Db): Promise<AnnouncedEvent[]> {
  return (await db.selectFrom('events').selectAll().orderBy('seq').execute()).map(announcedEvent);
}
