/**
 * One form kept while it is typed: at once on the device, a moment later on the server. No React here: `kept.ts` shows
 * it to screens, tests drive it alone.
 */
import { ApiProblem } from '../client.ts';

export type KeptState = 'new' | 'saving' | 'kept' | 'device' | 'conflict' | 'lost';

interface DeviceCopy {
  content: string;
  /** Version on the server it is based on. */
  base: number;
  dirty: boolean;
  at: string;
}

/** The other device's text, when both were changed. */
export interface KeptConflict {
  content: string | null;
  version: number;
  keptAt: string | null;
}

export interface Snapshot {
  content: string | null;
  state: KeptState;
  keptAt: string | null;
  conflict: KeptConflict | null;
  /** Something typed earlier was found. */
  restored: boolean;
}

export interface KeptRemote {
  read(): Promise<{ content: string | null; version: number; keptAt: string | null }>;
  write(content: string, baseVersion: number, leaving: boolean): Promise<{ version: number; keptAt: string }>;
  discard(): Promise<void>;
}

const PAUSE_MS = 900;
const prefix = 'yt-form:';

/** Takes every form of a person off this device: at sign-out, on a computer others use too. */
export function forgetDeviceForms(accountId: string): void {
  for (const key of Object.keys(localStorage))
    if (key.startsWith(`${prefix}${accountId}:`)) localStorage.removeItem(key);
}

export class KeptStore {
  private copy: DeviceCopy | null = null;
  private snapshot: Snapshot;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | null = null;
  private discarded = false;
  private readonly listeners = new Set<() => void>();
  private readonly storageKey: string;
  private readonly remote: KeptRemote;

