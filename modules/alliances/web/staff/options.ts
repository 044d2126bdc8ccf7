/** Assemblies to invite and people to name. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { allianceEndpoints } from '../../contract.ts';

export function useOptions() {
  const { assembly } = useSession();
  const code = assembly!.code;
  return useQuery({
    queryKey: ['alliance-options', code],
    queryFn: () => call(allianceEndpoints.allianceOptions, code, {}),
    staleTime: 60_000,
  });
}
