/** All I propose, co-sign or support, newest first. */
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { ButtonLink } from '../../../../web/kit/button.tsx';
import { ItemList, ListItem } from '../../../../web/kit/list-item.tsx';
import { Pagination } from '../../../../web/kit/pagination.tsx';
import { PageTitle } from '../../../../web/kit/section.tsx';
import { EmptyState, Skeleton } from '../../../../web/kit/states.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { proposalEndpoints } from '../../contract.ts';
import { Clock, LineMeta } from './shared.tsx';

const SIZE = 20;

export function MineScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const [search] = useSearchParams();
  const page = Number(search.get('page') ?? 1);
  const { data, error, refetch } = useQuery({
    queryKey: ['mine', code, page],
    queryFn: () => call(proposalEndpoints.listProposals, code, { query: { mine: 'true', page, size: SIZE } as never }),
  });
  const editable = new Set(['draft', 'returned']);
  return (
    <>
      <PageTitle title={t('member.mine.title')} />
      {error && !data ? (
        <Failure error={error} again={() => void refetch()} />
      ) : !data ? (
        <Skeleton shape="list" rows={6} />
      ) : data.items.length === 0 ? (
        <EmptyState
          title={t('member.mine.empty')}
          icon="proposal"
          actions={
            <ButtonLink href={`/m/${code}/write/new`} icon="edit">
              {t('member.nav.write')}
            </ButtonLink>
          }
        >
          {t('member.mine.emptyWhat')}
        </EmptyState>
      ) : (
        <>
          <ItemList>
            {data.items.map((line) => (
              <ListItem
                key={line.proposalId}
                href={
                  editable.has(line.state)
                    ? `/m/${code}/write/${line.proposalId}`
                    : `/m/${code}/proposals/${line.proposalId}`
                }
                title={line.subject || t('shared.untitled')}
                meta={
                  <>
                    <LineMeta line={line} />
                    {line.clock && line.state !== 'submitted' && line.state !== 'reviewing' && (
                      <Clock clock={line.clock} />
                    )}
                  </>
                }
              />
            ))}
          </ItemList>
          {data.total > SIZE && (
            <Pagination
              page={page}
              pages={Math.ceil(data.total / SIZE)}
              href={(number) => `/m/${code}/mine?page=${number}`}
            />
          )}
        </>
      )}
    </>
  );
}
