/** What members ask the office for: those that wait first to hand, the others by their state. */
import { useQuery } from '@tanstack/react-query';
import { Flex, Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { comma } from '../../../../platform/i18n/lists.ts';
import { call } from '../../../../web/client.ts';
import { StateTag } from '../../../../web/kit/state-tag.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { useAddressFilters } from '../../../../web/staff/address-filters.ts';
import { FilterChoice } from '../../../../web/staff/filter-parts.tsx';
import { labelled } from '../../../../web/staff/labelled.ts';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import type { RequestLine } from '../../contract/requests.ts';
import { memberEndpoints } from '../../contract.ts';
import { requestStates } from '../../life.ts';

export const toneOfRequest = { waiting: 'attention', decided: 'done', withdrawn: 'stopped' } as const;

export function RequestsScreen() {
  const { assembly, t, date, locale } = useSession();
  const code = assembly!.code;
  const filters = useAddressFilters();
  const page = Number(filters.get('page') ?? 1);
  const state = filters.get('state');
  const query = useQuery({
    queryKey: ['member-requests', code, state, page],
    queryFn: () => call(memberEndpoints.listMemberRequests, code, { query: { state, page } as never }),
    placeholderData: (before) => before,
  });
  const columns: TableColumnsType<RequestLine> = [
    {
      ...labelled(t('members.desk.col.member')),
      className: 'd-subject',
      render: (_, line) => <Link to={`/desk/${code}/member-requests/${line.requestId}`}>{line.memberName}</Link>,
    },
    { ...labelled(t('members.desk.col.wish')), render: (_, line) => t(`members.wish.${line.wish}`) },
    {
      ...labelled(t('members.desk.col.fields')),
      render: (_, line) => line.fields.map((field) => t(`members.field.${field}`)).join(comma(locale)),
    },
    { ...labelled(t('members.desk.col.sent')), render: (_, line) => date(line.sentAt, true) },
    {
      ...labelled(t('members.desk.col.state')),
      render: (_, line) => (
        <StateTag tone={toneOfRequest[line.state]}>{t(`members.request_state.${line.state}`)}</StateTag>
      ),
    },
    { ...labelled(t('members.desk.col.by')), render: (_, line) => line.decidedByName },
  ];
  return (
    <>
      <h1>{t('members.desk.requests')}</h1>
      <p className="d-muted">{t('members.desk.requests_lead')}</p>
      <Flex gap={8} wrap className="d-gap">
        <FilterChoice
          name="state"
          label={t('members.desk.col.state')}
          options={requestStates.map((value) => ({ value, label: t(`members.request_state.${value}`) }))}
          {...filters}
        />
      </Flex>
      <Loaded query={query} empty={(data) => data.total === 0 && t('members.desk.requests_empty')}>
        {(data) => (
          <Table<RequestLine>
            className="d-cards d-dense"
            size="small"
            rowKey="requestId"
            dataSource={data.items}
            columns={columns}
            pagination={{
              current: data.page,
              pageSize: data.size,
              total: data.total,
              showSizeChanger: false,
              onChange: (next) => filters.set({ page: String(next) }),
            }}
          />
        )}
      </Loaded>
    </>
  );
}
