/** Providers and addresses of the member's front. */
import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { memberFronts } from '../fronts.ts';
import { Skeleton } from '../kit/states.tsx';
import { ToastRegion } from '../kit/toast.tsx';
import { KitProvider } from '../kit/words-context.tsx';
import { NoSuchPlace } from '../shared/failure.tsx';
import { frontsOf } from '../shared/fronts-of.ts';
import { NoOffice } from '../shared/no-office.tsx';
import { PartBoundary, part, screenRoutes } from '../shared/part.tsx';
import { createQueries } from '../shared/queries.ts';
import { createRouterLink } from '../shared/router-link.tsx';
import { ConfirmAgain } from '../shared/second-factor/confirm-again.tsx';
import { useSession } from '../shared/session.tsx';
import { SessionProvider } from '../shared/session-provider.tsx';
import { SignInAgain } from '../shared/sign-in-again.tsx';
import { Frame } from './frame.tsx';
import { rereadWhenInstalled } from './installed.ts';

const HomeScreen = part(() => import('./home-screen.tsx').then((file) => file.HomeScreen));
const MeScreen = part(() => import('./me-screen.tsx').then((file) => file.MeScreen));

const queries = createQueries();
const screens = screenRoutes(memberFronts);
rereadWhenInstalled(() => void queries.invalidateQueries({ refetchType: 'all' }));
const RouterLink = createRouterLink('/m/');

function Home() {
  const { me, assembly } = useSession();
  const own = [assembly, ...me.assemblies].find((item) => item && frontsOf(item).includes('m'));
  return own ? <Navigate replace to={`/m/${own.code}`} /> : <NoOffice />;
}

function Screens() {
  const { locale } = useSession();
  return (
    <KitProvider locale={locale} link={RouterLink}>
      <Routes>
        <Route path="/m/:assembly" element={<Frame />}>
          <Route index element={<HomeScreen />} />
          {screens}
          <Route path="me" element={<MeScreen />} />
          <Route path="*" element={<NoSuchPlace />} />
        </Route>
        <Route path="*" element={<Home />} />
      </Routes>
      <ToastRegion />
      <SignInAgain />
      <ConfirmAgain />
    </KitProvider>
  );
}

export function App() {
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
