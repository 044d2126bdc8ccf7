/** The list somebody came from: the way back to it as it was filtered, and the items before and after this one. */
import { useLocation, useNavigate } from 'react-router';
import { useKeys } from './keys.ts';

/** Carried in the history entry, so that it outlives a reload. */
export interface TrailState {
  /** Address of the list with its filters. */
  back: string;
  /** Addresses of its items in order. */
  items: string[];
}

export interface Trail {
  back?: () => void;
  previous?: () => void;
  next?: () => void;
  /** Place in the list, from 1. */
  at: number;
  count: number;
}

/** `[` and `]` go to the item before and after. */
export function useTrailKeys(trail: Trail | null): void {
  useKeys({ '[': () => trail?.previous?.(), ']': () => trail?.next?.() });
}

/** @returns null when the reader came straight here */
export function useTrail(): Trail | null {
  const { state, pathname } = useLocation() as { state: { trail?: TrailState } | null; pathname: string };
  const navigate = useNavigate();
  const trail = state?.trail;
  if (!trail) return null;
  const at = trail.items.indexOf(pathname);
  const to = (path: string | undefined) => path && (() => void navigate(path, { replace: true, state: { trail } }));
  return {
    back: () => void navigate(trail.back),
    previous: to(trail.items[at - 1]) || undefined,
    next: to(trail.items[at + 1]) || undefined,
    at: at + 1,
    count: trail.items.length,
  };
}
