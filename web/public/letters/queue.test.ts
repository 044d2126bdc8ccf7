import { beforeEach, describe, expect, it } from 'vitest';
import {
  isEmpty,
  type Letter,
  LetterQueue,
  LetterRefused,
  type LetterServer,
  type LetterStore,
  newLetter,
  newSecret,
} from './queue.ts';

/** A store that keeps copies, as a device does. */
function memory(): LetterStore & { kept: Map<string, Letter> } {
  const kept = new Map<string, Letter>();
  return {
    kept,
    all: async () => [...kept.values()].map((letter) => structuredClone(letter)),
    put: async (letter) => void kept.set(letter.id, structuredClone(letter)),
    remove: async (id) => void kept.delete(id),
  };
}

let online: boolean;
let arrived: string[];
let taken: Set<string>;
const server: LetterServer = {
  async photo(_letter, photo) {
    if (!online) throw new TypeError('network');
    arrived.push(`photo ${photo.id}`);
  },
  async letter(letter) {
    if (!online) throw new TypeError('network');
    arrived.push(`letter ${letter.id}`);
    taken.add(letter.id);
    return 'ABCDE-FGHJK';
  },
};
const written = (code = 'qinghe', second = 0): Letter => ({
  ...newLetter(code, new Date(Date.UTC(2026, 2, 5, 8, 0, second))),
  fields: { text: '桥头的路灯坏了，请修一修。' },
  photos: [
    { id: 'one', picture: new Blob(['1']), sent: false },
    { id: 'two', picture: new Blob(['2']), sent: false },
  ],
});

beforeEach(() => {
  online = true;
  arrived = [];
  taken = new Set();
});

describe('a letter', () => {
  it('has a secret of 32 bytes as an address takes it', () => {
    const secrets = new Set(Array.from({ length: 50 }, newSecret));
    expect(secrets.size).toBe(50);
    for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
  });
  it('is empty until something is said, shown or placed', () => {
    const letter = newLetter('qinghe', new Date());
    expect(isEmpty(letter)).toBe(true);
    expect(isEmpty({ ...letter, fields: { text: '  ' } })).toBe(true);
    expect(isEmpty({ ...letter, point: { longitude: 112, latitude: 26 } })).toBe(false);
  });
});

describe('the queue', () => {
  it('keeps what is handed over until there is a network, then sends photos first, once', async () => {
    const store = memory();
    const queue = new LetterQueue(store, server);
    online = false;
    const letter = written();
    await queue.hand(letter);
    expect(await queue.sendAll()).toBe(false);
    expect(store.kept.get(letter.id)?.state).toBe('waiting');
    online = true;
    // Another page of the same device, after a reload.
    expect(await new LetterQueue(store, server).sendAll()).toBe(true);
    expect(await queue.sendAll()).toBe(true);
    expect(arrived).toEqual(['photo one', 'photo two', `letter ${letter.id}`]);
  });

  it('goes on where a broken line left it, and repeats no photo', async () => {
    const store = memory();
    const letter = written();
    let broken = true;
    const queue = new LetterQueue(store, {
      ...server,
      async photo(given, photo) {
        if (photo.id === 'two' && broken) throw new TypeError('network');
        await server.photo(given, photo);
      },
    });
    await queue.hand(letter);
    await queue.sendAll();
    broken = false;
    await queue.sendAll();
    expect(arrived).toEqual(['photo one', 'photo two', `letter ${letter.id}`]);
  });

  it('sends again what was taken but never answered, under the same id', async () => {
    const store = memory();
    const letter = written();
    let lost = true;
    const queue = new LetterQueue(store, {
      ...server,
      async letter(given) {
        const receipt = await server.letter(given);
        if (lost) throw new TypeError('the answer was lost');
        return receipt;
      },
    });
    await queue.hand(letter);
    await queue.sendAll();
    lost = false;
    await queue.sendAll();
    expect(arrived.filter((line) => line.startsWith('letter'))).toHaveLength(2);
    expect([...taken]).toEqual([letter.id]);
    expect(store.kept.get(letter.id)).toMatchObject({ state: 'sent', receipt: 'ABCDE-FGHJK' });
  });

  it('takes a second press for the first', async () => {
    const store = memory();
    const queue = new LetterQueue(store, server);
    const letter = written();
    await Promise.all([queue.hand(letter), queue.hand(letter)]);
    await Promise.all([queue.sendAll(), queue.sendAll(), queue.sendAll()]);
    expect(arrived.filter((line) => line.startsWith('letter'))).toHaveLength(1);
  });

  it('gives back what the server refuses, with everything that was typed, and sends the others', async () => {
    const store = memory();
    const refused = written('qinghe', 1);
    const next = written('qinghe', 2);
    const told: string[] = [];
    const queue = new LetterQueue(
      store,
      {
        ...server,
        async letter(given) {
          if (given.id === refused.id)
            throw new LetterRefused({ sentence: '文字太长', fields: [{ name: 'text', message: '太长' }] });
          return server.letter(given);
        },
      },
      (letter) => told.push(letter.state),
    );
    await queue.hand(next);
    await queue.hand(refused);
    expect(await queue.sendAll()).toBe(true);
    expect(store.kept.get(refused.id)).toMatchObject({
      state: 'refused',
      refusal: { sentence: '文字太长' },
      fields: refused.fields,
    });
    expect(store.kept.get(refused.id)?.photos).toHaveLength(2);
    expect([...taken]).toEqual([next.id]);
    expect(told).toContain('refused');
    // Corrected, it is sent as the same one.
    const corrected = store.kept.get(refused.id)!;
    await new LetterQueue(store, server).hand(corrected);
    await new LetterQueue(store, server).sendAll();
    expect(taken.has(refused.id)).toBe(true);
  });

  it('keeps of a sent one no more than what finds it again', async () => {
    const store = memory();
    const queue = new LetterQueue(store, server);
    const letter = { ...written(), fields: { text: '长'.repeat(100), name: '老王', address: '13800000000' } };
    await queue.hand(letter);
    await queue.sendAll();
    expect(store.kept.get(letter.id)).toMatchObject({
      secret: letter.secret,
      fields: { text: '长'.repeat(40) },
      photos: [],
    });
    expect(Object.keys(store.kept.get(letter.id)!.fields)).toEqual(['text']);
  });
});
