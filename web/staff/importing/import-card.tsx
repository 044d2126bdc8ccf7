/** A file of old records: chosen, looked through, told what its columns and people are, and begun. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Checkbox, Flex, Progress, Radio, Upload } from 'antd';
import { useState } from 'react';
import { upload } from '../../client.ts';
import { useSession } from '../../shared/session.tsx';
import { Refusal } from '../loaded.tsx';
import { HiddenColumns } from './hidden-columns.tsx';
import { ImportColumns } from './import-columns.tsx';
import { ReportView } from './import-report.tsx';
import type { ColumnSaid, ImportReport, ImportRoom, PersonSaid } from './room.ts';

/** Looks through an upload with what the office has said of it so far. */
function usePreview(room: ImportRoom) {
  const code = useSession().assembly!.code;
  const [share, setShare] = useState<number | null>(null);
  const [columns, setColumns] = useState<ColumnSaid[]>([]);
  const [people, setPeople] = useState<PersonSaid[]>([]);
  const preview = useMutation({
    async mutationFn({ file, fileId, said }: { file?: File; fileId?: string; said: [ColumnSaid[], PersonSaid[]] }) {
      let id = fileId;
      if (file) {
        setShare(0);
        try {
          id = (await upload(code, file, setShare)).fileId;
        } finally {
          setShare(null);
        }
      }
      return room.preview({ fileId: id!, columns: said[0], people: said[1] });
    },
  });
  return {
    ...{ share, columns, people, preview, setColumns, setPeople },
    choose(file: File) {
      // The same lists as what is said from now on: the report is stale once one of them is another.
      const said: [ColumnSaid[], PersonSaid[]] = [[], []];
      setColumns(said[0]);
      setPeople(said[1]);
      preview.mutate({ file, said });
    },
    again: (report: ImportReport) => preview.mutate({ fileId: report.fileId, said: [columns, people] }),
    look(report: ImportReport, said: ColumnSaid[]) {
      setColumns(said);
      preview.mutate({ fileId: report.fileId, said: [said, people] });
    },
  };
}

type Unanswered = 'history' | 'live';

/** What is decided for the whole file; nothing is chosen beforehand. */
function Begin({
  report,
  stale,
  begin,
  busy,
}: {
  report: ImportReport;
  /** Something was said that the report does not show yet. */
  stale: boolean;
  begin: (withWarnings: boolean, unanswered: Unanswered | null) => void;
  busy: boolean;
}) {
  const { t } = useSession();
  const [withWarnings, setWithWarnings] = useState(false);
  const [unanswered, setUnanswered] = useState<Unanswered | null>(null);
  const count = report.ready + (withWarnings ? report.warnings : 0);
  const undecided = report.open > 0 && unanswered === null;
  return (
    <Flex vertical gap={12} className="d-gap">
      {report.open > 0 && (
        <fieldset className="d-choice">
          <legend>{t('staff.import.open.title', { count: report.open })}</legend>
          <Radio.Group
            value={unanswered}
            onChange={(event) => setUnanswered(event.target.value as Unanswered)}
            options={(['history', 'live'] as const).map((value) => ({ value, label: t(`staff.import.open.${value}`) }))}
            vertical
          />
        </fieldset>
      )}
      {report.warnings > 0 && (
        <Checkbox checked={withWarnings} onChange={(event) => setWithWarnings(event.target.checked)}>
          {t('staff.import.withWarnings')}
        </Checkbox>
      )}
      <Flex gap={12} align="center" wrap>
        <Button
          type="primary"
          loading={busy}
          disabled={count === 0 || undecided || stale}
          onClick={() => begin(withWarnings, unanswered)}
        >
          {t('staff.import.run', { count })}
        </Button>
        {count === 0 && <span className="d-muted">{t('staff.import.nothing')}</span>}
        {stale && <span className="d-muted">{t('staff.import.chosen')}</span>}
      </Flex>
    </Flex>
  );
}

/** @param begun shows the import that was begun */
export function ImportCard({ room, begun }: { room: ImportRoom; begun: (importId: string) => void }) {
  const { t } = useSession();
  const client = useQueryClient();
  const { share, columns, people, preview, setColumns, setPeople, choose, again, look } = usePreview(room);
  const shown = preview.variables?.said;
  const stale = preview.data !== undefined && (shown?.[0] !== columns || shown?.[1] !== people);
  const run = useMutation({
    mutationFn: ({
      report,
      ...choices
    }: {
      report: ImportReport;
      withWarnings: boolean;
      unanswered: Unanswered | null;
    }) => room.run({ fileId: report.fileId, fingerprint: report.fingerprint, columns, people, ...choices }),
    async onSuccess(answer) {
      await client.invalidateQueries();
      begun(answer.importId);
    },
  });
  const report = preview.data;
  return (
    <Card title={room.title} className="d-gap">
      <p className="d-gap">{room.lead}</p>
      <Flex gap={8} wrap className="d-gap">
        <Button href={room.templateHref}>{t('staff.import.template')}</Button>
        <Upload
          accept=".xlsx"
          showUploadList={false}
          beforeUpload={(file) => {
            choose(file);
            return false;
          }}
        >
          <Button type={report ? 'default' : 'primary'} loading={preview.isPending}>
            {t('staff.import.choose')}
          </Button>
        </Upload>
      </Flex>
      {share !== null && <Progress percent={Math.round(share * 100)} />}
      {preview.isPending && share === null && <p role="status">{t('staff.import.reading')}</p>}
      <Refusal error={preview.error ?? run.error} />
      {report && (
        <>
          <HiddenColumns headings={report.headings} said={columns} leaveOut={(said) => look(report, said)} />
          <ImportColumns
            report={report}
            said={columns}
            say={setColumns}
            again={() => again(report)}
            busy={preview.isPending}
          />
          {report.total > 0 && (
            <>
              <Begin
                key={report.fingerprint}
                report={report}
                stale={stale}
                busy={run.isPending}
                begin={(withWarnings, unanswered) => run.mutate({ report, withWarnings, unanswered })}
              />
              <ReportView
                report={report}
                titleName={room.titleName}
                people={people}
                say={setPeople}
                again={stale && people.length > 0 ? () => again(report) : undefined}
              />
            </>
          )}
        </>
      )}
    </Card>
  );
}
