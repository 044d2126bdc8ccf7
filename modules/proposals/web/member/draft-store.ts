/**
 * Drafts on the phone: written at once to its own storage, sent when the network allows, and never overwritten by an
 * older or newer copy without asking.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem, call } from '../../../../web/client.ts';
import type { DraftContent } from '../../contract/writing.ts';
import { proposalEndpoints } from '../../contract.ts';

export interface KeptDraft {
  content: DraftContent;
  /** Version on the server the content is based on; 0: not there yet. */
  baseVersion: number;
  /** Changed since it was last sent. */
  dirty: boolean;
  changedAt: string;
}

export type SaveState = 'saved' | 'saving' | 'waiting' | 'conflict' | 'refused';

export interface DraftConflict {
  version: number;
  theirs: Partial<DraftContent> & { updatedAt?: string };
}

/** Whether anything of the proposal itself stands there; a choice of kind alone is no draft yet. */
export function isWorded(content: DraftContent): boolean {
  const { subject, situation, analysis, suggestions, evidence, attachmentIds } = content;
  return (
    [subject, situation, analysis, suggestions].some((text) => text.trim() !== '') ||
    evidence.length + attachmentIds.length > 0
  );
}

const prefix = (assembly: string) => `yt-draft:${assembly}:`;
const keyOf = (assembly: string, id: string) => `${prefix(assembly)}${id}`;

export function readDraft(assembly: string, id: string): KeptDraft | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(assembly, id)) ?? 'null') as KeptDraft | null;
  } catch {
    return null;
  }
}

export function keepDraft(assembly: string, id: string, draft: KeptDraft): void {
  localStorage.setItem(keyOf(assembly, id), JSON.stringify(draft));
}

export const forgetDraft = (assembly: string, id: string): void => localStorage.removeItem(keyOf(assembly, id));

/** Drafts kept here, with their ids, newest first. */
export function keptDrafts(assembly: string): Array<{ id: string; draft: KeptDraft }> {
  const start = prefix(assembly);
  const found = Object.keys(localStorage).filter((key) => key.startsWith(start));
  return found
    .flatMap((key) => {
      const draft = readDraft(assembly, key.slice(start.length));
      return draft ? [{ id: key.slice(start.length), draft }] : [];
    })
    .sort((a, b) => b.draft.changedAt.localeCompare(a.draft.changedAt));
}

export const waitingDrafts = (assembly: string): number =>
  keptDrafts(assembly).filter(({ draft }) => draft.dirty).length;

/** Sends one draft. @returns the version it has on the server now @throws ApiProblem */
async function send(assembly: string, id: string, draft: KeptDraft): Promise<number> {
  if (draft.baseVersion === 0) {
    try {
      const made = await call(proposalEndpoints.createDraft, assembly, {
        body: { ...draft.content, proposalId: id },
        key: `create-${id}`,
      });
      return made.version;
    } catch (error) {
      if (!(error instanceof ApiProblem && error.code === 'draft_exists')) throw error;
      return send(assembly, id, { ...draft, baseVersion: 1 });
    }
  }
  const saved = await call(proposalEndpoints.saveDraft, assembly, {
    params: { proposalId: id },
    body: { ...draft.content, baseVersion: draft.baseVersion },
  });
  return saved.version;
}

const beingWritten = new Set<string>();

/**
 * Sends the drafts that wait here and are not open in a form; a form sends its own. What the server does not take stays
 * and is settled when its draft is opened.
 * @returns how many went up
 */
export async function sendWaiting(assembly: string): Promise<number> {
  let sent = 0;
  for (const { id, draft } of keptDrafts(assembly)) {
    if (!draft.dirty || beingWritten.has(keyOf(assembly, id))) continue;
    try {
      const version = await send(assembly, id, draft);
      const now = readDraft(assembly, id);
      if (now) keepDraft(assembly, id, { ...now, baseVersion: version, dirty: now.changedAt !== draft.changedAt });
      sent += 1;
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 0) break;
    }
  }
  return sent;
}

