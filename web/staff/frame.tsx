/** Menu, head and content of the desk; keys that work everywhere. */

import { useQuery } from '@tanstack/react-query';
import { Badge, Button, Dropdown, Flex, Input, Modal } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { Link, Outlet, useLocation, useNavigate } from 'react-router';
import { noticeEndpoints } from '../../modules/notices/contract.ts';
import { comma } from '../../platform/i18n/lists.ts';
import { inboxEndpoints } from '../../platform/inbox/contract.ts';
import { call } from '../client.ts';
import { Icon } from '../kit/icon.tsx';
import { SkipLink } from '../kit/page-frame.tsx';
import { Skeleton } from '../kit/states.tsx';
import { NotForYou } from '../shared/failure.tsx';
import { isNamed } from '../shared/front.ts';
import { frontsOf } from '../shared/fronts-of.ts';
import { NoOffice } from '../shared/no-office.tsx';
import { PartBoundary } from '../shared/part.tsx';
import { useSession } from '../shared/session.tsx';
import { useSignOut } from '../shared/told.ts';
import { UndoBar } from './bulk/undo-bar.tsx';
import { Display } from './display.tsx';
import { useKeys } from './keys.ts';
import { groups, mayOpen, placeKeys } from './menu.ts';
import { OpenPlaces } from './open-places.ts';

/** The table of keys: those of lists, those of places, the table itself. */
const keyHelp = [
  ...['j', 'k', 'Enter', 'x', 'a', 'b', 'u'].map((press) => ({ press, label: `staff.keys.${press}` })),
  { press: '[', label: 'staff.keys.previous' },
  { press: ']', label: 'staff.keys.next' },
  { press: '/', label: 'staff.keys.slash' },
  ...placeKeys,
  { press: '?', label: 'staff.keys.help' },
];

