/** The reader's notices, for their screen and for the bell. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../../web/client.ts';
import { noticeEndpoints } from '../../contract.ts';

export const NOTICES_A_PAGE = 20;

/** Notices of one page, and how many are unread in all. */
export function useNotices(code: string, page = 1) {
  return useQuery({
    queryKey: ['notices', code, page],
    queryFn: () => call(noticeEndpoints.listNotices, code, { query: { page, size: NOTICES_A_PAGE } }),
    enabled: code !== '',
  });
}
