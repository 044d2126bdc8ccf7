/** Notices to the person at the desk, newest first. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Badge, Button, Empty, Flex, Pagination, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { useTold } from '../../../../web/shared/told.ts';
import { noticeEndpoints } from '../../contract.ts';
import { useToldElsewhere } from '../told-elsewhere.ts';

const SIZE = 30;

export function NoticesScreen() {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const told = useToldElsewhere();
  const [page, setPage] = useState(1);
  const { data, error } = useQuery({
    queryKey: ['notices', code, page],
    queryFn: () => call(noticeEndpoints.listNotices, code, { query: { page, size: SIZE } }),
  });
  const mark = useMutation({
    mutationFn: (noticeIds: string[] | undefined) =>
      call(noticeEndpoints.markNoticesRead, code, { body: { noticeIds } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notices', code] }),
    onError: useTold(),
  });
  return (
    <>
      <Flex justify="space-between" align="baseline" wrap>
        <h1>{t('staff.menu.notices')}</h1>
        <Flex gap="small" wrap>
          {(data?.unread ?? 0) > 0 && (
            <Button onClick={() => mark.mutate(undefined)}>
              {t('staff.notices.markAll', { count: data!.unread })}
            </Button>
          )}
          <Link to={`/desk/${code}/notice-settings`}>{t('notices.settings.title')}</Link>
        </Flex>
      </Flex>
      {error && !data && <Alert type="error" title={t('shared.failed')} description={error.message} />}
      {!data && !error && <Skeleton active title={false} />}
      {data?.notices.length === 0 && <Empty description={t('staff.notices.empty')} />}
      <ul className="d-list d-notices">
        {data?.notices.map((notice) => (
          <li key={notice.id}>
            <Badge dot={notice.readAt === null} />
            <Link to={notice.link} onClick={() => notice.readAt === null && mark.mutate([notice.id])}>
              {notice.text}
            </Link>
            <span className="d-muted">
              {[date(notice.createdAt, true), ...notice.deliveries.map(told)].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {data && data.total > SIZE && (
        <Pagination current={data.page} pageSize={SIZE} total={data.total} showSizeChanger={false} onChange={setPage} />
      )}
    </>
  );
}
