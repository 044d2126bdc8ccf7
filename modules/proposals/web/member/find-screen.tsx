/** Proposals of the assembly a member may read, by words or number, narrowed by stage, session and unit. */
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { ButtonLink } from '../../../../web/kit/button.tsx';
import { ItemList, ListItem } from '../../../../web/kit/list-item.tsx';
import { Pagination } from '../../../../web/kit/pagination.tsx';
import { SearchForm } from '../../../../web/kit/search-form.tsx';
import { PageTitle } from '../../../../web/kit/section.tsx';
import { EmptyState, Skeleton } from '../../../../web/kit/states.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { proposalEndpoints } from '../../contract.ts';
import { ListFilters, useListFilters } from './filters.tsx';
import { LineMeta } from './shared.tsx';

const SIZE = 20;

export function FindScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const [search] = useSearchParams();
  const words = search.get('q') ?? '';
  const filters = useListFilters(`/m/${code}/find`);
  const { page, narrowed, address } = filters;
  const { data, error, refetch } = useQuery({
    queryKey: ['find', code, words, filters.query, page],
    queryFn: () =>
      call(proposalEndpoints.listProposals, code, {
        query: {
          ...filters.query,
          words: words || undefined,
          page,
          size: SIZE,
          sort: words ? 'relevance' : 'number',
        } as never,
      }),
  });
  return (
    <>
      <PageTitle title={t('member.nav.find')} />
      <SearchForm
        action={`/m/${code}/find`}
        label={t('member.find.label')}
        placeholder={t('member.find.hint')}
        defaultValue={words}
        submit={t('member.find.go')}
      >
        {['stage', 'session', 'unit'].map(
          (name) => search.get(name) && <input key={name} type="hidden" name={name} value={search.get(name)!} />,
        )}
      </SearchForm>
      <ListFilters {...filters} />
      {error && !data ? (
        <Failure error={error} again={() => void refetch()} />
      ) : !data ? (
        <Skeleton shape="list" rows={6} />
      ) : data.items.length === 0 ? (
        <EmptyState
          title={t(narrowed ? 'member.mine.noneSuch' : 'member.find.empty')}
          icon="search"
          actions={
            narrowed && (
              <ButtonLink look="secondary" href={address({ stage: '', session: '', unit: '' })}>
                {t('member.mine.showAll')}
              </ButtonLink>
            )
          }
        >
          {narrowed ? undefined : t('member.find.emptyWhat')}
        </EmptyState>
      ) : (
        <>
          <p role="status">
            {data.readAs === null
              ? t('member.find.total', { count: data.total })
              : t('member.find.readAs', { typed: words, meant: data.readAs, count: data.total })}
          </p>
          <ItemList>
            {data.items.map((line) => (
              <ListItem
                key={line.proposalId}
                href={`/m/${code}/proposals/${line.proposalId}`}
                title={line.subject}
                note={line.firstProposer}
                meta={<LineMeta line={line} />}
              />
            ))}
          </ItemList>
          {data.total > SIZE && (
            <Pagination
              page={data.page}
              pages={Math.ceil(data.total / SIZE)}
              href={(number) => address({ page: String(number) })}
            />
          )}
        </>
      )}
    </>
  );
}
