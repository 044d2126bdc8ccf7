/** For tests of what a step announces, and of what comes of it. */
import type { Db } from '../db/schema.ts';
import type { AnnouncedEvent } from './reaction.ts';
import './tables.ts';

/** All events so far, in the order they were announced. */
export async function announcedEvents(db: Db): Promise<AnnouncedEvent[]> {
  const rows = await db.selectFrom('events').selectAll().orderBy('seq').execute();
  return rows.map((row) => ({
    key: `event/${row.seq}`,
    assemblyId: row.assembly_id,
    kind: row.kind,
    matterId: row.matter_id,
    name: row.name,
    params: row.params,
    actorId: row.actor_id,
    at: row.at,
  }));
}
