/** All I propose, co-sign or support: a tab for each part, filters kept in the address. */
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { ButtonLink } from '../../../../web/kit/button.tsx';
import { ItemList, ListItem } from '../../../../web/kit/list-item.tsx';
import { Pagination } from '../../../../web/kit/pagination.tsx';
import { PageTitle } from '../../../../web/kit/section.tsx';
import { EmptyState, Skeleton } from '../../../../web/kit/states.tsx';
import { Tabs } from '../../../../web/kit/tabs.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { proposalEndpoints } from '../../contract.ts';
import { Drafts, draftsOf } from './drafts.tsx';
import { ListFilters, useListFilters } from './filters.tsx';
import { mayPropose } from './may-propose.ts';
import { Clock, LineMeta } from './shared.tsx';

const SIZE = 20;
const tabs = ['first', 'cosigner', 'supporter', 'drafts'] as const;

export function MineScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const [search] = useSearchParams();
  const filters = useListFilters(`/m/${code}/mine`);
  const { page, narrowed, address } = filters;
  const tab = tabs.find((item) => item === search.get('tab')) ?? 'first';
  const query =
    tab === 'drafts'
      ? { mine: 'true', state: 'draft', page, size: SIZE }
      : { mine: 'true', part: tab, ...filters.query, page, size: SIZE };
  const { data, error, refetch } = useQuery({
    queryKey: ['mine', code, query],
    queryFn: () => call(proposalEndpoints.listProposals, code, { query: query as never }),
  });
  const drafts = tab === 'drafts' && data ? draftsOf(code, data.items) : [];
  const nothing = data && (tab === 'drafts' ? drafts.length : data.items.length) === 0;
  return (
    <>
      <PageTitle title={t('member.mine.title')} />
      <Tabs
        label={t('member.mine.title')}
        items={tabs.map((key) => ({
          key,
          label: t(`member.mine.tab.${key}`),
          href: `/m/${code}/mine?tab=${key}`,
          current: key === tab,
        }))}
      />
      {tab !== 'drafts' && <ListFilters {...filters} />}
      {error && !data ? (
        <Failure error={error} again={() => void refetch()} />
      ) : !data ? (
        <Skeleton shape="list" rows={6} />
      ) : nothing ? (
        <EmptyState
          title={t(narrowed ? 'member.mine.noneSuch' : `member.mine.none.${tab}`)}
          icon="proposal"
          actions={
            narrowed ? (
              <ButtonLink look="secondary" href={`/m/${code}/mine?tab=${tab}`}>
                {t('member.mine.showAll')}
              </ButtonLink>
            ) : (
              mayPropose(assembly!) && (
                <ButtonLink href={`/m/${code}/write/new`} icon="edit">
                  {t('member.nav.write')}
                </ButtonLink>
              )
            )
          }
        />
      ) : tab === 'drafts' ? (
        <Drafts drafts={drafts} />
      ) : (
        <ItemList>
          {data.items.map((line) => (
            <ListItem
              key={line.proposalId}
              href={`/m/${code}/${line.state === 'returned' && tab === 'first' ? 'write' : 'proposals'}/${line.proposalId}`}
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
      )}
      {data && data.total > SIZE && (
        <Pagination
          page={data.page}
          pages={Math.ceil(data.total / SIZE)}
          href={(number) => address({ page: String(number) })}
        />
      )}
    </>
  );
}
