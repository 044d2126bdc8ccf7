/** Bulk work of the office: lists to take away, and an old register taken in after a row-by-row report. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Flex, Progress, Select, Statistic, Table, Upload } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '../../../../platform/http/endpoint.ts';
import { addressOf, call, upload } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { proposalEndpoints } from '../../contract.ts';
import { Refusal, useOptions, useRoles } from './shared.tsx';

type Report = CallOutput<typeof proposalEndpoints.previewImport>;

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
            <Flex gap={8}>
              {(['xlsx', 'docx'] as const).map((format) => (
                <Button key={format} href={addressOf(list.endpoint, code, {}, { format, sessionId })}>
                  {format === 'xlsx' ? 'Excel' : 'Word'}
                </Button>
              ))}
            </Flex>
          </Flex>
        ))}
      </Flex>
    </Card>
  );
}

function ReportView({ report }: { report: Report }) {
  const { t } = useSession();
  return (
    <>
      <Flex gap={32} wrap className="d-gap">
        {(['total', 'ready', 'warnings', 'refused'] as const).map((key) => (
          <Statistic key={key} title={t(`staff.import.${key}`)} value={report[key]} />
        ))}
      </Flex>
      {report.sheets.length > 1 && (
        <Alert
          type={report.sheets.every((sheet) => sheet.read) ? 'info' : 'warning'}
          className="d-gap"
          title={report.sheets
            .map((sheet) =>
              t(sheet.read ? 'staff.import.sheetRead' : 'staff.import.sheetNotRead', {
                name: sheet.name,
                count: sheet.rows,
              }),
            )
            .join(' ')}
        />
      )}
      {report.unmappedColumns.length > 0 && (
        <Alert
          type="warning"
          className="d-gap"
          title={t('staff.import.unmapped', { columns: report.unmappedColumns.join('、') })}
        />
      )}
      <Table
        size="small"
        rowKey={(row) => `${row.sheet}!${row.row}`}
        dataSource={report.rows}
        scroll={{ x: 'max-content' }}
        pagination={{ pageSize: 50, showSizeChanger: false }}
        columns={[
          {
            title: t('staff.import.row'),
            width: 80,
            render: (_, row) => [row.sheet, row.row].filter(Boolean).join(' '),
          },
          {
            title: t('staff.col.state'),
            width: 110,
            filters: (['ready', 'warning', 'refused'] as const).map((value) => ({
              value,
              text: t(`staff.import.status.${value}`),
            })),
            onFilter: (value, row) => row.status === value,
            render: (_, row) => (
              <span className={row.status === 'refused' ? 'd-error' : ''}>
                {t(`staff.import.status.${row.status}`)}
              </span>
            ),
          },
          { title: t('staff.col.subject'), dataIndex: 'subject', className: 'd-subject' },
          {
            title: t('staff.import.problems'),
            width: 420,
            render: (_, row) =>
              row.problems.map((problem) => (
                <div key={`${problem.column}${problem.code}`}>
                  {problem.column && <strong>{problem.column}：</strong>}
                  {problem.message}
                </div>
              )),
          },
        ]}
      />
    </>
  );
}

function Import() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { message } = App.useApp();
  const client = useQueryClient();
  const [share, setShare] = useState<number | null>(null);
  const preview = useMutation({
    mutationFn: async (file: File) => {
      setShare(0);
      try {
        const sent = await upload(code, file, setShare);
        return await call(proposalEndpoints.previewImport, code, { body: { fileId: sent.fileId } });
      } finally {
        setShare(null);
      }
    },
  });
  const run = useMutation({
    mutationFn: (report: Report) =>
      call(proposalEndpoints.runImport, code, {
        body: { fileId: report.fileId, fingerprint: report.fingerprint, withWarnings: true },
      }),
    async onSuccess(answer) {
      message.success(t('staff.import.done', { count: answer.imported }));
      preview.reset();
      await client.invalidateQueries();
    },
  });
  const report = preview.data;
  return (
    <Card title={t('staff.import.title')}>
      <p>{t('staff.import.lead')}</p>
      <Flex gap={8} wrap className="d-gap">
        <Button href={addressOf(proposalEndpoints.importTemplate, code)}>{t('staff.import.template')}</Button>
        <Upload
          accept=".xlsx"
          showUploadList={false}
          beforeUpload={(file) => {
            preview.mutate(file);
            return false;
          }}
        >
          <Button type={report ? 'default' : 'primary'} loading={preview.isPending}>
            {t('staff.import.choose')}
          </Button>
        </Upload>
        {report && report.ready + report.warnings > 0 && (
          <Button type="primary" loading={run.isPending} onClick={() => run.mutate(report)}>
            {t('staff.import.run', { count: report.ready + report.warnings })}
          </Button>
        )}
      </Flex>
      {share !== null && <Progress percent={Math.round(share * 100)} />}
      {preview.isPending && share === null && <p role="status">{t('staff.import.reading')}</p>}
      <Refusal error={preview.error ?? run.error} />
      {report && <ReportView report={report} />}
    </Card>
  );
}

export function OfficeScreen() {
  const { t } = useSession();
  const holds = useRoles();
  return (
    <>
      <h1>{t('staff.menu.office')}</h1>
      <Exports />
      {holds('clerk') && <Import />}
    </>
  );
}