export interface DraftHandle {
  content: DraftContent;
  state: SaveState;
  problem: ApiProblem | null;
  conflict: DraftConflict | null;
  version: number;
  change(part: Partial<DraftContent>): void;
  /** Sends now. @returns the version on the server, or undefined when it could not be sent */
  flush(): Promise<number | undefined>;
  /** Settles a conflict: mine goes over theirs, or theirs comes here. */
  settle(choice: 'mine' | 'theirs'): void;
}

const PAUSE = 1500;

/** One draft being written. @param start what it begins with when this phone knows nothing of it */
export function useDraft(assembly: string, id: string, start: { content: DraftContent; version: number }): DraftHandle {
  const [draft, setDraft] = useState<KeptDraft>(() => {
    const kept = readDraft(assembly, id);
    const outdated = kept !== null && !kept.dirty && kept.baseVersion < start.version;
    if (kept && !outdated) return kept;
    return { content: start.content, baseVersion: start.version, dirty: false, changedAt: new Date().toISOString() };
  });
  const [state, setState] = useState<SaveState>(draft.dirty ? 'waiting' : 'saved');
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [conflict, setConflict] = useState<DraftConflict | null>(null);
  const latest = useRef(draft);
  const sending = useRef<Promise<number | undefined> | null>(null);

  const put = useCallback(
    (next: KeptDraft) => {
      latest.current = next;
      if (next.baseVersion > 0 || isWorded(next.content)) keepDraft(assembly, id, next);
      else forgetDraft(assembly, id);
      setDraft(next);
    },
    [assembly, id],
  );

  const flush = useCallback(async (): Promise<number | undefined> => {
    if (sending.current) await sending.current;
    const now = latest.current;
    if (!now.dirty && now.baseVersion > 0) return now.baseVersion;
    if (now.baseVersion === 0 && !isWorded(now.content)) return undefined;
    setState('saving');
    const run = (async () => {
      try {
        const version = await send(assembly, id, now);
        const unchanged = latest.current.content === now.content;
        put({ ...latest.current, baseVersion: version, dirty: !unchanged });
        setState(unchanged ? 'saved' : 'waiting');
        setProblem(null);
        return version;
      } catch (error) {
        const refused = error instanceof ApiProblem ? error : new ApiProblem(0, 'offline', 'offline');
        setProblem(refused);
        if (refused.code === 'draft_conflict') {
          setConflict(refused.params as unknown as DraftConflict);
          setState('conflict');
        } else setState(refused.status === 0 || refused.status >= 500 ? 'waiting' : 'refused');
        return undefined;
      } finally {
        sending.current = null;
      }
    })();
    sending.current = run;
    return run;
  }, [assembly, id, put]);

  useEffect(() => {
    if (!draft.dirty || state === 'conflict') return;
    const timer = setTimeout(() => void flush(), PAUSE);
    return () => clearTimeout(timer);
  }, [draft, state, flush]);

  useEffect(() => {
    beingWritten.add(keyOf(assembly, id));
    return () => void beingWritten.delete(keyOf(assembly, id));
  }, [assembly, id]);

  useEffect(() => {
    const again = () => latest.current.dirty && void flush();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [flush]);

  return {
    content: draft.content,
    state,
    problem,
    conflict,
    version: draft.baseVersion,
    flush,
    change: (part) =>
      put({
        ...latest.current,
        content: { ...latest.current.content, ...part },
        dirty: true,
        changedAt: new Date().toISOString(),
      }),
    settle(choice) {
      if (!conflict) return;
      const { updatedAt: _at, ...theirs } = conflict.theirs;
      const content = choice === 'mine' ? latest.current.content : { ...latest.current.content, ...theirs };
      put({ ...latest.current, content, baseVersion: conflict.version, dirty: choice === 'mine' });
      setConflict(null);
      setState(choice === 'mine' ? 'waiting' : 'saved');
    },
  };
}
