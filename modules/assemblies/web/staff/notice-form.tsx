/** Entering a year's notice of moved days: pasted, opened as a file or typed; looked at, then entered. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Flex, Input, Table, Upload } from 'antd';
import { readNotice } from '../../../../platform/calendar/read-notice.ts';
import { ApiProblem, call } from '../../../../web/client.ts';
import { useKept } from '../../../../web/shared/kept.ts';
import { KeptLine } from '../../../../web/shared/kept-line.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { assemblyEndpoints } from '../../contract.ts';

interface Typed {
  text: string;
  title: string;
  issuedOn: string;
  source: string;
  off: string;
  worked: string;
}

const listOf = (text: string) => text.split(/[\s,，、;；]+/).filter(Boolean);

/** Sentences of a refusal. */
function Refused({ error }: { error: unknown }) {
  const { t } = useSession();
  if (!error) return null;
  const problem = error instanceof ApiProblem ? error : new ApiProblem(500, 'internal', t('errors.internal'));
  const sentences = problem.issues.length > 0 ? problem.issues.map((issue) => issue.message) : [problem.message];
  return <Alert type="error" showIcon role="alert" title={sentences.join(' ')} />;
}

export function NoticeForm({ year, close }: { year: number; close: () => void }) {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const { message } = App.useApp();
  const client = useQueryClient();
  const kept = useKept<Typed>(`holidays:${year}`, {
    text: '',
    title: t('staff.holidays.titleOf', { year }),
    issuedOn: '',
    source: '',
    off: '',
    worked: '',
  });
  const { value, set } = kept;
  const read = (text: string) => {
    const days = readNotice(text, year);
    set({ text, off: days.off.join('\n'), worked: days.worked.join('\n') });
    if (days.off.length === 0) message.warning(t('staff.holidays.nothingRead'));
  };
  const body = () => ({
    year,
    title: value.title,
    issuedOn: value.issuedOn,
    source: value.source,
    off: listOf(value.off),
    worked: listOf(value.worked),
  });
  const preview = useMutation({
    mutationFn: () => call(assemblyEndpoints.previewHolidayNotice, code, { body: body() }),
  });
  const enter = useMutation({
    mutationFn: () => call(assemblyEndpoints.enterHolidayNotice, code, { body: body() }),
    async onSuccess() {
      await kept.clear();
      message.success(t('staff.holidays.entered'));
      close();
      await client.invalidateQueries();
    },
  });
  const change = (part: Partial<Typed>) => {
    set(part);
    preview.reset();
  };
  const ready = value.title.trim() !== '' && value.issuedOn !== '' && value.off.trim() !== '';
  const field = (key: keyof Typed, label: string, control: React.ReactNode, hint?: string) => (
    <div className="d-gap">
      <label htmlFor={`notice-${key}`}>{label}</label>
      {control}
      {hint && <small className="d-muted">{hint}</small>}
    </div>
  );
  const area = (key: 'off' | 'worked', rows: number) => (
    <Input.TextArea
      id={`notice-${key}`}
      className="d-code"
      rows={rows}
      value={value[key]}
      onChange={(event) => change({ [key]: event.target.value })}
    />
  );
  return (
    <Drawer open size={720} title={t('staff.holidays.enterOf', { year })} onClose={close}>
      <KeptLine kept={kept as never} />
      {field(
        'text',
        t('staff.holidays.paste'),
        <Input.TextArea
          id="notice-text"
          rows={5}
          value={value.text}
          onChange={(event) => change({ text: event.target.value })}
        />,
        t('staff.holidays.pasteHint'),
      )}
      <Flex gap={8} wrap className="d-gap">
        <Button disabled={value.text.trim() === ''} onClick={() => read(value.text)}>
          {t('staff.holidays.read')}
        </Button>
        <Upload
          accept=".txt,.json,.csv"
          showUploadList={false}
          beforeUpload={(file) => {
            void file.text().then(read);
            return false;
          }}
        >
          <Button>{t('staff.holidays.file')}</Button>
        </Upload>
      </Flex>
      {field(
        'title',
        t('staff.holidays.title'),
        <Input
          id="notice-title"
          maxLength={200}
          value={value.title}
          onChange={(event) => change({ title: event.target.value })}
        />,
      )}
      {field(
        'issuedOn',
        t('staff.holidays.issuedOn'),
        <Input
          id="notice-issuedOn"
          type="date"
          className="d-date"
          value={value.issuedOn}
          onChange={(event) => change({ issuedOn: event.target.value })}
        />,
      )}
      {field(
        'source',
        t('staff.holidays.source'),
        <Input
          id="notice-source"
          maxLength={500}
          value={value.source}
          onChange={(event) => change({ source: event.target.value })}
        />,
      )}
      {field('off', t('staff.holidays.off'), area('off', 8), t('staff.holidays.daysHint'))}
      {field('worked', t('staff.holidays.worked'), area('worked', 4), t('staff.holidays.daysHint'))}
      <Refused error={preview.error ?? enter.error} />
      {preview.data && (
        <section aria-live="polite">
          <h2>{t('staff.holidays.changes')}</h2>
          <p>
            {t(preview.data.known ? 'staff.holidays.instead' : 'staff.holidays.firstOfYear', { year })}{' '}
            {t('staff.holidays.moves', { count: preview.data.deadlines })}
          </p>
          <Table
            size="small"
            rowKey="day"
            pagination={false}
            locale={{ emptyText: t('staff.holidays.noChange') }}
            dataSource={preview.data.changes}
            columns={[
              { title: t('staff.holidays.day'), dataIndex: 'day', render: (day: string) => date(day) },
              {
                title: t('staff.holidays.before'),
                dataIndex: 'before',
                render: (kind: string) => t(`assemblies.day_kind.${kind}`),
              },
              {
                title: t('staff.holidays.after'),
                dataIndex: 'after',
                render: (kind: string) => t(`assemblies.day_kind.${kind}`),
              },
            ]}
          />
        </section>
      )}
      <Flex gap={8} justify="end" className="d-gap">
        <Button onClick={() => void kept.clear().then(close)}>{t('staff.holidays.discard')}</Button>
        <Button disabled={!ready} loading={preview.isPending} onClick={() => preview.mutate()}>
          {t('staff.holidays.preview')}
        </Button>
        <Button
          type="primary"
          disabled={!ready || !preview.data}
          loading={enter.isPending}
          onClick={() => enter.mutate()}
        >
          {t('staff.holidays.enter')}
        </Button>
      </Flex>
    </Drawer>
  );
}
