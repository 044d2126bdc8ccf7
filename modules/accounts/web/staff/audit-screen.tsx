/** The audit trail in sentences, newest first: narrowed in the address, taken away as CSV, its chains reckoned again. */
import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Flex, Table } from 'antd';
import { Link } from 'react-router';
import { addressOf, call } from '../../../../web/client.ts';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { useAddressFilters } from '../../../../web/staff/address-filters.ts';
import { labelled } from '../../../../web/staff/labelled.ts';
import { accountEndpoints } from '../../contract.ts';
import { AuditFilters, auditNarrowings } from './audit-filters.tsx';
import { VerifyRecord } from './verify-record.tsx';

const SIZE = 50;

export function AuditScreen() {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const filters = useAddressFilters();
  const asked = Object.fromEntries(auditNarrowings.map((key) => [key, filters.get(key)]));
  const page = Math.max(1, Math.trunc(Number(filters.get('page'))) || 1);
  const query = useQuery({
    queryKey: ['audit', code, asked, page],
    queryFn: () => call(accountEndpoints.listAuditEntries, code, { query: { ...asked, page, size: SIZE } as never }),
    placeholderData: (before) => before,
  });
  const { data, error } = query;
  const narrowed = auditNarrowings.some((key) => filters.get(key));
  return (
    <>
      <Flex justify="space-between" align="baseline" wrap gap={8}>
        <h1>
          {t('staff.menu.audit')}{' '}
          {data && <span className="d-count">{t('staff.audit.total', { count: data.total })}</span>}
        </h1>
        {(data?.total ?? 0) > 0 && (
          <Button href={addressOf(accountEndpoints.exportAuditEntries, code, {}, asked)}>
            {t('staff.audit.export', { count: data!.total })}
          </Button>
        )}
      </Flex>
      <p className="d-muted">{t('staff.audit.lead')}</p>
      <VerifyRecord />
      <AuditFilters {...filters} />
      {error && <Failure error={error} again={() => void query.refetch()} />}
      {!error && data?.total === 0 ? (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={t(narrowed ? 'staff.audit.noneSuch' : 'staff.audit.none')}
        />
      ) : (
        !error && (
          <Table
            className="d-cards d-dense"
            size="small"
            rowKey="seq"
            loading={query.isPending || query.isPlaceholderData}
            dataSource={data?.entries ?? []}
            pagination={{
              current: data?.page ?? page,
              pageSize: SIZE,
              total: data?.total ?? 0,
              showSizeChanger: false,
              onChange: (next) => filters.set({ page: String(next) }),
            }}
            columns={[
              {
                ...labelled(t('staff.audit.what')),
                render: (_, row) => (
                  <>
                    {row.sentence}
                    {row.proposalId && (
                      <>
                        {' '}
                        <Link to={`/desk/${code}/proposals/${row.proposalId}`}>{t('staff.audit.toHistory')}</Link>
                      </>
                    )}
                  </>
                ),
                className: 'd-subject',
              },
              { ...labelled(t('staff.audit.who')), dataIndex: 'actorName', width: 150 },
              { ...labelled(t('staff.col.when')), width: 220, render: (_, row) => date(row.at, true) },
              { ...labelled(t('staff.audit.seq')), dataIndex: 'seq', width: 80 },
            ]}
          />
        )
      )}
    </>
  );
}
