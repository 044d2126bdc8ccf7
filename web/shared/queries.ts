import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../client.ts';

const toSignIn = () => location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);

/** What an application has read from the server. Somebody no longer signed in is sent to sign in and back. */
export function createQueries(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => error instanceof ApiProblem && error.status === 401 && toSignIn(),
    }),
    defaultOptions: {
      queries: {
        retry: (count, error) => error instanceof ApiProblem && error.status === 0 && count < 2,
        staleTime: 10_000,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}
