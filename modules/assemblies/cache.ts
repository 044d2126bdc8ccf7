/**
 * Facts that nearly every request reads and that change a few times a year, kept in the process. The process that makes
 * a change calls `forget` and reads the database itself for `settling`, longer than any transaction lives, so that
 * neither an open transaction's view nor the view before it is kept. Other processes are told by the database at the
 * commit (`hearChanges`); one that cannot hear keeps nothing.
 */
import type { Heard } from '../../platform/db/listen.ts';
import type { Db } from '../../platform/db/schema.ts';

interface Entry {
  value: unknown;
  expires: number;
}

const lifetime = 5_000;
const settling = 60_000;
const capacity = 20_000;

interface Store {
  entries: Map<string, Entry>;
  settlingUntil: Map<string, number>;
  /** Grows when something changed: what was read before is not kept after. */
  generation: number;
  /** Changes made elsewhere may go unheard. */
  deaf: boolean;
}

const stores = new WeakMap<object, Store>();

/** One store a database: a transaction shares its adapter with the connection it came from. */
function storeOf(db: Db): Store {
  const adapter = db.getExecutor().adapter;
  let store = stores.get(adapter);
  if (!store) {
    store = { entries: new Map(), settlingUntil: new Map(), generation: 0, deaf: false };
    stores.set(adapter, store);
  }
  return store;
}

function keep(store: Store, generation: number, key: string, value: unknown): void {
  const now = performance.now();
  if (store.deaf || store.generation !== generation || (store.settlingUntil.get(key) ?? 0) > now) return;
  if (store.entries.size >= capacity) store.entries.clear();
  store.entries.set(key, { value, expires: now + lifetime });
}

/** The kept value, or what `load` gives; `undefined` is never kept. */
export async function cached<T>(db: Db, key: string, load: () => Promise<T>): Promise<T> {
  const store = storeOf(db);
  const entry = store.entries.get(key);
  if (entry && entry.expires > performance.now()) return entry.value as T;
  const { generation } = store;
  const value = await load();
  if (value !== undefined) keep(store, generation, key, value);
  return value;
}

/** The kept values of many ids; `load` is asked once for those not kept. Unknown ids are absent from the map. */
export async function cachedByIds<T extends { id: string }>(
  db: Db,
  prefix: string,
  ids: readonly string[],
  load: (missing: string[]) => Promise<T[]>,
): Promise<Map<string, T>> {
  const store = storeOf(db);
  const { generation } = store;
  const now = performance.now();
  const found = new Map<string, T>();
  const missing: string[] = [];
  for (const id of new Set(ids)) {
    const entry = store.entries.get(`${prefix}/${id}`);
    if (entry && entry.expires > now) found.set(id, entry.value as T);
    else missing.push(id);
  }
  if (missing.length > 0) {
    for (const row of await load(missing)) {
      found.set(row.id, row);
      keep(store, generation, `${prefix}/${row.id}`, row);
    }
  }
  return found;
}

/** Call in the transaction that changes what stands behind the key. */
export function forget(db: Db, key: string): void {
  const store = storeOf(db);
  store.entries.delete(key);
  store.settlingUntil.set(key, performance.now() + settling);
}

/** Channel on which the tables behind the kept facts announce that they changed. */
export const changesChannel = 'yitang_changes';

/** Forgets what other processes change; to be heard on `changesChannel` of the same database. */
export function hearChanges(db: Db): Heard {
  const store = storeOf(db);
  const forgetAll = () => {
    store.generation += 1;
    store.entries.clear();
  };
  return {
    change: forgetAll,
    connected() {
      store.deaf = false;
      forgetAll();
    },
    disconnected() {
      store.deaf = true;
      forgetAll();
    },
  };
}
