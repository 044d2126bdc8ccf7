/** An index of like matters for tests: in this thread, current whenever it is asked. */
import type { Kysely } from 'kysely';
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

export function createTestLikeness(db: Kysely<DatabaseSchema>, kinds: readonly LikenedKind[]): LikenessIndex {
  const keeper = new IndexKeeper({ db, kinds, log: silentLog, open: shelvesHere });
  return {
    progress: 1,
    async near(...asked) {
      await keeper.look();
      return keeper.near(...asked);
    },
  };
}
