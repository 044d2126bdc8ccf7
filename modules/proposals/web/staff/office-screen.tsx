/** Bulk work of the office: lists to take away, and an old register taken in after a row-by-row report. */
import { Card, Flex, Select } from 'antd';
import { useState } from 'react';
import { addressOf } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { Imports, useImportAsked } from '../../../../web/staff/importing/imports.tsx';
import { importRoom } from '../../../../web/staff/importing/room.ts';
import { TakeAway } from '../../../../web/staff/take-away.tsx';
import { proposalEndpoints } from '../../contract.ts';
import { proposalPath, useOptions, useRoles } from './shared.tsx';

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
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const holds = useRoles();
  const [asked] = useImportAsked();
  const imports = (
    <Imports
      room={importRoom(code, proposalEndpoints, 'proposalId', {
        key: 'proposal',
        title: t('staff.import.title'),
        lead: t('staff.import.lead'),
        titleName: t('staff.col.subject'),
        hrefOf: (proposalId) => proposalPath(code, proposalId),
      })}
    />
  );
  if (asked !== null && holds('clerk')) return imports;
  return (
    <>
      <h1>{t('staff.menu.office')}</h1>
      <Exports />
      {holds('clerk') && imports}
    </>
  );
}
