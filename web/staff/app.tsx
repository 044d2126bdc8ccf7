/** Providers and addresses of the desk. */
import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enModule from 'antd/locale/en_US.js';
import zhModule from 'antd/locale/zh_CN.js';
import { Suspense, useSyncExternalStore } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { deskFronts } from '../fronts.ts';
import { antdTheme } from '../kit/antd-theme.ts';
import { Skeleton } from '../kit/states.tsx';
import { ToastRegion } from '../kit/toast.tsx';
import type { FontStep } from '../kit/tokens.ts';
import { KitProvider } from '../kit/words-context.tsx';
import { NoSuchPlace } from '../shared/failure.tsx';
import { frontsOf } from '../shared/fronts-of.ts';
import { NoOffice } from '../shared/no-office.tsx';
import { PartBoundary, screenRoutes } from '../shared/part.tsx';
import { createQueries } from '../shared/queries.ts';
import { createRouterLink } from '../shared/router-link.tsx';
import { ConfirmAgain } from '../shared/second-factor/confirm-again.tsx';
import { useSession } from '../shared/session.tsx';
import { SessionProvider } from '../shared/session-provider.tsx';
import { SignInAgain } from '../shared/sign-in-again.tsx';
import { addedBy, DeskFronts } from './desk-fronts.tsx';
import { Frame } from './frame.tsx';

type Locale = NonNullable<React.ComponentProps<typeof ConfigProvider>['locale']>;
/** antd's words come as the module or wrapped in it, as the bundler sees fit. */
const wordsOf = (module: unknown) => ((module as { default?: Locale }).default ?? module) as Locale;
const antdWords = { 'zh-CN': wordsOf(zhModule), en: wordsOf(enModule) };

const queries = createQueries();
const screens = screenRoutes(deskFronts);
const added = addedBy(deskFronts);
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
          <DeskFronts added={added}>
            <Routes>
              <Route path="/desk/:assembly" element={<Frame />}>
                {screens}
                <Route path="*" element={<NoSuchPlace />} />
              </Route>
              <Route path="*" element={<Home />} />
            </Routes>
          </DeskFronts>
          <ToastRegion />
          <SignInAgain />
          <ConfirmAgain />
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
