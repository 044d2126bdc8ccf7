/** Head, content and the bottom bar of the phone. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useNotices } from '../../modules/notices/web/member/use-notices.ts';
import { inboxEndpoints } from '../../platform/inbox/contract.ts';
import { call } from '../client.ts';
import { memberFronts } from '../fronts.ts';
import { BottomBar } from '../kit/bottom-bar.tsx';
import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { OfflineBar } from '../kit/offline-bar.tsx';
import { SkipLink } from '../kit/page-frame.tsx';
import { Skeleton } from '../kit/states.tsx';
import { Link } from '../kit/words-context.tsx';
import { isNamed } from '../shared/front.ts';
import { frontsOf } from '../shared/fronts-of.ts';
import { NoOffice } from '../shared/no-office.tsx';
import { PartBoundary } from '../shared/part.tsx';
import { useSession } from '../shared/session.tsx';
import { useSaveDisplay } from '../shared/told.ts';
import { takeNewRelease, useNewRelease } from './installed.ts';

/** Larger letters from every screen's head. */
function ElderSwitch() {
  const { me, t } = useSession();
  const on = me.account!.elderMode;
  const save = useSaveDisplay();
  return (
    <Button
      look="quiet"
      size="small"
      icon="eye"
      aria-pressed={on}
      busy={save.isPending}
      onClick={() => save.mutate({ elderMode: !on })}
    >
      {t('member.display.elder.label')}
    </Button>
  );
}

/** The way to notices, with how many are unread. */
function Bell({ base, code }: { base: string; code: string }) {
  const { t } = useSession();
  const unread = useNotices(code).data?.unread ?? 0;
  return (
    <Link className="m-bell" href={`${base}/notices`} aria-label={t('member.me.noticesUnread', { count: unread })}>
      <Icon name="bell" />
      {unread > 0 && (
        <span className="yt-count yt-count--hot" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  );
}

/** The way to the one search. */
function SearchLink({ base }: { base: string }) {
  const { t } = useSession();
  return (
    <Link className="m-search" href={`${base}/search`} aria-label={t('search.label')}>
      <Icon name="search" />
    </Link>
  );
}

/** A new release waits: the reader says when it is taken. */
function NewRelease() {
  const { t } = useSession();
  if (!useNewRelease()) return null;
  return (
    <p className="m-release" role="status">
      {t('member.release.ready')}
      <Button look="secondary" size="small" onClick={takeNewRelease}>
        {t('member.release.take')}
      </Button>
    </p>
  );
}

const offline = memberFronts.flatMap((front) => front.offline ?? []);

/** What work needs without a network, and what was done without one: fetched and sent when there is one. */
function useReadyForOffline(code: string): void {
  const client = useQueryClient();
  useEffect(() => {
    if (code === '') return;
    const ready = async () => {
      if (navigator.onLine) for (const work of offline) await work.ready(client, code);
    };
    void ready();
    window.addEventListener('online', ready);
    return () => window.removeEventListener('online', ready);
  }, [code, client]);
}

const places = memberFronts.flatMap((front) => front.places);
/** Places of modules between the inbox and oneself: the bar holds five. */
const IN_REACH = 3;

export function Frame() {
  const { assembly, t, locale } = useSession();
  const { pathname } = useLocation();
  const code = assembly?.code ?? '';
  const here = assembly !== null && frontsOf(assembly).includes('m');
  const { data } = useQuery({
    queryKey: ['inbox', code],
    queryFn: () => call(inboxEndpoints.getInbox, code),
    enabled: here,
  });
  useReadyForOffline(code);
  const base = `/m/${code}`;
  const place = pathname.slice(base.length).split('/')[1] ?? '';
  // Drafts wait for nobody but their writer; the red figure counts what others wait for.
  const waiting = data?.waiting ?? 0;
  const items = [
    { key: '', href: base, icon: 'inbox' as const, label: t('member.nav.inbox'), count: waiting },
    ...places
      .filter((item) => assembly && isNamed(assembly, item) && (!item.open || item.open(assembly)))
      .slice(0, IN_REACH)
      .map(({ key, path = key, icon, label }) => ({ key, href: `${base}/${path}`, icon, label: t(label) })),
    { key: 'me', href: `${base}/me`, icon: 'me' as const, label: t('member.nav.me') },
  ].map((item) => ({ ...item, current: item.key === place }));
  if (!here) return <NoOffice />;
  return (
    <div className="m-frame">
      <SkipLink />
      <header className="m-head">
        <p className="m-assembly">{(locale === 'en' && assembly?.nameEn) || assembly?.name}</p>
        <SearchLink base={base} />
        <Bell base={base} code={code} />
        <ElderSwitch />
      </header>
      <NewRelease />
      <OfflineBar waiting={offline.reduce((sum, work) => sum + work.waiting(code), 0)} />
      <main id="content" className="m-content" tabIndex={-1}>
        <PartBoundary>
          <Suspense fallback={<Skeleton shape="list" rows={5} />}>
            <Outlet />
          </Suspense>
        </PartBoundary>
      </main>
      <BottomBar items={items} label={t('member.nav.label')} />
    </div>
  );
}
