/** Providers and addresses of the desk. */
import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enModule from 'antd/locale/en_US.js';
import zhModule from 'antd/locale/zh_CN.js';
import { Suspense, useSyncExternalStore } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { antdTheme } from '../kit/antd-theme.ts';
import { Skeleton } from '../kit/states.tsx';
import { ToastRegion } from '../kit/toast.tsx';
import type { FontStep } from '../kit/tokens.ts';
import { KitProvider } from '../kit/words-context.tsx';
import { NoSuchPlace } from '../shared/failure.tsx';
import { frontsOf } from '../shared/fronts-of.ts';
import { NoOffice } from '../shared/no-office.tsx';
import { PartBoundary, part } from '../shared/part.tsx';
import { createQueries } from '../shared/queries.ts';
import { createRouterLink } from '../shared/router-link.tsx';
import { SessionProvider, useSession } from '../shared/session.tsx';
import { SignInAgain } from '../shared/sign-in-again.tsx';
import { Frame } from './frame.tsx';

const InboxScreen = part(() => import('../../modules/proposals/web/staff/inbox-screen.tsx'), 'InboxScreen');
const ListScreen = part(() => import('../../modules/proposals/web/staff/list-screen.tsx'), 'ListScreen');
const DetailScreen = part(() => import('../../modules/proposals/web/staff/detail-screen.tsx'), 'DetailScreen');
const BoardScreen = part(() => import('../../modules/proposals/web/staff/board-screen.tsx'), 'BoardScreen');
const AssignScreen = part(() => import('../../modules/proposals/web/staff/assign-screen.tsx'), 'AssignScreen');
const MergeScreen = part(() => import('../../modules/proposals/web/staff/merge-screen.tsx'), 'MergeScreen');
const RedactScreen = part(() => import('../../modules/proposals/web/staff/redact-screen.tsx'), 'RedactScreen');
const WriteScreen = part(() => import('../../modules/proposals/web/staff/write-screen.tsx'), 'WriteScreen');
const OverdueScreen = part(() => import('../../modules/proposals/web/staff/overdue-screen.tsx'), 'OverdueScreen');
const LookBackScreen = part(() => import('../../modules/proposals/web/staff/look-back-screen.tsx'), 'LookBackScreen');
const ExcellentScreen = part(() => import('../../modules/proposals/web/staff/excellent-screen.tsx'), 'ExcellentScreen');
const FiguresScreen = part(() => import('../../modules/proposals/web/staff/figures-screen.tsx'), 'FiguresScreen');
const OfficeScreen = part(() => import('../../modules/proposals/web/staff/office-screen.tsx'), 'OfficeScreen');
const HolidaysScreen = part(() => import('../../modules/assemblies/web/staff/holidays-screen.tsx'), 'HolidaysScreen');
const RulesScreen = part(() => import('../../modules/proposals/web/staff/rules-screen.tsx'), 'RulesScreen');
const PublishRulesScreen = part(
  () => import('../../modules/proposals/web/staff/rules/publish-screen.tsx'),
  'PublishRulesScreen',
);
const AccountsScreen = part(() => import('../../modules/accounts/web/staff/accounts-screen.tsx'), 'AccountsScreen');
const TokensScreen = part(() => import('../../modules/accounts/web/staff/tokens-screen.tsx'), 'TokensScreen');
const AuditScreen = part(() => import('../../modules/accounts/web/staff/audit-screen.tsx'), 'AuditScreen');
const NoticesScreen = part(() => import('../../modules/notices/web/staff/notices-screen.tsx'), 'NoticesScreen');
const SettingsScreen = part(() => import('../../modules/accounts/web/staff/settings-screen.tsx'), 'SettingsScreen');

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
  const { me, assembly } = useSession();
  const own = [assembly, ...me.assemblies].find((item) => item && frontsOf(item).includes('desk'));
  return own ? <Navigate replace to={`/desk/${own.code}`} /> : <NoOffice />;
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
              <Route path="rules/new" element={<PublishRulesScreen />} />
              <Route path="accounts" element={<AccountsScreen />} />
              <Route path="tokens" element={<TokensScreen />} />
              <Route path="audit" element={<AuditScreen />} />
              <Route path="notices" element={<NoticesScreen />} />
              <Route path="settings" element={<SettingsScreen />} />
              <Route path="*" element={<NoSuchPlace />} />
            </Route>
            <Route path="*" element={<Home />} />
          </Routes>
          <ToastRegion />
          <SignInAgain />
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
            <PartBoundary>
              <Screens />
            </PartBoundary>
          </Suspense>
        </SessionProvider>
      </BrowserRouter>
    </QueryClientProvider>
  );
}
