/** Providers and addresses of the member's front. */
import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { Skeleton } from '../kit/states.tsx';
import { ToastRegion } from '../kit/toast.tsx';
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
import { rereadWhenInstalled } from './installed.ts';

const InboxScreen = part(() => import('../../modules/proposals/web/member/inbox-screen.tsx'), 'InboxScreen');
const MineScreen = part(() => import('../../modules/proposals/web/member/mine-screen.tsx'), 'MineScreen');
const WriteScreen = part(() => import('../../modules/proposals/web/member/write-screen.tsx'), 'WriteScreen');
const ProposalScreen = part(() => import('../../modules/proposals/web/member/proposal-screen.tsx'), 'ProposalScreen');
const RateScreen = part(() => import('../../modules/proposals/web/member/rate-screen.tsx'), 'RateScreen');
const ScoreScreen = part(() => import('../../modules/proposals/web/member/score-screen.tsx'), 'ScoreScreen');
const FindScreen = part(() => import('../../modules/proposals/web/member/find-screen.tsx'), 'FindScreen');
const NoticesScreen = part(() => import('../../modules/notices/web/member/notices-screen.tsx'), 'NoticesScreen');
const MeScreen = part(() => import('./me-screen.tsx'), 'MeScreen');

const queries = createQueries();
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
          <Route index element={<InboxScreen />} />
          <Route path="mine" element={<MineScreen />} />
          <Route path="write/:draftId/:step?" element={<WriteScreen />} />
          <Route path="find" element={<FindScreen />} />
          <Route path="notices" element={<NoticesScreen />} />
          <Route path="me" element={<MeScreen />} />
          <Route path="proposals/:proposalId" element={<ProposalScreen />} />
          <Route path="proposals/:proposalId/rate/:replyId" element={<RateScreen />} />
          <Route path="proposals/:proposalId/score/:assignmentId" element={<ScoreScreen />} />
          <Route path="*" element={<NoSuchPlace />} />
        </Route>
        <Route path="*" element={<Home />} />
      </Routes>
      <ToastRegion />
      <SignInAgain />
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
