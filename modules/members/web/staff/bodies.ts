/** Bodies of a term as choices, by kind. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { assemblyEndpoints } from '../../../assemblies/contract.ts';

type Kind = 'sector' | 'committee' | 'party' | 'group';

export function useBodies(termId?: string): (kind: Kind) => Array<{ value: string; label: string }> {
  const code = useSession().assembly!.code;
  const { data } = useQuery({
    queryKey: ['bodies', code, termId],
    queryFn: () => call(assemblyEndpoints.listBodies, code, { query: termId ? { termId } : {} }),
    staleTime: 60_000,
  });
  return (kind) =>
    (data?.bodies ?? []).flatMap((body) => (body.kind === kind ? [{ value: body.id, label: body.name }] : []));
}
