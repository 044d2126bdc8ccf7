/** Matters like a proposal, beside the text that is examined; a press on a like proposal compares the two. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { LikeMatter } from '../../../../../platform/similarity/contract.ts';
import { LikeMatters } from '../../../../../web/shared/like-matters.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import type { ProposalDetail } from '../../../contract/detail.ts';

interface SimilarProps {
  data: Pick<ProposalDetail, 'proposalId' | 'subject' | 'situation' | 'analysis' | 'suggestions'>;
  /** The line's subject as what a press on it does; absent: a link. */
  title?(item: LikeMatter): ReactNode;
  /** Only proposals, where one is to be chosen. */
  proposals?: boolean;
}

export function Similar({ data, title, proposals }: SimilarProps) {
  const { assembly } = useSession();
  return (
    <LikeMatters
      asked={{
        title: data.subject,
        text: [data.situation, data.analysis, data.suggestions].join('\n'),
        exceptId: data.proposalId,
        ...(proposals ? { kind: 'proposal' } : {}),
      }}
      base={`/desk/${assembly!.code}`}
      {...(title ? { title } : {})}
    />
  );
}

const examined = ['submitted', 'reviewing', 'filed'];

/** For those who may examine or assign it. */
export function SimilarBeside({ data }: { data: ProposalDetail }) {
  const { assembly, t } = useSession();
  const deciding = ['recommend', 'file', 'take_in', 'merge', 'propose_assignment'];
  if (!examined.includes(data.state) || !deciding.some((action) => data.abilities.proposal.includes(action)))
    return null;
  const desk = `/desk/${assembly!.code}`;
  return (
    <section>
      <h2>{t('shared.like.title')}</h2>
      <Similar
        data={data}
        title={(item) => (
          <Link
            to={
              item.kind === 'proposal'
                ? `${desk}/merge?left=${data.proposalId}&right=${item.matterId}`
                : `${desk}/${item.path}`
            }
          >
            {item.title}
          </Link>
        )}
      />
    </section>
  );
}