function Menu({ base, place, waiting }: { base: string; place: string; waiting: number }) {
  const { assembly, t } = useSession();
  return (
    <nav className="d-menu" aria-label={t('staff.menu.label')}>
      {groups.map((group) => {
        const places = group.places.filter((item) => mayOpen(assembly!, item.key) && isNamed(assembly!, item));
        if (places.length === 0) return null;
        return (
          <section key={group.key}>
            <h2>{t(`staff.menu.group.${group.key}`)}</h2>
            <ul>
              {places.map((item) => (
                <li key={item.key}>
                  <Link
                    to={item.key ? `${base}/${item.key}` : base}
                    aria-current={item.key === place ? 'page' : undefined}
                  >
                    <Icon name={item.icon} />
                    <span>{t(item.label)}</span>
                    {item.key === '' && waiting > 0 && <Badge count={waiting} />}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}

/** One search for everything, from every place. */
function SearchBox({ base }: { base: string }) {
  const { t } = useSession();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  if (pathname === `${base}/search`) return null;
  return (
    <>
      <Button
        type="text"
        className="d-search-small"
        onClick={() => void navigate(`${base}/search`)}
        aria-label={t('search.label')}
      >
        <Icon name="search" />
      </Button>
      <search className="d-head-search">
        <Input.Search
          key={pathname}
          aria-label={t('search.label')}
          placeholder={t('search.label')}
          maxLength={100}
          onSearch={(typed) =>
            void navigate(`${base}/search${typed.trim() === '' ? '' : `?${new URLSearchParams({ q: typed.trim() })}`}`)
          }
        />
      </search>
    </>
  );
}

function Head({ base, onMenu, onHelp }: { base: string; onMenu(): void; onHelp(): void }) {
  const { me, assembly, t, locale } = useSession();
  const navigate = useNavigate();
  const code = assembly!.code;
  const { data } = useQuery({
    queryKey: ['notices', code],
    queryFn: () => call(noticeEndpoints.listNotices, code, { query: { size: 20 } }),
    refetchInterval: 60_000,
  });
  const desks = me.assemblies.filter((item) => item.code !== code);
  const leave = useSignOut();
  return (
    <header className="d-head">
      <Button type="text" className="d-menu-button" aria-label={t('staff.menu.label')} onClick={onMenu}>
        <Icon name="menu" />
      </Button>
      <Link to={base} className="d-name">
        {(locale === 'en' && assembly!.nameEn) || assembly!.name}
      </Link>
      <SearchBox base={base} />
      <Display className="d-display-head" />
      <Flex gap={4} align="center">
        <Button type="text" className="d-help" onClick={onHelp} aria-label={t('staff.keys.title')}>
          ?
        </Button>
        <Badge count={data?.unread ?? 0} size="small" offset={[-10, 8]}>
          <Button type="text" onClick={() => void navigate(`${base}/notices`)} aria-label={t('staff.menu.notices')}>
            <Icon name="bell" />
          </Button>
        </Badge>
        <Dropdown
          trigger={['click']}
          // Within the head, which stays while the page is scrolled.
          getPopupContainer={(button) => button.parentElement!}
          menu={{
            items: [
              { key: 'settings', label: <Link to={`${base}/settings`}>{t('staff.menu.settings')}</Link> },
              ...desks.map((item) => ({ key: `to:${item.code}`, label: t('staff.menu.switch', { name: item.name }) })),
              { type: 'divider' as const },
              { key: 'out', label: t('staff.menu.signOut') },
            ],
            onClick: ({ key }) => {
              if (key === 'out') leave.mutate();
              else if (key.startsWith('to:')) void navigate(`/desk/${key.slice(3)}`);
            },
          }}
        >
          <Button type="text">
            <span className="d-person">
              {me.account!.name}
              <small>{assembly!.grants.map((grant) => grant.roleName).join(comma(locale))}</small>
            </span>
          </Button>
        </Dropdown>
      </Flex>
    </header>
  );
}

export function Frame() {
  const { assembly, t } = useSession();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [help, setHelp] = useState(false);
  const code = assembly?.code ?? '';
  const base = `/desk/${code}`;
  const place = pathname.slice(base.length).split('/')[1] ?? '';
  const here = assembly !== null && frontsOf(assembly).includes('desk');
  const inbox = useQuery({
    queryKey: ['inbox', code],
    queryFn: () => call(inboxEndpoints.getInbox, code),
    enabled: here,
    refetchInterval: 60_000,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place closes the menu of small screens
  useEffect(() => setOpen(false), [pathname]);
  useKeys({
    '?': () => setHelp(true),
    ...Object.fromEntries(placeKeys.map(({ press, to }) => [press, () => void navigate(to ? `${base}/${to}` : base)])),
    ...(open ? { Escape: () => setOpen(false) } : {}),
  });
  if (!here) return <NoOffice />;
  return (
    <div className="d-frame" data-open={open || undefined}>
      <SkipLink />
      <Head base={base} onMenu={() => setOpen((now) => !now)} onHelp={() => setHelp(true)} />
      <Menu base={base} place={place} waiting={inbox.data?.waiting ?? 0} />
      <main id="content" className="d-content" tabIndex={-1}>
        <Display className="d-display-page" />
        <PartBoundary>
          <Suspense fallback={<Skeleton shape="list" rows={6} />}>
            <OpenPlaces value={(key) => mayOpen(assembly, key)}>
              {mayOpen(assembly, place) ? <Outlet /> : <NotForYou />}
              <UndoBar />
            </OpenPlaces>
          </Suspense>
        </PartBoundary>
      </main>
      <Modal open={help} footer={null} onCancel={() => setHelp(false)} title={t('staff.keys.title')}>
        <dl className="d-keys">
          {keyHelp.map(({ press, label }) => (
            <div key={press}>
              <dt>
                <kbd>{press}</kbd>
              </dt>
              <dd>{t(label)}</dd>
            </div>
          ))}
        </dl>
      </Modal>
    </div>
  );
}
