/** What the office does with one seat: changes it, ends it early, takes that back, looks into what is sealed. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { dayOf } from '../../../../platform/calendar/days.ts';
import { call } from '../../../../web/client.ts';
import { SummaryList } from '../../../../web/kit/summary-list.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { Refusal } from '../../../../web/staff/loaded.tsx';
import type { MemberRecord } from '../../contract/record.ts';
import { memberEndpoints } from '../../contract.ts';
import { endCodes, type SensitiveField } from '../../fields.ts';
import { filledIn, MemberFields, sealed } from './member-fields.tsx';

interface StepProps {
  data: MemberRecord;
}

interface AskProps<V> {
  /** On the button that opens it, and its title. */
  label: string;
  doIt: string;
  what?: string;
  start: object;
  danger?: boolean;
  wide?: boolean;
  /** What it brings shows that it was done. */
  quiet?: boolean;
  run(typed: V): Promise<unknown>;
  children: ReactNode;
}

/** A step with its form; what was typed stays when it is refused. */
function Ask<V>({ label, doIt, what, start, danger, wide, quiet, run, children }: AskProps<V>) {
  const { t } = useSession();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm();
  const client = useQueryClient();
  const { message } = App.useApp();
  const step = useMutation({
    mutationFn: run,
    async onSuccess() {
      setOpen(false);
      if (!quiet) message.success(t('members.desk.saved'));
      await client.invalidateQueries();
    },
  });
  return (
    <>
      <Button danger={danger ?? false} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        open={open}
        destroyOnHidden
        width={wide ? 720 : 520}
        title={label}
        okText={doIt}
        okButtonProps={{ danger: danger ?? false }}
        confirmLoading={step.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        {what && <p className="d-muted">{what}</p>}
        <Form
          form={form}
          name={`step-${label}`}
          preserve={false}
          initialValues={start}
          layout="vertical"
          requiredMark="optional"
          onFinish={(typed) => step.mutate(typed as V)}
        >
          {children}
        </Form>
        <Refusal error={step.error} />
      </Modal>
    </>
  );
}

export function Edit({ data: { member, details } }: StepProps) {
  const { assembly, t } = useSession();
  const { sector, committee, committee2, party, group, ...rest } = member;
  const start = {
    ...rest,
    ...details,
    born: details?.born ?? undefined,
    sex: details?.sex ?? undefined,
    sectorId: sector?.id,
    committeeId: committee?.id,
    committee2Id: committee2?.id,
    partyId: party?.id,
    groupId: group?.id,
  };
  return (
    <Ask<Record<string, unknown>>
      label={t('members.desk.edit')}
      doIt={t('members.desk.save')}
      wide
      start={start}
      run={(typed) => {
        // Sensitive fields are not shown: what is not typed stays.
        const named = Object.fromEntries(
          Object.entries(typed).filter(
            ([name, value]) => value !== undefined || !(sealed as readonly string[]).includes(name),
          ),
        );
        return call(memberEndpoints.editMember, assembly!.code, {
          params: { memberId: member.id },
          body: { expectedVersion: member.version, changes: filledIn(named) as never },
        });
      }}
    >
      <MemberFields termId={member.termId} keep={t('members.desk.keep')} />
    </Ask>
  );
}

export function End({ data: { member } }: StepProps) {
  const { assembly, t } = useSession();
  const today = dayOf(new Date());
  const needed = (label: string) => [{ required: true, message: t('staff.needed', { label }) }];
  return (
    <Ask<{ code: (typeof endCodes)[number]; on: string; note?: string }>
      label={t('members.desk.end')}
      doIt={t('members.desk.end_do')}
      what={t('members.desk.end_what')}
      danger
      start={{ on: today }}
      run={(typed) =>
        call(memberEndpoints.endMember, assembly!.code, {
          params: { memberId: member.id },
          body: { ...typed, note: typed.note ?? '' },
        })
      }
    >
      <Form.Item name="code" label={t('members.desk.code')} rules={needed(t('members.desk.code'))}>
        <Select options={endCodes.map((code) => ({ value: code, label: t(`members.end.${code}`) }))} />
      </Form.Item>
      <Form.Item name="on" label={t('members.desk.on')} rules={needed(t('members.desk.on'))}>
        <Input type="date" max={today} />
      </Form.Item>
      <Form.Item name="note" label={t('members.desk.note')}>
        <Input.TextArea maxLength={400} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </Ask>
  );
}

export function Resume({ data: { member } }: StepProps) {
  const { assembly, t } = useSession();
  return (
    <Ask<{ note: string }>
      label={t('members.desk.resume')}
      doIt={t('members.desk.resume_do')}
      what={t('members.desk.resume_what')}
      start={{}}
      run={(body) => call(memberEndpoints.resumeMember, assembly!.code, { params: { memberId: member.id }, body })}
    >
      <Form.Item
        name="note"
        label={t('members.desk.note')}
        rules={[{ required: true, message: t('staff.needed', { label: t('members.desk.note') }) }]}
      >
        <Input.TextArea maxLength={400} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </Ask>
  );
}

interface Looked {
  fields: SensitiveField[];
  reason: string;
}

/** What was read stands on the page until it is left; nothing of it is kept in the browser. */
export function Disclose({ data }: StepProps) {
  const { assembly, t } = useSession();
  const [values, setValues] = useState<Array<{ field: SensitiveField; value: string }>>();
  const written = (data.sensitive ?? []).filter((item) => item.shown !== '');
  if (written.length === 0) return null;
  const label = (field: SensitiveField) => t(`members.field.${field}`);
  return (
    <>
      <Ask<Looked>
        label={t('members.desk.disclose')}
        doIt={t('members.desk.disclose_do')}
        what={t('members.desk.sensitive_what')}
        quiet
        start={{ fields: [] }}
        run={async (body) => {
          const found = await call(memberEndpoints.discloseMember, assembly!.code, {
            params: { memberId: data.member.id },
            body,
          });
          setValues(found.values);
        }}
      >
        <Form.Item
          name="fields"
          label={t('members.desk.choose_fields')}
          rules={[{ required: true, message: t('staff.needed', { label: t('members.desk.choose_fields') }) }]}
        >
          <Checkbox.Group options={written.map(({ field }) => ({ value: field, label: label(field) }))} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('members.desk.reason')}
          rules={[{ required: true, whitespace: true, message: t('members.desk.reason_needed') }]}
        >
          <Input.TextArea maxLength={400} autoSize={{ minRows: 2 }} />
        </Form.Item>
      </Ask>
      {values && (
        <div role="status">
          <p className="d-muted">{t('members.desk.shown_once')}</p>
          <SummaryList items={values.map(({ field, value }) => ({ key: field, term: label(field), value }))} />
        </div>
      )}
    </>
  );
}
