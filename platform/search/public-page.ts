/** The search of the public pages: what the API answers the public with. */
import type { PublicPage } from '../http/public-pages.ts';
import { queryOf } from '../http/public-pages.ts';
import { searchEndpoints } from './contract.ts';
import type { SearchKind } from './kinds.ts';
import { searchMatters } from './operations.ts';

/** Hits shown of each kind beside others, and on a page of one kind. */
const FEW = 5;
const MANY = 20;

/** What makes no sense in the address is left out rather than refused. */
export const searchPage = (kinds: readonly SearchKind[]): PublicPage => ({
  path: '/search',
  name: 'search',
  async load(ctx, request) {
    const query = queryOf(request);
    const words = (query.words ?? '').trim().slice(0, 100);
    const kind = kinds.find((item) => item.kind === query.kind)?.kind ?? '';
    const size = kind ? MANY : FEW;
    const parsed = searchEndpoints.searchPublic.query.safeParse({ words, size, page: kind ? (query.page ?? 1) : 1 });
    const shown = { words, kind, size, page: parsed.success ? parsed.data.page : 1 };
    const answer =
      words === ''
        ? { groups: [], total: 0, page: 1, readAs: null }
        : await searchMatters(ctx, kinds, { ...shown, kind: kind || undefined }, 'public');
    return { title: 'search.title', data: { ...shown, ...answer } };
  },
});
