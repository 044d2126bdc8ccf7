/** What forms of activities at the desk choose from. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { activityEndpoints } from '../../contract.ts';

/** @param enabled false: nothing is asked, as the reader plans nothing */
export function useOptions(enabled = true) {
  const { assembly } = useSession();
  const code = assembly!.code;
  return useQuery({
    queryKey: ['activity-options', code],
    queryFn: () => call(activityEndpoints.activityOptions, code),
    staleTime: 60_000,
    enabled,
  });
}
