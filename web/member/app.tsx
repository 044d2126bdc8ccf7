/** Providers and addresses of the member's front. */
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { Skeleton } from '../kit/states.tsx';
import { ToastRegion } from '../kit/toast.tsx';
import { KitProvider } from '../kit/words-context.tsx';
import { createQueries } from '../shared/queries.ts';
import { createRouterLink } from '../shared/router-link.tsx';
import { SessionProvider, useSession } from '../shared/session.tsx';
import { Frame } from './frame.tsx';

const InboxScreen = lazy(() =>
  import('../../modules/proposals/web/member/inbox-screen.tsx').then((m) => ({ default: m.InboxScreen })),
);
const MineScreen = lazy(() =>
  import('../../modules/proposals/web/member/mine-screen.tsx').then((m) => ({ default: m.MineScreen })),
);
const WriteScreen = lazy(() =>
  import('../../modules/proposals/web/member/write-screen.tsx').then((m) => ({ default: m.WriteScreen })),
);
const ProposalScreen = lazy(() =>
  import('../../modules/proposals/web/member/proposal-screen.tsx').then((m) => ({ default: m.ProposalScreen })),
);
const RateScreen = lazy(() =>
  import('../../modules/proposals/web/member/rate-screen.tsx').then((m) => ({ default: m.RateScreen })),
);
const ScoreScreen = lazy(() =>
  import('../../modules/proposals/web/member/score-screen.tsx').then((m) => ({ default: m.ScoreScreen })),
);
const FindScreen = lazy(() =>
  import('../../modules/proposals/web/member/find-screen.tsx').then((m) => ({ default: m.FindScreen })),
);
const MeScreen = lazy(() => import('./me-screen.tsx').then((m) => ({ default: m.MeScreen })));

const queries = createQueries();
const RouterLink = createRouterLink('/m/');

function Home() {
  const { assembly } = useSession();
  return <Navigate replace to={assembly ? `/m/${assembly.code}` : '/m/me'} />;
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
          <Route path="me" element={<MeScreen />} />
          <Route path="proposals/:proposalId" element={<ProposalScreen />} />
          <Route path="proposals/:proposalId/rate/:replyId" element={<RateScreen />} />
          <Route path="proposals/:proposalId/score/:assignmentId" element={<ScoreScreen />} />
        </Route>
        <Route path="*" element={<Home />} />
      </Routes>
      <ToastRegion />
    </KitProvider>
  );
}

export function App() {
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
