/** The tile of leave: what one must attend and may ask leave from, each with what became of it on its own page. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../../web/client.ts';
import { ItemList, ListItem } from '../../../../web/kit/list-item.tsx';
import { PageTitle } from '../../../../web/kit/section.tsx';
import { EmptyState, Skeleton } from '../../../../web/kit/states.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { activityEndpoints } from '../../contract.ts';
import { When } from '../parts.tsx';

const MOST = 100;

export function LeaveScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { data, error, refetch } = useQuery({
    queryKey: ['activities', code, 'leave'],
    queryFn: () =>
      call(activityEndpoints.listActivities, code, {
        query: { mine: 'true', coming: 'true', sort: 'starts', order: 'asc', size: MOST } as never,
      }),
  });
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton shape="list" rows={3} />;
  const lines = data.items.filter((line) => line.mode === 'must_attend');
  return (
    <>
      <PageTitle title={t('activities.leave.title')} lead={t('activities.leave.lead')} />
      {lines.length === 0 ? (
        <EmptyState title={t('activities.leave.nothing')} icon="calendar" />
      ) : (
        <ItemList>
          {lines.map((line) => (
            <ListItem
              key={line.activityId}
              href={`/m/${code}/activities/${line.activityId}#leave`}
              title={line.title}
              note={<When startsAt={line.startsAt} endsAt={line.endsAt} />}
              meta={<span>{t(`activities.type.${line.type}`)}</span>}
              next={t('activities.leave.open')}
            />
          ))}
        </ItemList>
      )}
    </>
  );
}