  /** @param name account, assembly and form: nobody finds another's text on a shared device */
  constructor(name: string, remote: KeptRemote) {
    this.storageKey = `${prefix}${name}`;
    this.remote = remote;
    this.copy = this.readDevice();
    this.snapshot = {
      content: this.copy?.content ?? null,
      state: this.copy ? (this.copy.dirty ? 'device' : 'kept') : 'new',
      keptAt: this.copy?.at ?? null,
      conflict: null,
      restored: this.copy !== null,
    };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  current = (): Snapshot => this.snapshot;

  private show(part: Partial<Snapshot>): void {
    this.snapshot = { ...this.snapshot, ...part };
    for (const listener of this.listeners) listener();
  }

  private readDevice(): DeviceCopy | null {
    try {
      return JSON.parse(localStorage.getItem(this.storageKey) ?? 'null') as DeviceCopy | null;
    } catch {
      return null;
    }
  }

  /** @returns whether the device kept it */
  private writeDevice(): boolean {
    try {
      if (this.copy) localStorage.setItem(this.storageKey, JSON.stringify(this.copy));
      else localStorage.removeItem(this.storageKey);
      return true;
    } catch {
      return false;
    }
  }

  /** Looks at the server once: another device may have gone on. */
  async open(): Promise<void> {
    let there: Awaited<ReturnType<KeptRemote['read']>>;
    const before = this.copy;
    if (this.gone && !(await this.discardThere())) return;
    try {
      there = await this.remote.read();
    } catch {
      return;
    }
    const mine = this.copy;
    // What was typed and sent while this answer was on its way is newer than the answer; a conflict shows when sending.
    if (this.discarded || (mine !== before && !mine?.dirty)) return;
    if (mine?.dirty) {
      if (there.version > mine.base && there.content !== mine.content)
        this.show({ state: 'conflict', conflict: { ...there } });
      else {
        this.copy = { ...mine, base: there.version };
        void this.flush();
      }
      return;
    }
    if (there.content === null) {
      if (mine) {
        this.copy = null;
        this.writeDevice();
        this.show({ content: null, state: 'new', keptAt: null, restored: false });
      }
      return;
    }
    if (mine?.content === there.content && mine.base === there.version) return;
    this.copy = { content: there.content, base: there.version, dirty: false, at: there.keptAt ?? '' };
    this.writeDevice();
    this.show({ content: there.content, state: 'kept', keptAt: there.keptAt, restored: true });
  }

  set(content: string): void {
    if (content === this.copy?.content) return;
    this.discarded = false;
    this.copy = { content, base: this.copy?.base ?? 0, dirty: true, at: new Date().toISOString() };
    const onDevice = this.writeDevice();
    const conflicting = this.snapshot.state === 'conflict';
    this.show({ content, ...(conflicting ? {} : { state: onDevice ? 'device' : 'lost' }) });
    if (conflicting) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  /** Sends what is not on the server yet. @param leaving the page goes away meanwhile */
  async flush(leaving = false): Promise<void> {
    clearTimeout(this.timer);
    if (this.sending && !leaving) await this.sending;
    const copy = this.copy;
    if (!copy?.dirty || this.snapshot.state === 'conflict') return;
    const run = this.send(copy, leaving);
    this.sending = run;
    await run;
    this.sending = null;
  }

  private async send(copy: DeviceCopy, leaving: boolean): Promise<void> {
    this.show({ state: 'saving' });
    if (this.gone && !leaving && !(await this.discardThere())) {
      this.show({ state: this.writeDevice() ? 'device' : 'lost' });
      return;
    }
    try {
      const { version, keptAt } = await this.remote.write(copy.content, copy.base, leaving);
      if (this.discarded) return;
      const unchanged = this.copy?.content === copy.content;
      if (this.copy) this.copy = { ...this.copy, base: version, dirty: !unchanged, at: keptAt };
      this.writeDevice();
      this.show({ state: unchanged ? 'kept' : 'device', keptAt });
      if (!unchanged) this.timer = setTimeout(() => void this.flush(), PAUSE_MS);
    } catch (error) {
      if (this.discarded) return;
      if (error instanceof ApiProblem && error.code === 'form_kept_elsewhere') {
        this.show({ state: 'conflict', conflict: error.params as unknown as KeptConflict });
      } else this.show({ state: this.writeDevice() ? 'device' : 'lost' });
    }
  }

  /** Settles a conflict. */
  settle(choice: 'mine' | 'theirs'): void {
    const other = this.snapshot.conflict;
    if (!other) return;
    const now = new Date().toISOString();
    if (choice === 'mine' && this.copy) this.copy = { ...this.copy, base: other.version, dirty: true };
    else
      this.copy =
        other.content === null
          ? null
          : { content: other.content, base: other.version, dirty: false, at: other.keptAt ?? now };
    this.writeDevice();
    this.show({
      content: this.copy?.content ?? null,
      state: this.copy ? (this.copy.dirty ? 'device' : 'kept') : 'new',
      conflict: null,
    });
    void this.flush();
  }

  /** Sent or thrown away: nothing of it stays, here or on the server. */
  async discard(): Promise<void> {
    clearTimeout(this.timer);
    this.discarded = true;
    const known = this.copy !== null;
    this.copy = null;
    this.writeDevice();
    this.show({ content: null, state: 'new', keptAt: null, conflict: null, restored: false });
    if (this.sending) await this.sending;
    if (!known) return;
    this.markGone(true);
    await this.discardThere();
  }

  /** Thrown away while the server could not be told: it is told again before anything else is read there. */
  private get gone(): boolean {
    return localStorage.getItem(`${this.storageKey}!gone`) !== null;
  }

  private markGone(gone: boolean): void {
    try {
      if (gone) localStorage.setItem(`${this.storageKey}!gone`, '1');
      else localStorage.removeItem(`${this.storageKey}!gone`);
    } catch {
      // A full device remembers nothing; the server's copy may stand there again.
    }
  }

  /** @returns whether the server has nothing of it any more */
  private async discardThere(): Promise<boolean> {
    try {
      await this.remote.discard();
    } catch {
      return false;
    }
    this.markGone(false);
    return true;
  }

  /** Neither device nor server has the last words. */
  get unkept(): boolean {
    return this.snapshot.state === 'lost';
  }
}
