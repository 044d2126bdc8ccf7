/** The record of the reader's own seat: the one held now, else the last one. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { memberEndpoints } from '../../contract.ts';

export function useOwnRecord() {
  const { assembly } = useSession();
  const code = assembly!.code;
  const seats = assembly!.grants.filter((grant) => grant.memberId !== null);
  const memberId = (seats.find((grant) => grant.role === 'member') ?? seats[0])?.memberId ?? undefined;
  const query = useQuery({
    queryKey: ['member', code, memberId],
    queryFn: () => call(memberEndpoints.getMemberRecord, code, { params: { memberId: memberId! } }),
    enabled: memberId !== undefined,
  });
  return { memberId, ...query };
}
