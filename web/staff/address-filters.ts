/** Filters, order and opened item of a list, kept in the address: it can be sent to a colleague, and Back keeps it. */
import { useCallback } from 'react';
import { useLocation, useSearchParams } from 'react-router';

export interface AddressFilters {
  get(key: string): string | undefined;
  /** Lays over what stands there; undefined takes a filter away. Another filter begins on the first page again. */
  set(part: Record<string, string | undefined>): void;
  /** The list as it is now. */
  address: string;
}

/** @param stays keys that do not change which items are listed */
export function useAddressFilters(stays: readonly string[] = ['page', 'open']): AddressFilters {
  const [search, setSearch] = useSearchParams();
  const { pathname, search: query } = useLocation();
  const get = useCallback((key: string) => search.get(key) ?? undefined, [search]);
  const set = (part: Record<string, string | undefined>) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        if (!stays.some((key) => key in part)) next.delete('page');
        for (const [key, value] of Object.entries(part)) {
          if (value) next.set(key, value);
          else next.delete(key);
        }
        return next;
      },
      { replace: true },
    );
  return { get, set, address: `${pathname}${query}` };
}
