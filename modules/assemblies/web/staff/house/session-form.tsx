/** The times of a plenary session and its windows: typed, looked at with what they would change, then saved. */
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Flex, Form, Input, Table } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { call } from '../../../../../web/client.ts';
import { KeptLine } from '../../../../../web/shared/kept-line.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import { useKeptForm } from '../../../../../web/staff/kept-form.ts';
import { labelled } from '../../../../../web/staff/labelled.ts';
import { Refusal } from '../../../../../web/staff/loaded.tsx';
import { type Windows, windowNames } from '../../../windows.ts';
import { windowsEndpoints } from '../../../windows-contract.ts';
import { useHouse } from './use-house.ts';

type Typed = Record<keyof Windows, string>;
type Preview = z.output<typeof windowsEndpoints.previewWindows.response>;
type Counted = Preview['now']['before'];

/** `2026-03-05T20:00` of the assembly's time, as the device's picker takes it. */
const typedOf = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);

const sentOf = (typed: Typed) =>
  Object.fromEntries(windowNames.map((name) => [name, `${typed[name]}:00+08:00`])) as Typed;

function Effect({ data }: { data: Preview }) {
  const { t, date } = useSession();
  const word = (key: string, values?: object) => t(`assemblies.house.time.${key}`, { ...values });
  const counted = (counts: Counted) =>
    counts ? word('counted', { label: counts.label, season: t(`assemblies.season.${counts.season}`) }) : word('none');
  return (
    <section aria-live="polite">
      <h2>{word('effect')}</h2>
      {data.now.before && !data.now.after && <Alert type="warning" showIcon title={word('stopsNow')} />}
      {data.moved.length === 0 ? (
        <p>{word('nothingMoves')}</p>
      ) : (
        <Table
          className="d-cards d-gap"
          size="small"
          rowKey="from"
          pagination={false}
          dataSource={data.moved}
          columns={[
            {
              ...labelled(word('movedTime')),
              render: (_, row) =>
                row.until
                  ? word('between', { from: date(row.from, true), until: date(row.until, true) })
                  : word('onward', { from: date(row.from, true) }),
            },
            { ...labelled(word('movedBefore')), render: (_, row) => counted(row.before) },
            { ...labelled(word('movedAfter')), render: (_, row) => counted(row.after) },
          ]}
        />
      )}
      <p>
        {word('handedInKeep', { count: data.handedIn })} {word('drafts', { count: data.drafts })}
      </p>
    </section>
  );
}

interface SessionFormProps {
  termId: string;
  /** null: a session to be added. */
  session: ({ id: string } & Typed) | null;
  title: string;
  open: string;
}

function Times({ termId, session, title, close }: SessionFormProps & { close(): void }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { message } = App.useApp();
  const word = (key: string) => t(`assemblies.house.time.${key}`);
  const start = session
    ? Object.fromEntries(windowNames.map((name) => [name, typedOf(session[name])]))
    : ({} as Partial<Typed>);
  const { form, kept, props } = useKeptForm<Typed>(`house:session:${session?.id ?? termId}`, start);
  const preview = useMutation({
    mutationFn: (typed: Typed) =>
      call(windowsEndpoints.previewWindows, code, {
        body: { sessionId: session?.id ?? null, termId, ...sentOf(typed) },
      }),
  });
  const save = useHouse(
    async (typed: Typed): Promise<unknown> =>
      session
        ? call(windowsEndpoints.changeSession, code, { params: { sessionId: session.id }, body: sentOf(typed) })
        : call(windowsEndpoints.addSession, code, { body: { termId, ...sentOf(typed) } }),
    async () => {
      await kept.clear();
      message.success(word('saved'));
      close();
    },
  );
  return (
    <Drawer open size={720} title={title} onClose={close}>
      <KeptLine kept={kept as never} />
      <p className="d-muted">{word('minute')}</p>
      <Form
        {...props}
        layout="vertical"
        requiredMark={false}
        onValuesChange={() => {
          props.onValuesChange();
          preview.reset();
          save.reset();
        }}
        onFinish={(typed) => preview.mutate(typed)}
      >
        {windowNames.map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={word(name)}
            rules={[{ required: true, message: t('staff.needed', { label: word(name) }) }]}
          >
            <Input type="datetime-local" className="d-date" />
          </Form.Item>
        ))}
        <Refusal error={preview.error ?? save.error} />
        {preview.data && <Effect data={preview.data} />}
        <Flex gap={8} justify="end" wrap>
          <Button onClick={() => void kept.clear().then(close)}>{word('cancel')}</Button>
          <Button htmlType="submit" loading={preview.isPending}>
            {word('preview')}
          </Button>
          <Button
            type="primary"
            disabled={!preview.data}
            loading={save.isPending}
            onClick={() => save.mutate(form.getFieldsValue(true))}
          >
            {word('save')}
          </Button>
        </Flex>
      </Form>
    </Drawer>
  );
}

export function SessionForm(form: SessionFormProps) {
  const [shown, setShown] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setShown(true)}>
        {form.open}
      </Button>
      {shown && <Times {...form} close={() => setShown(false)} />}
    </>
  );
}
