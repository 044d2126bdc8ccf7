/** The audit trail, newest first; read only. */

import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, Button, Input, Table } from 'antd';
import { useState } from 'react';
import { semicolon } from '../../../../platform/i18n/lists.ts';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { accountEndpoints } from '../../contract.ts';

export function AuditScreen() {
  const { assembly, t, date, locale } = useSession();
  const code = assembly!.code;
  const [action, setAction] = useState('');
  const trail = useInfiniteQuery({
    queryKey: ['audit', code, action],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      call(accountEndpoints.listAuditEntries, code, {
        query: { before: pageParam, action: action || undefined, size: 50 } as never,
      }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  return (
    <>
      <h1>{t('staff.menu.audit')}</h1>
      <p className="d-muted">{t('staff.audit.lead')}</p>
      <Input.Search
        className="d-search d-gap"
        allowClear
        aria-label={t('staff.audit.action')}
        placeholder={t('staff.audit.action')}
        onSearch={setAction}
      />
      {trail.error && !trail.data && (
        <Alert type="error" title={t('shared.failed')} description={trail.error.message} />
      )}
      <Table
        size="small"
        rowKey="seq"
        loading={trail.isPending}
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={trail.data?.pages.flatMap((page) => page.entries) ?? []}
        columns={[
          { title: t('staff.audit.seq'), dataIndex: 'seq', width: 80 },
          { title: t('staff.col.when'), width: 190, render: (_, row) => date(row.at, true) },
          { title: t('staff.audit.who'), dataIndex: 'actorName', width: 140 },
          { title: t('staff.audit.action'), dataIndex: 'action', width: 200 },
          { title: t('staff.audit.subject'), dataIndex: 'subject', width: 240 },
          {
            title: t('staff.audit.details'),
            render: (_, row) =>
              Object.entries(row.details)
                .map(([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
                .join(semicolon(locale)),
          },
        ]}
      />
      {trail.hasNextPage && (
        <Button className="d-gap" loading={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
          {t('staff.audit.earlier')}
        </Button>
      )}
    </>
  );
}
