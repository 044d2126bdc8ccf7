/** What happened to a member's proposals, newest first; opened ones count as read. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { Button, ButtonLink } from '../../../../web/kit/button.tsx';
import { ItemList, ListItem } from '../../../../web/kit/list-item.tsx';
import { Pagination } from '../../../../web/kit/pagination.tsx';
import { PageTitle } from '../../../../web/kit/section.tsx';
import { EmptyState, Skeleton } from '../../../../web/kit/states.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { useTold } from '../../../../web/shared/told.ts';
import { noticeEndpoints } from '../../contract.ts';
import { useToldElsewhere } from '../told-elsewhere.ts';
import { NOTICES_A_PAGE as SIZE, useNotices } from './use-notices.ts';

export function NoticesScreen() {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const [search] = useSearchParams();
  const page = Math.max(1, Number(search.get('page')) || 1);
  const client = useQueryClient();
  const told = useToldElsewhere();
  const { data, error, refetch } = useNotices(code, page);
  const mark = useMutation({
    mutationFn: (noticeIds?: string[]) =>
      call(noticeEndpoints.markNoticesRead, code, { body: noticeIds ? { noticeIds } : {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notices', code] }),
    onError: useTold(),
  });
  return (
    <>
      <PageTitle
        title={t('member.me.notices')}
        actions={
          <ButtonLink look="quiet" href={`/m/${code}/notice-settings`}>
            {t('notices.settings.title')}
          </ButtonLink>
        }
      />
      {error && !data ? (
        <Failure error={error} again={() => void refetch()} />
      ) : !data ? (
        <Skeleton shape="list" rows={6} />
      ) : data.notices.length === 0 ? (
        <EmptyState title={t('member.me.noNotices')} icon="bell">
          {t('member.me.noNoticesWhat')}
        </EmptyState>
      ) : (
        <>
          {data.unread > 0 && (
            <Button look="secondary" busy={mark.isPending} onClick={() => mark.mutate(undefined)}>
              {t('member.me.markRead', { count: data.unread })}
            </Button>
          )}
          <ItemList>
            {data.notices.map((item) => (
              <ListItem
                key={item.id}
                href={item.link}
                title={item.text}
                unread={item.readAt === null}
                meta={[date(item.createdAt, true), ...item.deliveries.map(told)].join(' · ')}
                onOpen={() => item.readAt === null && mark.mutate([item.id])}
              />
            ))}
          </ItemList>
          {data.total > SIZE && (
            <Pagination
              page={data.page}
              pages={Math.ceil(data.total / SIZE)}
              href={(number) => `/m/${code}/notices?page=${number}`}
            />
          )}
        </>
      )}
    </>
  );
}
