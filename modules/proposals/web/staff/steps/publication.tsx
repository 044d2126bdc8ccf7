/** What would be public, with the personal data in it, before it is decided; each find is masked with one press. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../../../web/client.ts';
import { Link } from '../../../../../web/kit/words-context.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import { Refusal } from '../../../../../web/staff/loaded.tsx';
import { Finds } from '../../../../../web/staff/redact/finds.tsx';
import { PublicPreview } from '../../../../../web/staff/redact/public-preview.tsx';
import { proposalEndpoints } from '../../../contract.ts';
import type { Redaction } from '../../../masks.ts';
import { usePublication } from '../use-publication.ts';
import type { ProposalStep } from './context.ts';

export function Publication({ context }: { context: ProposalStep }) {
  const { t } = useSession();
  const { detail, code } = context;
  const client = useQueryClient();
  const withheld = detail.assignments
    .filter((item) => (item.replyPublicity ?? item.unitPublicity ?? 'public') !== 'public')
    .map((item) => item.assignmentId);
  const { query, preview } = usePublication(detail, withheld);
  const { data } = query;
  const mask = useMutation({
    mutationFn: (redactions: Redaction[]) =>
      call(proposalEndpoints.redactPassages, code, {
        params: { proposalId: detail.proposalId },
        body: { redactions },
      }),
    onSettled: () => client.invalidateQueries(),
  });
  const mayMask = detail.abilities.proposal.includes('redact');
  // What was pressed shows at once; what the server refused falls back.
  const redactions = mask.isPending ? mask.variables : detail.redactions;
  return (
    <>
      {data && (
        <Finds
          finds={data.finds}
          masks={redactions}
          nameOf={(field) => t(`staff.redact.in.${field}`)}
          change={mayMask ? (list) => mask.isPending || mask.mutate(list) : undefined}
        />
      )}
      <Refusal error={mask.error} />
      {mayMask && (
        <p>
          <Link href={`/desk/${code}/proposals/${detail.proposalId}/redact`}>{t('staff.open.redact')}</Link>
        </p>
      )}
      <PublicPreview {...preview} />
    </>
  );
}
