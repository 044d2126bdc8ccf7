/** Promises and replies of classes B and C, to be looked at again when they fall due. */
import { useQuery } from '@tanstack/react-query';
import { Flex, Select, Table } from 'antd';
import { useSearchParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { Mark, StateTag } from '../../../../web/kit/state-tag.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { labelled } from '../../../../web/staff/labelled.ts';
import { today } from '../../../../web/staff/steps/fields.ts';
import { proposalEndpoints } from '../../contract.ts';
import { Loaded, SubjectLink } from './shared.tsx';

const SIZE = 30;
const tones = { open: 'waiting', kept: 'done', partly: 'active', broken: 'attention' } as const;

export function LookBackScreen() {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const [search, setSearch] = useSearchParams();
  const status = search.get('status') ?? undefined;
  const page = Number(search.get('page') ?? 1);
  const query = useQuery({
    queryKey: ['look-back', code, status, page],
    queryFn: () => call(proposalEndpoints.lookBackList, code, { query: { status, page, size: SIZE } as never }),
  });
  return (
    <>
      <h1>{t('staff.menu.look-back')}</h1>
      <Flex className="d-gap">
        <Select
          allowClear
          className="d-filter"
          aria-label={t('staff.col.found')}
          placeholder={t('staff.col.found')}
          value={status}
          options={(['open', 'kept', 'partly', 'broken'] as const).map((value) => ({
            value,
            label: t(`handling.promiseStatus.${value}`),
          }))}
          onChange={(value) => setSearch(value ? { status: value } : {})}
        />
      </Flex>
      <Loaded query={query} empty={(data) => data.total === 0 && t('staff.lookBackEmpty')}>
        {(data) => (
          <Table
            className="d-cards"
            size="small"
            rowKey="promiseId"
            dataSource={data.items}
            scroll={{ x: 'max-content' }}
            pagination={{
              current: page,
              pageSize: SIZE,
              total: data.total,
              showSizeChanger: false,
              showTotal: (count) => t('staff.total', { count }),
              onChange: (next) => setSearch({ ...(status ? { status } : {}), page: String(next) }),
            }}
            columns={[
              {
                ...labelled(t('staff.field.dueOn')),
                width: 150,
                render: (_, item) => (
                  <span className={item.status === 'open' && item.dueOn < today() ? 'd-error' : ''}>
                    {date(item.dueOn)}
                  </span>
                ),
              },
              { ...labelled(t('staff.col.unit')), width: 150, render: (_, item) => item.unitName || '—' },
              {
                ...labelled(t('staff.col.lookAt')),
                width: 280,
                render: (_, item) => (
                  <>
                    <Mark>{t(`handling.promiseKind.${item.kind}`)}</Mark> {item.text}
                  </>
                ),
              },
              {
                ...labelled(t('staff.col.subject')),
                className: 'd-subject',
                render: (_, item) => <SubjectLink line={item} />,
              },
              { ...labelled(t('staff.col.class')), width: 64, render: (_, item) => item.class ?? '—' },
              {
                ...labelled(t('staff.col.found')),
                width: 110,
                render: (_, item) => (
                  <StateTag tone={tones[item.status as keyof typeof tones]}>
                    {t(`handling.promiseStatus.${item.status}`)}
                  </StateTag>
                ),
              },
              {
                ...labelled(t('staff.col.report')),
                width: 260,
                render: (_, item) => item.report || <span className="d-muted">{t('staff.col.noReport')}</span>,
              },
            ]}
          />
        )}
      </Loaded>
    </>
  );
}
