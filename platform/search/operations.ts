/** The search as operations of the API, over the kinds an installation has. */
import type { Context } from '../http/context.ts';
import { defineQuery } from '../http/operation.ts';
import { pageShown } from '../http/pages.ts';
import { type SearchAnswer, type SearchAsked, searchEndpoints } from './contract.ts';
import { findAnyhow } from './find-matters.ts';
import type { Reader, SearchKind } from './kinds.ts';

type Found = Awaited<ReturnType<typeof findAnyhow>>['found'];

const mostOf = (found: Found) => Math.max(0, ...found.map(({ total }) => total));

/** Every kind has a group where nothing was chosen, empty ones last; a page past the end is the last one. */
export async function searchMatters(
  ctx: Context,
  kinds: readonly SearchKind[],
  { words, kind, page, size }: SearchAsked,
  reader: Reader,
): Promise<SearchAnswer> {
  const chosen = kinds.filter((item) => kind === undefined || item.kind === kind);
  const find = (at: number) => findAnyhow(ctx, chosen, words, reader, { size, offset: (at - 1) * size });
  const asked = await find(page);
  const at = pageShown(page, mostOf(asked.found), size);
  const { found, readAs } = at === page ? asked : await find(at);
  const groups: SearchAnswer['groups'] = [];
  for (const { kind: own, ids, total, more } of found) {
    const shown = ids.length === 0 ? undefined : await own.show(ctx, ids, readAs ?? words, reader);
    const items = ids.flatMap((matterId) => {
      const hit = shown?.get(matterId);
      return hit ? [{ matterId, ...hit }] : [];
    });
    groups.push({ kind: own.kind, label: ctx.t(own.label), total, more, items });
  }
  groups.sort((one, other) => Number(other.total > 0) - Number(one.total > 0));
  return { groups, total: mostOf(found), page: at, readAs };
}

export const searchOperations = (kinds: readonly SearchKind[]) => [
  defineQuery({
    ...searchEndpoints.search,
    operationId: 'search',
    summary: 'Search everything the reader may see',
    tag: 'search',
    access: 'signed_in',
    handle: (ctx, { query }) => searchMatters(ctx, kinds, query, 'inside'),
  }),
  defineQuery({
    ...searchEndpoints.searchPublic,
    operationId: 'searchPublic',
    summary: 'Search everything that is public',
    tag: 'search',
    access: 'public',
    handle: (ctx, { query }) => searchMatters(ctx, kinds, query, 'public'),
  }),
];
