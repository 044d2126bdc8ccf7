/**
 * Facts that nearly every request reads and that change a few times a year, kept in the process. Another process sees a
 * change within `lifetime`; the process that makes a change calls `forget` and reads the database itself for `settling`,
 * longer than any transaction lives, so that neither an open transaction's view nor the view before it is kept.
 */
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
}

const stores = new WeakMap<object, Store>();

/** One store a database: a transaction shares its adapter with the connection it came from. */
function storeOf(db: Db): Store {
  const adapter = db.getExecutor().adapter;
  let store = stores.get(adapter);
  if (!store) {
    store = { entries: new Map(), settlingUntil: new Map() };
    stores.set(adapter, store);
  }
  return store;
}

function keep(store: Store, key: string, value: unknown, now: number): void {
  if ((store.settlingUntil.get(key) ?? 0) > now) return;
  if (store.entries.size >= capacity) store.entries.clear();
  store.entries.set(key, { value, expires: now + lifetime });
}

/** The kept value, or what `load` gives; `undefined` is never kept. */
export async function cached<T>(db: Db, key: string, load: () => Promise<T>): Promise<T> {
  const store = storeOf(db);
  const entry = store.entries.get(key);
  if (entry && entry.expires > performance.now()) return entry.value as T;
  const value = await load();
  if (value !== undefined) keep(store, key, value, performance.now());
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
      keep(store, `${prefix}/${row.id}`, row, now);
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
