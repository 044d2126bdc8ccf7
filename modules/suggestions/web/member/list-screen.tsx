/** Suggestions a member may read; those one sent, leads or is in the team of, by a tab. */
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { ButtonLink } from '../../../../web/kit/button.tsx';
import { ItemList, ListItem } from '../../../../web/kit/list-item.tsx';
import { Pagination } from '../../../../web/kit/pagination.tsx';
import { SearchForm } from '../../../../web/kit/search-form.tsx';
import { PageTitle } from '../../../../web/kit/section.tsx';
import { StateTag } from '../../../../web/kit/state-tag.tsx';
import { EmptyState, Skeleton } from '../../../../web/kit/states.tsx';
import { Tabs } from '../../../../web/kit/tabs.tsx';
import { Clock } from '../../../../web/member/clocks.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { suggestionEndpoints } from '../../contract.ts';

const SIZE = 20;
const views = {
  mine: { mine: 'true' },
  open: { state: 'accepted' },
  all: { state: 'accepted,led,assigning,dispatched,handling,answered,closed' },
} as const;

export function ListScreen() {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const [search] = useSearchParams();
  const view = search.get('mine') ? 'mine' : search.get('view') === 'all' ? 'all' : 'open';
  const words = search.get('q') ?? '';
  const page = Number(search.get('page') ?? 1);
  const address = (next: keyof typeof views, more: Record<string, string> = {}) =>
    `/m/${code}/suggestions?${new URLSearchParams({ ...(next === 'mine' ? { mine: 'true' } : { view: next }), ...more })}`;
  const { data, error, refetch } = useQuery({
    queryKey: ['suggestions', code, view, words, page],
    queryFn: () =>
      call(suggestionEndpoints.listSuggestions, code, {
        query: { ...views[view], words: words || undefined, page, size: SIZE, sort: 'updated' } as never,
      }),
  });
  return (
    <>
      <PageTitle
        title={t('suggestions.title')}
        actions={
          <ButtonLink href={`/m/${code}/suggestions/new`} icon="edit">
            {t('suggestions.member.send')}
          </ButtonLink>
        }
      />
      <Tabs
        label={t('suggestions.title')}
        items={(['open', 'mine', 'all'] as const).map((key) => ({
          key,
          label: t(`suggestions.member.view.${key}`),
          href: address(key),
          current: key === view,
        }))}
      />
      <SearchForm
        action={`/m/${code}/suggestions`}
        label={t('suggestions.member.find')}
        placeholder={t('suggestions.desk.filter.words')}
        defaultValue={words}
        submit={t('member.find.go')}
      >
        <input type="hidden" name={view === 'mine' ? 'mine' : 'view'} value={view === 'mine' ? 'true' : view} />
      </SearchForm>
      {error && !data ? (
        <Failure error={error} again={() => void refetch()} />
      ) : !data ? (
        <Skeleton shape="list" rows={6} />
      ) : data.items.length === 0 ? (
        <EmptyState title={t(`suggestions.member.none.${view}`)} icon="send" />
      ) : (
        <>
          <ItemList>
            {data.items.map((line) => (
              <ListItem
                key={line.suggestionId}
                href={`/m/${code}/suggestions/${line.suggestionId}`}
                title={line.subject || line.excerpt}
                note={line.place}
                meta={
                  <>
                    <StateTag tone={line.state === 'closed' ? 'done' : 'active'}>
                      {t(`suggestions.state.${line.state}`)}
                    </StateTag>
                    <span>{date(line.receivedAt)}</span>
                    {line.joined > 0 && <span>{t('suggestions.desk.joined', { count: line.joined })}</span>}
                    {line.clock?.mine && <Clock clock={line.clock} room="suggestions" />}
                  </>
                }
              />
            ))}
          </ItemList>
          {data.total > SIZE && (
            <Pagination
              page={data.page}
              pages={Math.ceil(data.total / SIZE)}
              href={(number) => address(view, { page: String(number), ...(words ? { q: words } : {}) })}
            />
          )}
        </>
      )}
    </>
  );
}
