/** Withholding passages of a proposal from its public page, and the page as it will be read. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { Link } from '../../../../web/kit/words-context.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import { PublicPreview } from '../../../../web/staff/redact/public-preview.tsx';
import { RedactEditor } from '../../../../web/staff/redact/redact-editor.tsx';
import type { ProposalDetail } from '../../contract/detail.ts';
import { proposalEndpoints } from '../../contract.ts';
import { proposalPath } from './shared.tsx';
import { usePublication } from './use-publication.ts';

function Redacting({ data }: { data: ProposalDetail }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const params = { proposalId: data.proposalId };
  const { query, preview } = usePublication(data);
  return (
    <>
      <p>
        <Link href={proposalPath(code, data.proposalId)}>{data.subject}</Link>
      </p>
      <Loaded query={query}>
        {({ texts, finds }) => (
          <>
            <RedactEditor
              kept={data.redactions}
              texts={texts}
              finds={finds}
              nameOf={(field) => t(`staff.redact.in.${field}`)}
              save={(redactions) => call(proposalEndpoints.redactPassages, code, { params, body: { redactions } })}
            />
            <PublicPreview {...preview} />
          </>
        )}
      </Loaded>
    </>
  );
}

export function RedactScreen() {
  const { assembly, t } = useSession();
  const { proposalId = '' } = useParams();
  const code = assembly!.code;
  const query = useQuery({
    queryKey: ['proposal', code, proposalId],
    queryFn: () => call(proposalEndpoints.getProposal, code, { params: { proposalId } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <>
      <h1>{t('staff.open.redact')}</h1>
      <Loaded query={query}>{(data) => <Redacting data={data} />}</Loaded>
    </>
  );
}
