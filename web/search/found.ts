/** What the search of a front asks for and gets, kept in the address. */
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { type SearchAnswer, searchEndpoints } from '../../platform/search/contract.ts';
import { call } from '../client.ts';
import { useSession } from '../shared/session.tsx';

/** Hits shown of each kind beside others, and on a page of one kind. */
const FEW = 5;
const MANY = 20;

export type FoundGroup = SearchAnswer['groups'][number];
/** How many there are of a kind: key of the words, with the number. */
export const countKey = (group: FoundGroup): string => (group.more ? 'search.atLeast' : 'search.count');

export function useFound() {
  const { assembly } = useSession();
  const code = assembly!.code;
  const [search] = useSearchParams();
  const words = (search.get('q') ?? '').trim().slice(0, 100);
  const kind = search.get('kind') ?? '';
  const page = Math.max(1, Number(search.get('page')) || 1);
  const size = kind ? MANY : FEW;
  const { data, error, refetch } = useQuery({
    queryKey: ['search', code, words, kind, page],
    queryFn: () =>
      call(searchEndpoints.search, code, { query: { words, page, size, ...(kind ? { kind } : {}) } as never }),
    enabled: words !== '',
  });
  /** Address of the same search otherwise. */
  const address = (changed: { kind?: string; page?: number }) => {
    const next = new URLSearchParams({ q: words });
    if (changed.kind) next.set('kind', changed.kind);
    if ((changed.page ?? 1) > 1) next.set('page', String(changed.page));
    return `?${next}`;
  };
  return {
    code,
    words,
    kind,
    page,
    size,
    groups: data?.groups.filter((group) => group.total > 0),
    data,
    error,
    refetch,
    address,
  };
}

export type Found = ReturnType<typeof useFound>;
