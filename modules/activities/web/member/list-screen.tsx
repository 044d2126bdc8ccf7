/** Meetings and activities a member is invited to: those to come, and those that were. */
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { ItemList, ListItem } from '../../../../web/kit/list-item.tsx';
import { Pagination } from '../../../../web/kit/pagination.tsx';
import { PageTitle } from '../../../../web/kit/section.tsx';
import { StateTag } from '../../../../web/kit/state-tag.tsx';
import { EmptyState, Skeleton } from '../../../../web/kit/states.tsx';
import { Tabs } from '../../../../web/kit/tabs.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { activityEndpoints } from '../../contract.ts';
import { When } from '../parts.tsx';
import { answerTones } from '../tones.ts';

const SIZE = 20;
const views = {
  coming: { coming: 'true', sort: 'starts', order: 'asc' },
  all: { sort: 'starts', order: 'desc' },
} as const;

export function ListScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const [search] = useSearchParams();
  const view = search.get('view') === 'all' ? 'all' : 'coming';
  const page = Number(search.get('page') ?? 1);
  const address = (next: keyof typeof views, at = 1) => `/m/${code}/activities?view=${next}&page=${at}`;
  const { data, error, refetch } = useQuery({
    queryKey: ['activities', code, 'mine', view, page],
    queryFn: () =>
      call(activityEndpoints.listActivities, code, {
        query: { ...views[view], mine: 'true', page, size: SIZE } as never,
      }),
  });
  return (
    <>
      <PageTitle title={t('activities.title')} />
      <Tabs
        label={t('activities.title')}
        items={(['coming', 'all'] as const).map((key) => ({
          key,
          label: t(`activities.member.view.${key}`),
          href: address(key),
          current: key === view,
        }))}
      />
      {error && !data ? (
        <Failure error={error} again={() => void refetch()} />
      ) : !data ? (
        <Skeleton shape="list" rows={5} />
      ) : data.items.length === 0 ? (
        <EmptyState title={t(`activities.member.none.${view}`)} icon="meeting">
          {t('activities.member.noneWhat')}
        </EmptyState>
      ) : (
        <>
          <ItemList>
            {data.items.map((line) => (
              <ListItem
                key={line.activityId}
                href={`/m/${code}/activities/${line.activityId}`}
                title={line.title}
                note={
                  <>
                    <When startsAt={line.startsAt} endsAt={line.endsAt} />
                    {line.place && <> · {line.place}</>}
                  </>
                }
                meta={
                  <>
                    <span>{t(`activities.type.${line.type}`)}</span>
                    {line.state === 'announced' || line.state === 'running' ? (
                      <StateTag tone={answerTones[line.mine ?? 'none']}>
                        {t(`activities.answer.${line.mine ?? 'none'}`)}
                      </StateTag>
                    ) : (
                      <span>{t(`activities.state.${line.state}`)}</span>
                    )}
                  </>
                }
              />
            ))}
          </ItemList>
          {data.total > SIZE && (
            <Pagination
              page={data.page}
              pages={Math.ceil(data.total / SIZE)}
              href={(number) => address(view, number)}
            />
          )}
        </>
      )}
    </>
  );
}
