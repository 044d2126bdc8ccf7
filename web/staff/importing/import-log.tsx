/** Imports so far: who took in what and when, and what became of it. */
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Empty, Table } from 'antd';
import { useState } from 'react';
import { StateTag, type StateTone } from '../../kit/state-tag.tsx';
import { useSession } from '../../shared/session.tsx';
import { Loaded } from '../loaded.tsx';
import type { ImportRoom, ImportSummary } from './room.ts';

const tones: Record<ImportSummary['state'], StateTone> = {
  waiting: 'waiting',
  running: 'active',
  done: 'done',
  failed: 'stopped',
  taken_back: 'idle',
};

export function ImportState({ state }: { state: ImportSummary['state'] }) {
  const { t } = useSession();
  return <StateTag tone={tones[state]}>{t(`staff.import.state.${state}`)}</StateTag>;
}

const SIZE = 10;

/** @param show opens one of them */
export function ImportLog({ room, show }: { room: ImportRoom; show: (importId: string) => void }) {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const [page, setPage] = useState(1);
  const log = useQuery({
    queryKey: ['imports', room.key, code, page],
    queryFn: () => room.list({ page, size: SIZE }),
    refetchInterval: (query) =>
      query.state.data?.items.some((item) => item.state === 'waiting' || item.state === 'running') ? 2_000 : false,
  });
  return (
    <Card title={t('staff.import.log.title')}>
      <Loaded query={log}>
        {(data) =>
          data.total === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('staff.import.log.empty')} />
          ) : (
            <Table
              size="small"
              rowKey="importId"
              dataSource={data.items}
              scroll={{ x: 'max-content' }}
              pagination={
                data.total > SIZE && {
                  ...{ current: page, pageSize: SIZE, total: data.total, showSizeChanger: false },
                  onChange: setPage,
                }
              }
              columns={[
                { title: t('staff.import.log.file'), dataIndex: 'fileName', className: 'd-subject' },
                { title: t('staff.import.log.who'), dataIndex: 'startedBy' },
                { title: t('staff.import.log.when'), render: (_, item) => date(item.createdAt, true) },
                { title: t('staff.import.log.state'), render: (_, item) => <ImportState state={item.state} /> },
                {
                  title: t('staff.import.log.result'),
                  render: (_, item) => t('staff.import.log.counts', { done: item.done, total: item.total }),
                },
                {
                  title: '',
                  render: (_, item) => (
                    <Button
                      size="small"
                      aria-label={`${t('staff.import.log.open')} ${item.fileName}`}
                      onClick={() => show(item.importId)}
                    >
                      {t('staff.import.log.open')}
                    </Button>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
    </Card>
  );
}
