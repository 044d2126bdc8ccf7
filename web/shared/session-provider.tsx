/** Finds out who is signed in, keeps them while a page is open, and asks for what is missing: a password, a second factor. */
import { useQuery } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef } from 'react';
import { useLocation } from 'react-router';
import { accountEndpoints, type Me } from '../../modules/accounts/contract.ts';
import { call, whenSessionEnds } from '../client.ts';
import { displayAttributes } from '../kit/display-settings.tsx';
import { ErrorState, Skeleton } from '../kit/states.tsx';
import { KitProvider } from '../kit/words-context.tsx';
import { createWords } from '../words.ts';
import { meKey, type Session, SessionContext, type T, toSignIn } from './session.tsx';
import { sessionEnded } from './session-ended.ts';

const words: Record<string, i18n> = {};
const wordsOf = (locale: string) => {
  words[locale] ??= createWords(locale);
  return words[locale];
};

/** Seldom met: fetched when it is. */
const FactorGate = lazy(() => import('./second-factor/gate.tsx').then((file) => ({ default: file.FactorGate })));

/** Leaves for the form that changes a first password, which leads back here. */
const toPassword = () => location.assign(`/password?next=${encodeURIComponent(location.pathname + location.search)}`);

/** Applies the person's display settings to the page. */
function useDisplay(me: Me | undefined): void {
  const account = me?.account;
  useEffect(() => {
    if (!account) return;
    const root = document.documentElement;
    root.lang = account.locale;
    for (const name of ['data-elder', 'data-font', 'data-theme']) root.removeAttribute(name);
    const display = { fontStep: account.fontStep, elderMode: account.elderMode, theme: account.theme };
    for (const [name, value] of Object.entries(displayAttributes(display))) root.setAttribute(name, value);
  }, [account]);
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const { data, error, refetch } = useQuery({
    queryKey: meKey,
    queryFn: () => call(accountEndpoints.getMe, null),
    staleTime: 60_000,
  });
  // Whoever was signed in when the page opened remains its reader; when the session ends they sign in again in place, and
  // a second factor is asked for over the page.
  const reader = useRef<Me | undefined>(undefined);
  if (data?.account && !(reader.current && data.account.factorNeeded)) reader.current = data;
  const me = reader.current ?? data;
  useDisplay(me);
  const known = me?.account !== undefined && me.account !== null;
  const gone = known && data !== undefined && !data.signedIn;
  useEffect(() => {
    if (known) whenSessionEnds(sessionEnded.wait);
    if (gone) sessionEnded.ask();
  }, [known, gone]);
  const code = pathname.split('/')[2];
  const session = useMemo<Session | null>(() => {
    if (!me?.account) return null;
    const locale = me.account.locale;
    const t = wordsOf(locale).t.bind(wordsOf(locale)) as unknown as T;
    const date = (instant: string, withTime = false) =>
      new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
        dateStyle: 'long',
        ...(withTime ? { timeStyle: 'short' as const } : {}),
        timeZone: 'Asia/Shanghai',
      }).format(new Date(instant.length === 10 ? `${instant}T12:00:00+08:00` : instant));
    const time = (instant: string) =>
      new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
        hour: '2-digit',
        minute: '2-digit',
        timeZone: 'Asia/Shanghai',
      }).format(new Date(instant));
    const month = (instant: string) =>
      new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
        year: 'numeric',
        month: 'long',
        timeZone: 'Asia/Shanghai',
      }).format(new Date(instant));
    return {
      me,
      locale,
      t,
      date,
      time,
      month,
      assembly:
        me.assemblies.find((item) => item.code === (code || me.current)) ?? (code ? null : me.assemblies[0]) ?? null,
    };
  }, [me, code]);
  if (me && !me.signedIn) {
    toSignIn();
    return <Skeleton shape="list" rows={4} />;
  }
  if (me?.account?.passwordChangeNeeded) {
    toPassword();
    return <Skeleton shape="list" rows={4} />;
  }
  if (error && !me) {
    const t = wordsOf(navigator.language.startsWith('en') ? 'en' : 'zh-CN').t;
    return (
      <ErrorState
        title={t('shared.offline.title')}
        actions={
          <button className="yt-button yt-button--primary" type="button" onClick={() => void refetch()}>
            {t('shared.retry')}
          </button>
        }
      >
        {t('shared.offline.first')}
      </ErrorState>
    );
  }
  if (!session) return <Skeleton shape="list" rows={4} />;
  const needed = data?.account?.factorNeeded ?? null;
  const over = !me?.account?.factorNeeded;
  return (
    <SessionContext.Provider value={session}>
      {over && children}
      {needed && (
        <Suspense fallback={<Skeleton shape="list" rows={4} />}>
          <KitProvider locale={session.locale}>
            <FactorGate needed={needed} over={over} />
          </KitProvider>
        </Suspense>
      )}
    </SessionContext.Provider>
  );
}
