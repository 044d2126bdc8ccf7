import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../client.ts';

/** What an application has read from the server. */
export function createQueries(): QueryClient {
  return new QueryClient({
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
