/**
 * Any form kept while it is typed, on the device and on the server: what was typed outlives Esc, reload, a session that
 * ended and a crash. `KeptLine` (kept-line.tsx) says where the text is.
 */
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { draftEndpoints } from '../../modules/drafts/contract.ts';
import { call } from '../client.ts';
import { type KeptConflict, type KeptRemote, type KeptState, KeptStore } from './kept-store.ts';
import { useSession } from './session.tsx';

export interface Kept<T> {
  /** The start with what was typed laid over it. */
  value: T;
  set(part: Partial<T>): void;
  state: KeptState;
  /** When it was last kept. */
  keptAt: string | null;
  /** Something typed earlier stands there. */
  restored: boolean;
  conflict: KeptConflict | null;
  settle(choice: 'mine' | 'theirs'): void;
  /** To be called when it was sent, or is thrown away. */
  clear(): Promise<void>;
}

function remoteOf(assembly: string, form: string): KeptRemote {
  const params = { form };
  return {
    read: () => call(draftEndpoints.getKeptForm, assembly, { params }),
    write: (content, baseVersion, leaving) =>
      call(draftEndpoints.keepForm, assembly, {
        params,
        body: { content, baseVersion },
        key: false,
        // Browsers send no more than 64 KiB after the page is gone; longer texts stay on the device.
        keepalive: leaving && content.length < 20_000,
      }),
    discard: async () => void (await call(draftEndpoints.discardForm, assembly, { params, key: false })),
  };
}

/**
 * @param form name of the form: letters, digits and `: . _ -`, as `step:<proposal>:draft_reply`
 * @param start what stands there before anything is typed
 */
export function useKept<T extends object>(form: string, start: T): Kept<T> {
  const { me, assembly } = useSession();
  const code = assembly?.code ?? '';
  const account = me.account?.id ?? '';
  const store = useMemo(() => new KeptStore(`${account}:${code}:${form}`, remoteOf(code, form)), [account, code, form]);
  const { content, state, keptAt, restored, conflict } = useSyncExternalStore(store.subscribe, store.current);
  useEffect(() => {
    void store.open();
    const away = () => void store.flush(true);
    const back = () => void store.flush();
    const hold = (event: BeforeUnloadEvent) => store.unkept && event.preventDefault();
    window.addEventListener('pagehide', away);
    window.addEventListener('online', back);
    window.addEventListener('beforeunload', hold);
    return () => {
      window.removeEventListener('pagehide', away);
      window.removeEventListener('online', back);
      window.removeEventListener('beforeunload', hold);
      void store.flush();
    };
  }, [store]);
  const typed = useMemo(() => (content === null ? {} : (JSON.parse(content) as Partial<T>)), [content]);
  const set = useCallback(
    (part: Partial<T>) => {
      const now = store.current().content;
      store.set(JSON.stringify({ ...(now === null ? {} : (JSON.parse(now) as object)), ...part }));
    },
    [store],
  );
  return {
    value: { ...start, ...typed },
    set,
    state,
    keptAt,
    restored,
    conflict,
    settle: (choice) => store.settle(choice),
    clear: () => store.discard(),
  };
}
