/** Providers and addresses of the desk. */
import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enModule from 'antd/locale/en_US.js';
import zhModule from 'antd/locale/zh_CN.js';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { antdTheme } from '../kit/antd-theme.ts';
import { Skeleton } from '../kit/states.tsx';
import type { FontStep } from '../kit/tokens.ts';
import { KitProvider } from '../kit/words-context.tsx';
import { createQueries } from '../shared/queries.ts';
import { createRouterLink } from '../shared/router-link.tsx';
import { SessionProvider, useSession } from '../shared/session.tsx';
import { Frame } from './frame.tsx';

const screen = <K extends string>(load: () => Promise<Record<K, React.ComponentType>>, name: K) =>
  lazy(() => load().then((module) => ({ default: module[name] })));

const InboxScreen = screen(() => import('../../modules/proposals/web/staff/inbox-screen.tsx'), 'InboxScreen');
const ListScreen = screen(() => import('../../modules/proposals/web/staff/list-screen.tsx'), 'ListScreen');
const DetailScreen = screen(() => import('../../modules/proposals/web/staff/detail-screen.tsx'), 'DetailScreen');
const BoardScreen = screen(() => import('../../modules/proposals/web/staff/board-screen.tsx'), 'BoardScreen');
const AssignScreen = screen(() => import('../../modules/proposals/web/staff/assign-screen.tsx'), 'AssignScreen');
const MergeScreen = screen(() => import('../../modules/proposals/web/staff/merge-screen.tsx'), 'MergeScreen');
const RedactScreen = screen(() => import('../../modules/proposals/web/staff/redact-screen.tsx'), 'RedactScreen');
const WriteScreen = screen(() => import('../../modules/proposals/web/staff/write-screen.tsx'), 'WriteScreen');
const OverdueScreen = screen(() => import('../../modules/proposals/web/staff/overdue-screen.tsx'), 'OverdueScreen');
const LookBackScreen = screen(() => import('../../modules/proposals/web/staff/look-back-screen.tsx'), 'LookBackScreen');
const ExcellentScreen = screen(
  () => import('../../modules/proposals/web/staff/excellent-screen.tsx'),
  'ExcellentScreen',
);
const FiguresScreen = screen(() => import('../../modules/proposals/web/staff/figures-screen.tsx'), 'FiguresScreen');
const OfficeScreen = screen(() => import('../../modules/proposals/web/staff/office-screen.tsx'), 'OfficeScreen');
const HolidaysScreen = screen(() => import('../../modules/assemblies/web/staff/holidays-screen.tsx'), 'HolidaysScreen');
const RulesScreen = screen(() => import('../../modules/proposals/web/staff/rules-screen.tsx'), 'RulesScreen');
const AccountsScreen = screen(() => import('../../modules/accounts/web/staff/accounts-screen.tsx'), 'AccountsScreen');
const TokensScreen = screen(() => import('../../modules/accounts/web/staff/tokens-screen.tsx'), 'TokensScreen');
const AuditScreen = screen(() => import('../../modules/accounts/web/staff/audit-screen.tsx'), 'AuditScreen');
const NoticesScreen = screen(() => import('../../modules/notices/web/staff/notices-screen.tsx'), 'NoticesScreen');
const SettingsScreen = screen(() => import('../../modules/accounts/web/staff/settings-screen.tsx'), 'SettingsScreen');

type Locale = NonNullable<React.ComponentProps<typeof ConfigProvider>['locale']>;
/** antd's words come as the module or wrapped in it, as the bundler sees fit. */
const wordsOf = (module: unknown) => ((module as { default?: Locale }).default ?? module) as Locale;
const antdWords = { 'zh-CN': wordsOf(zhModule), en: wordsOf(enModule) };

const queries = createQueries();
const RouterLink = createRouterLink('/desk/');
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const watchDark = (changed: () => void) => {
  dark.addEventListener('change', changed);
  return () => dark.removeEventListener('change', changed);
};

function Home() {
  const { assembly } = useSession();
  return <Navigate replace to={assembly ? `/desk/${assembly.code}` : '/'} />;
}

function Screens() {
  const { locale, me } = useSession();
  const deviceDark = useSyncExternalStore(watchDark, () => dark.matches);
  const account = me.account!;
  const mode = account.theme === 'dark' || (account.theme === 'system' && deviceDark) ? 'dark' : 'light';
  const theme = antdTheme(mode, { elder: account.elderMode, fontStep: account.fontStep as FontStep });
  return (
    <ConfigProvider locale={antdWords[locale]} theme={theme} button={{ autoInsertSpace: false }}>
      <App>
        <KitProvider locale={locale} link={RouterLink}>
          <Routes>
            <Route path="/desk/:assembly" element={<Frame />}>
              <Route index element={<InboxScreen />} />
              <Route path="proposals" element={<ListScreen />} />
              <Route path="proposals/:proposalId" element={<DetailScreen />} />
              <Route path="proposals/:proposalId/redact" element={<RedactScreen />} />
              <Route path="board" element={<BoardScreen />} />
              <Route path="assign" element={<AssignScreen />} />
              <Route path="merge" element={<MergeScreen />} />
              <Route path="write/:draftId?" element={<WriteScreen />} />
              <Route path="overdue" element={<OverdueScreen />} />
              <Route path="look-back" element={<LookBackScreen />} />
              <Route path="excellent" element={<ExcellentScreen />} />
              <Route path="figures" element={<FiguresScreen />} />
              <Route path="office" element={<OfficeScreen />} />
              <Route path="holidays" element={<HolidaysScreen />} />
              <Route path="rules" element={<RulesScreen />} />
              <Route path="accounts" element={<AccountsScreen />} />
              <Route path="tokens" element={<TokensScreen />} />
              <Route path="audit" element={<AuditScreen />} />
              <Route path="notices" element={<NoticesScreen />} />
              <Route path="settings" element={<SettingsScreen />} />
            </Route>
            <Route path="*" element={<Home />} />
          </Routes>
        </KitProvider>
      </App>
    </ConfigProvider>
  );
}

export function Desk() {
  return (
    <QueryClientProvider client={queries}>
      <BrowserRouter>
        <SessionProvider>
          <Suspense fallback={<Skeleton shape="list" rows={5} />}>
            <Screens />
          </Suspense>
        </SessionProvider>
      </BrowserRouter>
    </QueryClientProvider>
  );
}
