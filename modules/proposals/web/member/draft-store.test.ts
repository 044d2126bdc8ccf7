import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { blankDraft, type DraftContent } from '../../contract/writing.ts';
import { isWorded, keepDraft, readDraft, sendWaiting, waitingDrafts } from './draft-store.ts';

const content = (part: Partial<DraftContent> = {}): DraftContent => ({
  ...blankDraft,
  kind: 'joint',
  ...part,
});
const at = '2026-11-27T02:00:00Z';

beforeEach(() => {
  const kept: Record<string, string> = {};
  const storage = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => {
      kept[key] = value;
    },
    removeItem: (key: string) => {
      delete kept[key];
    },
  };
  vi.stubGlobal(
    'localStorage',
    new Proxy(storage, {
      ownKeys: () => Object.keys(kept),
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    }),
  );
});
afterEach(() => vi.unstubAllGlobals());

describe('a draft on the phone', () => {
  it('is one from its first word on, not from a choice of kind', () => {
    expect(isWorded(content())).toBe(false);
    expect(isWorded(content({ subject: ' \n' }))).toBe(false);
    expect(isWorded(content({ situation: '桥' }))).toBe(true);
    expect(isWorded(content({ attachmentIds: ['x'] }))).toBe(true);
  });

  it('goes up once when the network is back, the same under the same key', async () => {
    keepDraft('a', 'one', { content: content({ subject: '桥' }), baseVersion: 0, dirty: true, changedAt: at });
    const keys: Array<string | null> = [];
    vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
      keys.push(new Headers(init.headers).get('idempotency-key'));
      return new Response(JSON.stringify({ proposalId: 'one', state: 'draft', version: 1 }));
    });
    expect(waitingDrafts('a')).toBe(1);
    expect(await sendWaiting('a')).toBe(1);
    expect(await sendWaiting('a')).toBe(0);
    expect(keys).toEqual(['create-one']);
    expect(readDraft('a', 'one')).toMatchObject({ baseVersion: 1, dirty: false });
  });

  it('stays while there is no network', async () => {
    keepDraft('a', 'one', { content: content({ subject: '桥' }), baseVersion: 0, dirty: true, changedAt: at });
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch');
    });
    expect(await sendWaiting('a')).toBe(0);
    expect(readDraft('a', 'one')).toMatchObject({ baseVersion: 0, dirty: true });
  });
});
