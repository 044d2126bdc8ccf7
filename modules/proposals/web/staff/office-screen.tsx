/** Bulk work of the office: lists to take away, and an old register taken in after a row-by-row report. */
import { Card, Flex, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { addressOf } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { TakeAway } from '../../../../web/staff/take-away.tsx';
import { proposalEndpoints } from '../../contract.ts';
import { ImportCard } from './importing/import-card.tsx';
import { ImportLog } from './importing/import-log.tsx';
import { ImportPage } from './importing/import-page.tsx';
import { useOptions, useRoles } from './shared.tsx';

const lists = [
  { key: 'register', endpoint: proposalEndpoints.exportRegister },
  { key: 'digest', endpoint: proposalEndpoints.exportDigest },
  { key: 'assignments', endpoint: proposalEndpoints.exportAssignments },
  { key: 'statistics', endpoint: proposalEndpoints.exportStatistics },
] as const;

function Exports() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { data: options } = useOptions();
  const [sessionId, setSessionId] = useState<string>();
  return (
    <Card title={t('staff.office.exports')} className="d-gap">
      <Flex vertical gap={16}>
        <Select
          allowClear
          className="d-filter"
          aria-label={t('staff.filter.sessionId')}
          placeholder={t('staff.filter.sessionId')}
          value={sessionId}
          options={options?.sessions.map((item) => ({ value: item.sessionId, label: item.label })) ?? []}
          onChange={setSessionId}
        />
        {lists.map((list) => (
          <Flex key={list.key} justify="space-between" align="center" gap={8} wrap>
            <span>
              <strong>{t(`staff.office.${list.key}`)}</strong>
              <br />
              <span className="d-muted">{t(`staff.office.${list.key}What`)}</span>
            </span>
            <TakeAway
              first={['xlsx', 'docx']}
              {...(list.key === 'statistics' ? { formats: ['xlsx', 'docx', 'pdf'] } : {})}
              hrefOf={(format) => addressOf(list.endpoint, code, {}, { format, sessionId })}
            />
          </Flex>
        ))}
      </Flex>
    </Card>
  );
}

export function OfficeScreen() {
  const { t } = useSession();
  const holds = useRoles();
  const [search, setSearch] = useSearchParams();
  const importId = search.get('import');
  const show = (id: string | null) => setSearch(id === null ? {} : { import: id });
  if (importId !== null && holds('clerk')) return <ImportPage importId={importId} back={() => show(null)} />;
  return (
    <>
      <h1>{t('staff.menu.office')}</h1>
      <Exports />
      {holds('clerk') && (
        <>
          <ImportCard begun={show} />
          <ImportLog show={show} />
        </>
      )}
    </>
  );
}
