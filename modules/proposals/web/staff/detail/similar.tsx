/** Present and earlier proposals like this one, beside the text that is examined. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { call } from '../../../../../web/client.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import { Loaded } from '../../../../../web/staff/loaded.tsx';
import type { ProposalDetail } from '../../../contract/detail.ts';
import { proposalEndpoints } from '../../../contract.ts';

interface SimilarProps {
  data: Pick<ProposalDetail, 'proposalId' | 'subject' | 'situation' | 'analysis' | 'suggestions'>;
  /** The line's subject as what a press on it does. */
  subject(item: { proposalId: string; subject: string }): ReactNode;
}

export function Similar({ data, subject }: SimilarProps) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const query = useQuery({
    queryKey: ['similar', code, data.proposalId],
    queryFn: () =>
      call(proposalEndpoints.findSimilar, code, {
        body: {
          subject: data.subject,
          body: [data.situation, data.analysis, data.suggestions].join('\n'),
          exceptId: data.proposalId,
        },
      }),
    staleTime: 300_000,
  });
  return (
    <Loaded query={query} rows={3}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="d-muted">{t('staff.merge.noneSimilar')}</p>
        ) : (
          <ul className="d-list">
            {items.map((item) => (
              <li key={item.proposalId}>
                {subject(item)}
                <span className="d-muted">
                  {item.sessionLabel} · {t(`proposals.state.${item.state}`)} ·{' '}
                  {t('staff.merge.common', { share: Math.round(item.score * 100) })}
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

const examined = ['submitted', 'reviewing', 'filed'];

/** For those who may examine or assign it; a press compares the two texts. */
export function SimilarBeside({ data }: { data: ProposalDetail }) {
  const { assembly, t } = useSession();
  const deciding = ['recommend', 'file', 'take_in', 'merge', 'propose_assignment'];
  if (!examined.includes(data.state) || !deciding.some((action) => data.abilities.proposal.includes(action)))
    return null;
  return (
    <section>
      <h2>{t('staff.merge.similar')}</h2>
      <Similar
        data={data}
        subject={(item) => (
          <Link to={`/desk/${assembly!.code}/merge?left=${data.proposalId}&right=${item.proposalId}`}>
            {item.subject}
          </Link>
        )}
      />
    </section>
  );
}
