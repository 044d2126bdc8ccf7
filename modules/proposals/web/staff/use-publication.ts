/** What would be public of a proposal, with the personal data in it, and its page as the public would read it. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import type { ProposalDetail } from '../../contract/detail.ts';
import { proposalEndpoints } from '../../contract.ts';

/** @param withheld assignments whose replies would not be public */
export function usePublication(data: ProposalDetail, withheld: readonly string[] = []) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { proposalId, version } = data;
  const query = useQuery({
    queryKey: ['publication', code, proposalId, version, withheld.join(',')],
    queryFn: () =>
      call(proposalEndpoints.checkPublication, code, {
        params: { proposalId },
        query: { decision: 'public', withheld: withheld.join(',') },
      }),
    // While a newer version is read, what is on the screen stays there.
    placeholderData: (before) => before,
  });
  const preview = {
    decisions: (['public', 'title_only'] as const).map((value) => ({
      value,
      label: t(`proposals.publicity.${value}`),
    })),
    pageOf: (decision: string) =>
      `/${code}/proposals/${proposalId}/preview?${new URLSearchParams({ decision, withheld: withheld.join(','), v: String(version) })}`,
  };
  return { query, preview };
}
