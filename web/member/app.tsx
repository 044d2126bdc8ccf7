/** Providers and addresses of the member's front. */
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, type MouseEvent, Suspense } from 'react';
import { BrowserRouter, Navigate, Route, Routes, useNavigate } from 'react-router';
import { ApiProblem } from '../client.ts';
import { Skeleton } from '../kit/states.tsx';
import { ToastRegion } from '../kit/toast.tsx';
import { KitProvider, type LinkProps } from '../kit/words-context.tsx';
import { Frame } from './frame.tsx';
import { SessionProvider, useSession } from './session.tsx';

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
const FindScreen = lazy(() =>
  import('../../modules/proposals/web/member/find-screen.tsx').then((m) => ({ default: m.FindScreen })),
);
const MeScreen = lazy(() => import('./me-screen.tsx').then((m) => ({ default: m.MeScreen })));

const toSignIn = () => location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: (error) => error instanceof ApiProblem && error.status === 401 && toSignIn() }),
  defaultOptions: {
    queries: {
      retry: (count, error) => error instanceof ApiProblem && error.status === 0 && count < 2,
      staleTime: 10_000,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

/** Links of the kit go through the router; those out of `/m/` load a page. */
function RouterLink({ href, onClick, ...rest }: LinkProps) {
  const navigate = useNavigate();
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || !href.startsWith('/m/') || event.metaKey || event.ctrlKey || event.button !== 0)
      return;
    event.preventDefault();
    void navigate(href);
  };
  return <a {...rest} href={href} onClick={go} />;
}

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
