/** Who is signed in, in which assembly, and in which words. */
import { createContext, useContext } from 'react';
import type { Me } from '../../modules/accounts/contract.ts';

export type Assembly = Me['assemblies'][number];
/** @param key of the words; of several the first that has words */
export type T = (key: string | readonly string[], params?: Record<string, unknown>) => string;

export interface Session {
  me: Me;
  /** The one the address names, else the last one worked in; null where the reader has no office. */
  assembly: Assembly | null;
  locale: 'zh-CN' | 'en';
  t: T;
  /** 2026年3月5日, with the time when asked. */
  date(instant: string, withTime?: boolean): string;
  /** 08:30, of an instant close by. */
  time(instant: string): string;
  /** 2026年3月, of a date whose day means nothing. */
  month(instant: string): string;
}

export const SessionContext = createContext<Session | null>(null);
export const meKey = ['me'] as const;

/** Leaves for the sign-in page, which leads back here. */
export const toSignIn = () =>
  location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);

/** @throws Error outside of the provider */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no session around');
  return session;
}
