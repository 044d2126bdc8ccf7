/** Records of members: those that wait for the reader first, filters in the address, confirmed or declined where they stand. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Flex, Input, Modal, Table } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { addressOf, call } from '../../../../web/client.ts';
import { StateTag } from '../../../../web/kit/state-tag.tsx';
import { useKept } from '../../../../web/shared/kept.ts';
import { KeptLine } from '../../../../web/shared/kept-line.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { useTold } from '../../../../web/shared/told.ts';
import { useAddressFilters } from '../../../../web/staff/address-filters.ts';
import { FilterChoice, FilterClear, FilterWords } from '../../../../web/staff/filter-parts.tsx';
import { labelled } from '../../../../web/staff/labelled.ts';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import { TakeAway } from '../../../../web/staff/take-away.tsx';
import { type DutyRecord, dutyEndpoints } from '../../contract.ts';
import { recordStates } from '../../life.ts';
import { recordTypes } from '../../record-types.ts';

const SIZE = 25;
const narrowings = ['words', 'type', 'state', 'mine'] as const;

interface Saying {
  record: DutyRecord;
  act: 'decline' | 'withdraw';
}

interface ReasonAskedProps extends Saying {
  busy: boolean;
  onSay(reason: string): Promise<unknown>;
  onClose(): void;
}

/** Asks why; what was typed stands there again after Esc. */
function ReasonAsked({ record, act, busy, onSay, onClose }: ReasonAskedProps) {
  const { t } = useSession();
  const kept = useKept(`duty:${act}:${record.recordId}`, { reason: '' });
  const { reason } = kept.value;
  const say = () =>
    void onSay(reason).then(
      () => kept.clear(),
      () => undefined,
    );
  return (
    <Modal
      open
      title={t(`duty.desk.${act}`)}
      okText={t(`duty.do.${act}`)}
      okButtonProps={{ disabled: !reason.trim() }}
      confirmLoading={busy}
      onOk={say}
      onCancel={onClose}
    >
      <p>{record.title}</p>
      <Input.TextArea
        aria-label={t('duty.do.reason')}
        autoSize={{ minRows: 3 }}
        maxLength={1000}
        value={reason}
        onChange={(event) => kept.set({ reason: event.target.value })}
      />
      <KeptLine kept={kept} />
    </Modal>
  );
}

export function RecordsScreen() {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const { get, set } = useAddressFilters();
  const navigate = useNavigate();
  const client = useQueryClient();
  const page = Number(get('page') ?? 1);
  const asked = Object.fromEntries(narrowings.map((key) => [key, get(key)]));
  const query = useQuery({
    queryKey: ['duty-records', code, asked, page],
    queryFn: () => call(dutyEndpoints.listDutyRecords, code, { query: { ...asked, page, size: SIZE } as never }),
  });
  const [saying, setSaying] = useState<Saying>();
  const step = useMutation({
    async mutationFn({
      record,
      act,
      reason,
    }: {
      record: DutyRecord;
      act: 'confirm' | 'decline' | 'withdraw';
      reason?: string;
    }) {
      const params = { recordId: record.recordId };
      const expectedVersion = record.version;
      if (act === 'confirm') await call(dutyEndpoints.confirmDutyRecord, code, { params, body: { expectedVersion } });
      else {
        const endpoint = act === 'decline' ? dutyEndpoints.declineDutyRecord : dutyEndpoints.withdrawDutyRecord;
        await call(endpoint, code, { params, body: { expectedVersion, reason: reason! } });
      }
    },
    async onSuccess() {
      setSaying(undefined);
      await client.invalidateQueries();
    },
    onError: useTold(),
  });
  const part = (name: string) => ({ name, get, set });
  return (
    <>
      <Flex justify="space-between" align="baseline" wrap gap={8}>
        <h1>{t('duty.records')}</h1>
        <Flex gap={8} wrap>
          <Button onClick={() => void navigate(`/desk/${code}/duty/year`)}>{t('duty.year.title')}</Button>
          {(query.data?.total ?? 0) > 0 && (
            <TakeAway
              label={t('staff.exportList', { count: query.data!.total })}
              hrefOf={(format) => addressOf(dutyEndpoints.exportDutyRecords, code, {}, { ...asked, format })}
            />
          )}
        </Flex>
      </Flex>
      <Flex gap={8} wrap align="center" className="d-gap">
        <FilterWords {...part('words')} label={t('duty.col.title')} />
        <FilterChoice
          {...part('type')}
          label={t('duty.col.type')}
          options={recordTypes.map((type) => ({ value: type, label: t(`duty.type.${type}`) }))}
        />
        <FilterChoice
          {...part('state')}
          label={t('duty.col.state')}
          options={recordStates.map((state) => ({ value: state, label: t(`duty.state.${state}`) }))}
        />
        <Checkbox
          checked={get('mine') === 'true'}
          onChange={(event) => set({ mine: event.target.checked ? 'true' : undefined })}
        >
          {t('duty.desk.mine')}
        </Checkbox>
        <FilterClear names={narrowings} get={get} set={set} />
      </Flex>
      <Loaded query={query}>
        {(data) => (
          <Table
            className="d-cards"
            size="small"
            rowKey="recordId"
            dataSource={data.items}
            scroll={{ x: 'max-content' }}
            locale={{ emptyText: t('duty.desk.empty') }}
            pagination={{
              current: data.page,
              pageSize: SIZE,
              total: data.total,
              showSizeChanger: false,
              onChange: (next) => set({ page: String(next) }),
            }}
            columns={[
              { key: 'member', ...labelled(t('duty.col.member')), render: (_, one) => one.memberName },
              { key: 'type', ...labelled(t('duty.col.type')), render: (_, one) => t(`duty.type.${one.type}`) },
              {
                key: 'title',
                ...labelled(t('duty.col.title')),
                className: 'd-subject',
                render: (_, one) =>
                  one.evidenceLink ? (
                    <a href={one.evidenceLink} rel="noreferrer noopener" target="_blank">
                      {one.title}
                    </a>
                  ) : (
                    one.title
                  ),
              },
              { key: 'on', ...labelled(t('duty.col.on')), render: (_, one) => date(one.happenedOn) },
              { key: 'countsIn', ...labelled(t('duty.col.countsIn')), render: (_, one) => one.countsIn },
              {
                key: 'state',
                ...labelled(t('duty.col.state')),
                render: (_, one) => (
                  <StateTag tone={one.state === 'confirmed' ? 'done' : 'active'}>
                    {t(`duty.state.${one.state}`)}
                  </StateTag>
                ),
              },
              {
                key: 'acts',
                ...labelled(t('duty.col.acts')),
                render: (_, one) => (
                  <Flex gap={4}>
                    {one.abilities.map((act) => (
                      <Button
                        key={act}
                        size="small"
                        onClick={() =>
                          act === 'confirm' ? step.mutate({ record: one, act }) : setSaying({ record: one, act })
                        }
                      >
                        {t(`duty.do.${act}`)}
                      </Button>
                    ))}
                  </Flex>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      {saying && (
        <ReasonAsked
          key={`${saying.act}:${saying.record.recordId}`}
          {...saying}
          busy={step.isPending}
          onSay={(reason) => step.mutateAsync({ ...saying, reason })}
          onClose={() => setSaying(undefined)}
        />
      )}
    </>
  );
}
