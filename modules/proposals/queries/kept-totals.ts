/**
 * Totals of large public lists, kept for a minute: counting a hundred thousand rows costs far more than showing twenty
 * of them, and nobody notices that the last filing is not in "96,052" yet. Small totals are counted each time.
 */
import type { Context } from '../../../platform/http/context.ts';

const LARGE = 1000;
const LIFETIME = 60_000;
const CAPACITY = 5000;

interface Entry {
  total: Promise<number>;
  expires: number;
}

/** One store a database, as tests open several in one process. */
const stores = new WeakMap<object, Map<string, Entry>>();

function storeOf(ctx: Context): Map<string, Entry> {
  const { adapter } = ctx.db.getExecutor();
  let store = stores.get(adapter);
  if (!store) {
    store = new Map();
    stores.set(adapter, store);
  }
  return store;
}

/** What `keptTotal` would answer without counting anew; undefined where it would count. */
export async function totalAtHand(ctx: Context, key: string): Promise<number | undefined> {
  const kept = storeOf(ctx).get(`${ctx.assembly.id}/${key}`);
  return kept !== undefined && kept.expires > performance.now() ? kept.total : undefined;
}

/**
 * The kept total of a list of the assembly, or what `count` gives; those who ask at the same time wait for one count.
 * @param key everything the total depends on
 */
export async function keptTotal(ctx: Context, key: string, count: () => Promise<number>): Promise<number> {
  const store = storeOf(ctx);
  const name = `${ctx.assembly.id}/${key}`;
  const now = performance.now();
  const kept = store.get(name);
  if (kept && kept.expires > now) return kept.total;
  if (store.size >= CAPACITY) store.clear();
  const entry: Entry = { total: count(), expires: now + LIFETIME };
  store.set(name, entry);
  try {
    const total = await entry.total;
    if (total < LARGE && store.get(name) === entry) store.delete(name);
    return total;
  } catch (error) {
    if (store.get(name) === entry) store.delete(name);
    throw error;
  }
}
