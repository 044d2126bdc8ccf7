/** An index of like matters for tests: in this thread, current whenever it is asked. */
import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from '../db/schema.ts';
import type { ShelvesHeld } from '../similarity/index-thread.ts';
import { IndexKeeper } from '../similarity/keeper.ts';
import type { LikenedKind } from '../similarity/kinds.ts';
import type { LikenessIndex } from '../similarity/likeness-index.ts';
import { Shelves } from '../similarity/shelves.ts';
import { silentLog } from './context.ts';

/** Shelves without a thread. */
export function shelvesHere(): ShelvesHeld {
  const shelves = new Shelves();
  return {
    put: async (matters) => shelves.put(matters),
    drop: async (keys) => shelves.drop(keys),
    near: async (asked) => shelves.near(asked),
    save: (folder, position) => shelves.save(folder, position),
    load: (folder) => shelves.load(folder),
    clear: async () => shelves.clear(),
    measure: async () => shelves.measure(),
    close: async () => {},
  };
}

/** Looks before one gives up; a transaction of the one who waits can be the oldest. */
const LOOKS = 400;

/**
 * Until no transaction of the whole server is older than what was written: changes are read up to the oldest one at work, and
 * a server shared by tests has others.
 */
export async function untilSeen(db: Kysely<DatabaseSchema>): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    const { rows } = await sql<{ seen: boolean }>`select coalesce(
      max(xact) < pg_snapshot_xmin(pg_current_snapshot()), true) as seen from matter_changes`.execute(db);
    if (rows[0]!.seen) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function createTestLikeness(db: Kysely<DatabaseSchema>, kinds: readonly LikenedKind[]): LikenessIndex {
  const keeper = new IndexKeeper({ db, kinds, log: silentLog, open: shelvesHere });
  return {
    progress: 1,
    async near(...asked) {
      await untilSeen(db);
      await keeper.look();
      return keeper.near(...asked);
    },
  };
}
