/** Head, content and the bottom bar of the phone. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Outlet, useLocation } from 'react-router';
import { accountEndpoints } from '../../modules/accounts/contract.ts';
import { proposalEndpoints } from '../../modules/proposals/contract.ts';
import { call } from '../client.ts';
import { BottomBar } from '../kit/bottom-bar.tsx';
import { Button } from '../kit/button.tsx';
import { OfflineBar } from '../kit/offline-bar.tsx';
import { SkipLink } from '../kit/page-frame.tsx';
import { Skeleton } from '../kit/states.tsx';
import { meKey, useSession } from '../shared/session.tsx';
import { waitingDrafts } from './draft-store.ts';

/** Larger letters from every screen's head. */
function ElderSwitch() {
  const { me, t } = useSession();
  const client = useQueryClient();
  const on = me.account!.elderMode;
  const save = useMutation({
    mutationFn: () => call(accountEndpoints.updateDisplaySettings, null, { body: { elderMode: !on } }),
    onSuccess: () => client.invalidateQueries({ queryKey: meKey }),
  });
  return (
    <Button look="quiet" size="small" icon="eye" aria-pressed={on} busy={save.isPending} onClick={() => save.mutate()}>
      {t('member.display.elder.label')}
    </Button>
  );
}

export function Frame() {
  const { assembly, t } = useSession();
  const { pathname } = useLocation();
  const code = assembly?.code ?? '';
  const { data } = useQuery({
    queryKey: ['inbox', code],
    queryFn: () => call(proposalEndpoints.getInbox, code),
    enabled: code !== '',
  });
  const base = `/m/${code}`;
  const place = pathname.slice(base.length).split('/')[1] ?? '';
  const items = [
    { key: '', href: base, icon: 'inbox' as const, label: t('member.nav.inbox'), count: data?.items.length ?? 0 },
    { key: 'mine', href: `${base}/mine`, icon: 'proposal' as const, label: t('member.nav.mine') },
    { key: 'write', href: `${base}/write/new`, icon: 'edit' as const, label: t('member.nav.write') },
    { key: 'find', href: `${base}/find`, icon: 'search' as const, label: t('member.nav.find') },
    { key: 'me', href: `${base}/me`, icon: 'me' as const, label: t('member.nav.me') },
  ].map((item) => ({ ...item, current: item.key === place }));
  return (
    <div className="m-frame">
      <SkipLink />
      <header className="m-head">
        <p className="m-assembly">{assembly?.name}</p>
        <ElderSwitch />
      </header>
      <OfflineBar waiting={waitingDrafts(code)} />
      <main id="content" className="m-content" tabIndex={-1}>
        <Suspense fallback={<Skeleton shape="list" rows={5} />}>
          <Outlet />
        </Suspense>
      </main>
      <BottomBar items={items} label={t('member.nav.label')} />
    </div>
  );
}
