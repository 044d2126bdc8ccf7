/**
 * Keeps one process's index of all likened matters: brought back from disk or built from the database beside the work, then
 * kept current from what the database says changed, whichever process changed it.
 */
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { DatabaseSchema } from '../db/schema.ts';
import type { Poller } from '../jobs/poller.ts';
import { startPoller } from '../jobs/poller.ts';
import { changesSince, positionNow, reaches } from './changes.ts';
import { openIndexThread, type ShelvesHeld } from './index-thread.ts';
import type { IndexedMatter, LikenedKind } from './kinds.ts';
import { keyOf, type LikenessIndex } from './likeness-index.ts';
import type { Measured, Position, ShelvedMatter } from './shelves.ts';

/** Between two looks for what changed. */
const EVERY_MS = 1000;
/** Matters read at once while building, and changes taken at once. */
const BATCH = 500;
/** Saved anew after so many changes; what is missing on disk is read again from the database. */
const SAVED_AFTER = 5000;
/** How far the numbers of matters in index and database may differ after coming back from disk. */
const TOLERANCE = 20;

const zeroId = '00000000-0000-0000-0000-000000000000';

export interface KeeperOptions {
  db: Kysely<DatabaseSchema>;
  kinds: readonly LikenedKind[];
  log: Logger;
  /** Where the index is saved; absent: nowhere. */
  folder?: string;
  /** Absent: on a thread of its own. */
  open?: (lost: (error: Error) => void) => ShelvesHeld;
}

export class IndexKeeper implements LikenessIndex {
  private shelves: ShelvesHeld | undefined;
  private position: Position | undefined;
  private done = 0;
  private total = 1;
  private ready = false;
  private unsaved = 0;
  private poller: Poller | undefined;
  private readonly options: KeeperOptions;

  constructor(options: KeeperOptions) {
    this.options = options;
  }

  get progress(): number {
    return this.ready ? 1 : Math.min(0.99, this.done / Math.max(1, this.total));
  }

  async near(...[assemblyId, text, limit]: Parameters<LikenessIndex['near']>) {
    if (!this.ready || !this.shelves) return { keys: [], more: false };
    return this.shelves.near({ assemblyId, text, limit });
  }

  async measure(): Promise<Measured | undefined> {
    return this.shelves?.measure();
  }

  /** Begins, and goes on until `stop`: whoever serves need not wait for it. */
  start(): void {
    this.poller = startPoller('likeness', EVERY_MS, (on) => this.look(on), this.options.log);
  }

  async stop(): Promise<void> {
    await this.poller?.stop();
    await this.shelves?.close();
    this.ready = false;
  }

  /** One look: begins where nothing is held yet, takes in what changed, saves from time to time. */
  async look(on: () => boolean = () => true): Promise<void> {
    const held = this.shelves ?? this.open();
    if (!this.position) {
      const began = performance.now();
      const from = (await this.comeBack(held)) ? 'disk' : 'database';
      if (!this.position && !(await this.build(held, on))) return;
      while (on() && (await this.takeIn(held)) > 0);
      this.ready = true;
      const { matters } = await held.measure();
      const seconds = Math.round((performance.now() - began) / 100) / 10;
      this.options.log.info({ matters, seconds, from }, 'index of like matters');
    }
    while (on() && (await this.takeIn(held)) > 0);
    if (this.unsaved >= SAVED_AFTER && on()) await this.save(held);
  }

  private open(): ShelvesHeld {
    const opened = (this.options.open ?? openIndexThread)((error) => {
      if (this.shelves !== opened) return;
      this.options.log.error({ err: error }, 'index of like matters lost');
      this.shelves = undefined;
      this.position = undefined;
      this.ready = false;
    });
    this.shelves = opened;
    return opened;
  }

  /** @returns whether the saved index is held and everything since can be read */
  private async comeBack(held: ShelvesHeld): Promise<boolean> {
    const { db, folder } = this.options;
    const saved = folder ? await held.load(folder) : undefined;
    if (!saved || !(await reaches(db, saved))) return false;
    this.position = saved;
    while ((await this.takeIn(held)) > 0);
    const { matters } = await held.measure();
    if (Math.abs(matters - (await this.count())) <= TOLERANCE) {
      this.unsaved = 0;
      return true;
    }
    this.position = undefined;
    return false;
  }

  private async count(): Promise<number> {
    let total = 0;
    for (const kind of this.options.kinds) total += await kind.count(this.options.db);
    return total;
  }

  /** @returns false when it was to end before it was whole */
  private async build(held: ShelvesHeld, on: () => boolean): Promise<boolean> {
    const { db, kinds } = this.options;
    await held.clear();
    const position = await positionNow(db);
    this.total = await this.count();
    this.done = 0;
    for (const kind of kinds) {
      for (let after = zeroId; ; ) {
        if (!on()) return false;
        const matters = await kind.load(db, after, BATCH);
        if (matters.length === 0) break;
        await held.put(matters.map((matter) => shelved(kind, matter)));
        this.done += matters.length;
        after = matters.at(-1)!.id;
      }
    }
    this.position = position;
    await this.save(held);
    return true;
  }

  /** @returns how many changes there were, at most a batch */
  private async takeIn(held: ShelvesHeld): Promise<number> {
    const { db, kinds } = this.options;
    const changes = await changesSince(db, this.position!, BATCH);
    for (const kind of kinds) {
      const ids = [...(changes.matters.get(kind.kind) ?? [])];
      if (ids.length === 0) continue;
      const standing = await kind.current(db, ids);
      const known = new Set(standing.map(({ id }) => id));
      await held.put(standing.map((matter) => shelved(kind, matter)));
      const gone = ids.filter((id) => !known.has(id));
      if (gone.length > 0) await held.drop(gone.map((id) => keyOf(kind.kind, id)));
    }
    this.position = changes.position;
    this.unsaved += changes.count;
    return changes.count;
  }

  private async save(held: ShelvesHeld): Promise<void> {
    const { folder, log } = this.options;
    this.unsaved = 0;
    if (!folder) return;
    // Without a saved index the next start only takes longer.
    await held
      .save(folder, this.position!)
      .catch((error) => log.error({ err: error }, 'index of like matters not saved'));
  }
}

const shelved = (kind: LikenedKind, { id, ...matter }: IndexedMatter): ShelvedMatter => ({
  key: keyOf(kind.kind, id),
  ...matter,
});
