/** One request: what stands there and what the member wants, side by side, decided field by field. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Form, Input, Radio, Table, type TableColumnsType } from 'antd';
import { Link, useParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { StateTag } from '../../../../web/kit/state-tag.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { labelled } from '../../../../web/staff/labelled.ts';
import { Loaded, Refusal } from '../../../../web/staff/loaded.tsx';
import type { MemberRequest } from '../../contract/requests.ts';
import { memberEndpoints } from '../../contract.ts';
import { toneOfRequest } from './requests-screen.tsx';

type Field = MemberRequest['fields'][number];
interface Typed {
  [field: string]: { approved?: boolean; reason?: string } | string | boolean | undefined;
}

/** Values of a choice by their words. */
function useShown() {
  const { t } = useSession();
  return (field: string, value: string) => {
    if (value === '') return t('members.request.empty_value');
    return field === 'sex' ? t(`members.sex.${value}`) : value;
  };
}

function Verdict({ field, open }: { field: Field; open: boolean }) {
  const { t } = useSession();
  if (!open) {
    if (field.approved === null) return null;
    return (
      <>
        {t(`members.request.outcome.${field.approved ? 'approved' : 'declined'}`)}{' '}
        <small className="d-muted">{field.reason}</small>
      </>
    );
  }
  const name = t(`members.field.${field.field}`);
  return (
    <>
      <Form.Item
        name={[field.field, 'approved']}
        noStyle
        rules={[{ required: true, message: t('errors.field.field_undecided', { field: name }) }]}
      >
        <Radio.Group
          aria-label={name}
          options={[
            { value: true, label: t('members.request.approve') },
            { value: false, label: t('members.request.decline') },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          getFieldValue([field.field, 'approved']) === false && (
            <Form.Item
              name={[field.field, 'reason']}
              rules={[{ required: true, whitespace: true, message: t('errors.field.decline_reason', { field: name }) }]}
            >
              <Input maxLength={400} placeholder={t('members.request.decline_reason')} />
            </Form.Item>
          )
        }
      </Form.Item>
    </>
  );
}

function Erasure() {
  const { t } = useSession();
  return (
    <>
      <p>{t('members.request.erasure_what')}</p>
      <Form.Item name="granted" rules={[{ required: true, message: t('errors.field.erasure_undecided') }]}>
        <Radio.Group
          options={[
            { value: true, label: t('members.request.grant') },
            { value: false, label: t('members.request.refuse') },
          ]}
        />
      </Form.Item>
    </>
  );
}

function RequestView({ data }: { data: MemberRequest }) {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const { message } = App.useApp();
  const shown = useShown();
  const open = data.abilities.includes('decide');
  const decide = useMutation({
    mutationFn: (typed: Typed) =>
      call(memberEndpoints.decideMemberRequest, code, {
        params: { requestId: data.requestId },
        body: {
          expectedVersion: data.version,
          fields: data.fields.map(({ field }) => {
            const said = typed[field] as { approved?: boolean; reason?: string };
            return { field, approved: said.approved === true, reason: said.approved ? '' : (said.reason ?? '') };
          }),
          answer: (typed.answer as string | undefined) ?? '',
          ...(data.wish === 'erasure' ? { granted: typed.granted as boolean } : {}),
        },
      }),
    async onSuccess() {
      message.success(t('members.request.decided'));
      await client.invalidateQueries();
    },
  });
  const columns: TableColumnsType<Field> = [
    { ...labelled(t('members.desk.col.fields')), width: 130, render: (_, row) => t(`members.field.${row.field}`) },
    { ...labelled(t('members.request.before')), render: (_, row) => shown(row.field, row.before) },
    {
      ...labelled(t('members.request.after')),
      render: (_, row) => <strong>{shown(row.field, row.after)}</strong>,
    },
    {
      ...labelled(t('members.request.decision')),
      width: 320,
      render: (_, row) => <Verdict field={row} open={open} />,
    },
  ];
  return (
    <>
      <Flex justify="space-between" align="baseline" wrap gap={8}>
        <h1>
          {t(`members.wish.${data.wish}`)} <Link to={`/desk/${code}/members/${data.memberId}`}>{data.memberName}</Link>
        </h1>
        <StateTag tone={toneOfRequest[data.state]}>{t(`members.request_state.${data.state}`)}</StateTag>
      </Flex>
      <p className="d-muted">
        {date(data.sentAt, true)}
        {data.decidedByName && ` ${t('members.request.by', { name: data.decidedByName })}`}
      </p>
      {data.reason && (
        <p>
          {t('members.request.why')}: {data.reason}
        </p>
      )}
      <Form layout="vertical" onFinish={(typed: Typed) => decide.mutate(typed)}>
        {data.wish === 'change' && (
          <Table<Field>
            className="d-cards d-gap"
            size="small"
            rowKey="field"
            dataSource={data.fields}
            columns={columns}
            pagination={false}
          />
        )}
        {data.wish === 'erasure' && open && <Erasure />}
        {data.granted !== null && <p>{t(`members.request.granted.${data.granted ? 'yes' : 'no'}`)}</p>}
        {data.answer && <p>{data.answer}</p>}
        {open && (
          <>
            <Form.Item
              name="answer"
              label={t(data.wish === 'erasure' ? 'members.request.refuse_answer' : 'members.request.answer')}
            >
              <Input.TextArea maxLength={400} autoSize={{ minRows: 2 }} />
            </Form.Item>
            <Refusal error={decide.error} />
            <Button type="primary" htmlType="submit" loading={decide.isPending}>
              {t('members.request.decide')}
            </Button>
          </>
        )}
      </Form>
    </>
  );
}

export function RequestScreen() {
  const { requestId } = useParams();
  const code = useSession().assembly!.code;
  const query = useQuery({
    queryKey: ['member-request', code, requestId],
    queryFn: () => call(memberEndpoints.getMemberRequest, code, { params: { requestId: requestId! } }),
  });
  return <Loaded query={query}>{(data) => <RequestView key={data.version} data={data} />}</Loaded>;
}
