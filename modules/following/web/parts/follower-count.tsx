/** How many of the public follow a matter: a number beside its facts at the desk, never who. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { followingEndpoints } from '../../contract.ts';

export function FollowerCount({ kind, matterId }: { kind: string; matterId: string }) {
  const { t, assembly } = useSession();
  const { code } = assembly!;
  const { data } = useQuery({
    queryKey: ['followers', code, kind, matterId],
    queryFn: () => call(followingEndpoints.countFollowers, code, { params: { kind, matterId } }),
    staleTime: 300_000,
  });
  return data && data.count > 0 ? <p className="d-muted">{t('following.count', { count: data.count })}</p> : null;
}
