/** What every public page is given, and the frame around it. */
import type { ReactNode } from 'react';
import { isNamed } from '../shared/front.ts';

export type T = (key: string, params?: Record<string, unknown>) => string;

/** An entry of the head of every page of an assembly. */
export interface PublicPlace {
  /** Name of the page it leads to. */
  page: string;
  /** Below the assembly's address. */
  path: string;
  /** Key of the words. */
  label: string;
  /** Subject of the rules without which there is nothing behind it: named only where the assembly has such rules. */
  rules?: string;
}

export interface PageEnv {
  t: T;
  locale: 'zh-CN' | 'en';
  /** Path and query of the page, for links that come back. */
  url: string;
  /** Of the installation, as `https://yitang.example`; for addresses that are written down. */
  origin: string;
  /** With the subjects for which it has rules in force. */
  assembly: { code: string; name: string; shortName: string; rules: readonly string[] } | null;
  display: { fontStep: number; elderMode: boolean; theme: 'system' | 'light' | 'dark' };
  /** Name of the signed-in person, when there is one, and where their work is. */
  account: { name: string; home: string } | null;
  assets: { style: string; island: string };
}

function DisplayForm({ env }: { env: PageEnv }) {
  const { t, display } = env;
  const next = display.elderMode ? 'off' : 'on';
  return (
    <form className="display noprint" method="post" action="/display" aria-label={t('public.display.label')}>
      <input type="hidden" name="back" value={env.url} />
      <button type="submit" name="elder" value={next} aria-pressed={display.elderMode}>
        {t('public.display.elder')}
      </button>
      <button
        type="submit"
        name="font"
        value={display.fontStep >= 4 ? 1 : display.fontStep + 1}
        aria-label={t('public.display.fontNow', { step: display.fontStep })}
      >
        {t('public.display.font')}
      </button>
      <button type="submit" name="theme" value={display.theme === 'dark' ? 'light' : 'dark'}>
        {t(display.theme === 'dark' ? 'public.display.light' : 'public.display.dark')}
      </button>
      <button
        type="submit"
        name="locale"
        value={env.locale === 'en' ? 'zh-CN' : 'en'}
        lang={env.locale === 'en' ? 'zh-CN' : 'en'}
      >
        {env.locale === 'en' ? '中文' : 'English'}
      </button>
    </form>
  );
}

interface FrameProps {
  env: PageEnv;
  /** What the head of an assembly's pages leads to. */
  places: readonly PublicPlace[];
  /** Name of the page shown. */
  place: string;
  children: ReactNode;
}

/** Head, content, foot. */
export function Frame({ env, places, place, children }: FrameProps) {
  const { t, assembly } = env;
  const base = assembly ? `/${assembly.code}` : '';
  return (
    <>
      <a className="skip" href="#content">
        {t('public.skip')}
      </a>
      <header className="head">
        <div className="wrap">
          <a className="name" href={base || '/'}>
            <span className="seal" aria-hidden="true">
              议
            </span>
            {assembly?.name ?? t('public.product')}
          </a>
          <nav aria-label={t('public.nav.label')}>
            {assembly &&
              places
                .filter((item) => isNamed(assembly, item))
                .map(({ page, path, label }) => (
                  <a key={page} href={`${base}${path}`} aria-current={page === place ? 'page' : undefined}>
                    {t(label)}
                  </a>
                ))}
            {env.account ? (
              <a href={env.account.home}>{t('public.nav.work', { name: env.account.name })}</a>
            ) : (
              <a href={`/sign-in${assembly ? `?assembly=${assembly.code}` : ''}`}>{t('public.nav.signIn')}</a>
            )}
          </nav>
          <DisplayForm env={env} />
        </div>
      </header>
      <main id="content" className="wrap">
        {children}
      </main>
      <footer className="foot">
        <div className="wrap">
          <p>{t('public.foot.what')}</p>
          <p>
            <a href="/">{t('public.foot.all')}</a>　<a href="/api/docs">{t('public.foot.api')}</a>
          </p>
        </div>
      </footer>
    </>
  );
}

/**
 * 2026年3月5日, or 5 March 2026; 2026年3月 where there is no day.
 * @param day `YYYY-MM-DD`, `YYYY-MM` or an instant
 * @param monthOnly the day of an instant means nothing
 */
export function dateText(env: PageEnv, day: string, monthOnly = day.length === 7): string {
  const date = day.length > 10 ? new Date(day) : new Date(`${day.padEnd(10, '-01')}T12:00:00+08:00`);
  return new Intl.DateTimeFormat(env.locale === 'en' ? 'en-GB' : 'zh-CN', {
    ...(monthOnly ? { year: 'numeric', month: 'long' } : { dateStyle: 'long' }),
    timeZone: 'Asia/Shanghai',
  }).format(date);
}
