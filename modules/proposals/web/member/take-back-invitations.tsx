/** Unanswered invitations the first proposer may take back; another invitation undoes it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../../web/client.ts';
import { Button } from '../../../../web/kit/button.tsx';
import { toasts } from '../../../../web/kit/toast.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { ProposalDetail } from '../../contract/detail.ts';
import { proposalEndpoints } from '../../contract.ts';
import { Refusal } from './shared.tsx';

export function TakeBackInvitations({ data }: { data: ProposalDetail }) {
  const { assembly, t } = useSession();
  const client = useQueryClient();
  const step = useMutation({
    mutationFn: (proposerId: string) =>
      call(proposalEndpoints.withdrawInvitation, assembly!.code, {
        params: { proposalId: data.proposalId },
        body: { proposerId },
      }),
    async onSuccess() {
      await client.invalidateQueries();
      toasts.add({ text: t('shared.done') });
    },
  });
  if (!data.abilities.proposal.includes('withdraw_invitation')) return null;
  return (
    <>
      {data.invitations
        .filter((item) => item.status === 'invited')
        .map((item) => (
          <Button
            key={item.proposerId}
            wide
            look="quiet"
            busy={step.isPending}
            onClick={() => step.mutate(item.proposerId)}
          >
            {t('member.proposal.takeBack', { name: item.name })}
          </Button>
        ))}
      <Refusal error={step.error} />
    </>
  );
}
