import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '../client.ts';
import { forgetDeviceForms, type KeptRemote, KeptStore } from './kept-store.ts';

/** A server of one form, as `modules/drafts` behaves. */
function createServer() {
  const kept = { content: null as string | null, version: 0 };
  const server = { kept, down: false, writes: 0, remote: null as unknown as KeptRemote };
  const reach = () => {
    if (server.down) throw new ApiProblem(0, 'offline', 'offline');
  };
  server.remote = {
    async read() {
      reach();
      return { ...kept, keptAt: kept.content === null ? null : '2026-11-27T02:00:00Z' };
    },
    async write(content, base) {
      reach();
      server.writes += 1;
      if (base !== kept.version)
        throw new ApiProblem(409, 'form_kept_elsewhere', '', [], { ...kept, keptAt: '2026-11-27T02:00:00Z' });
      Object.assign(kept, { content, version: base + 1 });
      return { version: kept.version, keptAt: '2026-11-27T02:00:00Z' };
    },
    async discard() {
      reach();
      Object.assign(kept, { content: null, version: 0 });
    },
  };
  return server;
}

/** What a browser's storage does. */
function createStorage(full = false): Storage {
  const map = new Map<string, string>();
  const storage = {
    getItem: (key: string) => map.get(key) ?? null,
    removeItem: (key: string) => {
      map.delete(key);
      delete (storage as Record<string, unknown>)[key];
    },
    setItem: (key: string, value: string) => {
      if (full) throw new Error('QuotaExceededError');
      map.set(key, value);
      (storage as Record<string, unknown>)[key] = value;
    },
  };
  for (const name of Object.keys(storage)) Object.defineProperty(storage, name, { enumerable: false });
  return storage as unknown as Storage;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('localStorage', createStorage());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settle = () => vi.advanceTimersByTimeAsync(2000);

describe('a kept form', () => {
  it('is on the device with every key and on the server a moment later', async () => {
    const server = createServer();
    const store = new KeptStore('a:here:f', server.remote);
    store.set('"一"');
    expect(new KeptStore('a:here:f', server.remote).current().content).toBe('"一"');
    store.set('"一二"');
    await settle();
    expect([server.kept.content, server.writes, store.current().state]).toEqual(['"一二"', 1, 'kept']);
  });

  it('stays on the device while the server is away, and goes there afterwards', async () => {
    const server = createServer();
    server.down = true;
    const store = new KeptStore('a:here:f', server.remote);
    store.set('"写"');
    await settle();
    expect(store.current().state).toBe('device');
    server.down = false;
    const again = new KeptStore('a:here:f', server.remote);
    expect(again.current()).toMatchObject({ content: '"写"', restored: true });
    await again.open();
    await settle();
    expect([server.kept.content, again.current().state]).toEqual(['"写"', 'kept']);
  });

  it('comes from another device when this one has nothing newer', async () => {
    const server = createServer();
    Object.assign(server.kept, { content: '"那边"', version: 3 });
    const store = new KeptStore('a:here:f', server.remote);
    await store.open();
    expect(store.current()).toMatchObject({ content: '"那边"', state: 'kept', restored: true });
    store.set('"接着"');
    await settle();
    expect(server.kept).toEqual({ content: '"接着"', version: 4 });
  });

  it('keeps what was typed and sent while the first look at the server was still on its way', async () => {
    const server = createServer();
    let answer = () => {};
    const slow = {
      ...server.remote,
      read: () =>
        new Promise<never>((resolve) => (answer = () => resolve({ content: null, version: 0, keptAt: null } as never))),
    };
    const store = new KeptStore('a:here:f', slow);
    const opening = store.open();
    store.set('"一"');
    await settle();
    answer();
    await opening;
    expect([store.current().content, store.current().state, server.kept.content]).toEqual(['"一"', 'kept', '"一"']);
  });

  it.each(['mine', 'theirs'] as const)('asks when both wrote, and keeps %s', async (choice) => {
    const server = createServer();
    const store = new KeptStore('a:here:f', server.remote);
    store.set('"这里"');
    Object.assign(server.kept, { content: '"那边"', version: 1 });
    await settle();
    expect(store.current().state).toBe('conflict');
    store.set('"这里又写"');
    await settle();
    expect(server.kept.content).toBe('"那边"');
    store.settle(choice);
    await settle();
    const right = choice === 'mine' ? '"这里又写"' : '"那边"';
    expect([server.kept.content, store.current().content, store.current().state]).toEqual([right, right, 'kept']);
  });

  it('leaves nothing when it was sent, even while a keeping is under way', async () => {
    const server = createServer();
    const store = new KeptStore('a:here:f', server.remote);
    store.set('"一"');
    const flushing = store.flush();
    const gone = store.discard();
    await Promise.all([flushing, gone]);
    await settle();
    expect([server.kept.content, store.current().state]).toEqual([null, 'new']);
    expect(new KeptStore('a:here:f', server.remote).current().content).toBeNull();
  });

  it('stays thrown away although the server could not be told at once', async () => {
    const server = createServer();
    const store = new KeptStore('a:b:gone', server.remote);
    await store.open();
    store.set('words');
    await store.flush();
    expect(server.kept.content).toBe('words');
    server.down = true;
    await store.discard();
    expect(server.kept.content).toBe('words');
    server.down = false;
    const again = new KeptStore('a:b:gone', server.remote);
    await again.open();
    expect(again.current()).toMatchObject({ content: null, state: 'new' });
    expect(server.kept.content).toBeNull();
  });

  it('says so when neither device nor server keeps it', async () => {
    vi.stubGlobal('localStorage', createStorage(true));
    const server = createServer();
    server.down = true;
    const store = new KeptStore('a:here:f', server.remote);
    store.set('"一"');
    await settle();
    expect([store.current().state, store.unkept]).toEqual(['lost', true]);
  });

  it('is another for another person, and leaves a shared device at sign-out', () => {
    const server = createServer();
    new KeptStore('a:here:f', server.remote).set('"甲"');
    new KeptStore('b:here:f', server.remote).set('"乙"');
    forgetDeviceForms('a');
    expect(new KeptStore('a:here:f', server.remote).current().content).toBeNull();
    expect(new KeptStore('b:here:f', server.remote).current().content).toBe('"乙"');
  });
});
