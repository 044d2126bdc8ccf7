/** Tokens of integrators: scopes, end, revocation; the secret is shown once. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Flex, Form, Input, InputNumber, Modal, Popconfirm, Select, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { useTold } from '../../../../web/shared/told.ts';
import { labelled } from '../../../../web/staff/labelled.ts';
import { accountEndpoints } from '../../contract.ts';
import { scopes } from '../../roles.ts';

interface Values {
  label: string;
  scopes: Array<(typeof scopes)[number]>;
  actsAs?: string;
  days: number;
}

function Create() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  const create = useMutation({
    mutationFn: (values: Values) =>
      call(accountEndpoints.createIntegratorToken, code, { body: { ...values, actsAs: values.actsAs || undefined } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tokens', code] }),
  });
  const close = () => {
    setOpen(false);
    create.reset();
    form.resetFields();
  };
  const needed = (label: string) => [{ required: true, message: t('staff.needed', { label }) }];
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('staff.tokens.create')}
      </Button>
      <Modal
        open={open}
        title={t('staff.tokens.create')}
        okText={t(create.data ? 'staff.close' : 'staff.tokens.create')}
        confirmLoading={create.isPending}
        onOk={() => (create.data ? close() : form.submit())}
        onCancel={close}
      >
        {create.data ? (
          <Alert
            type="success"
            title={t('staff.tokens.once')}
            description={<Typography.Text copyable>{create.data.token}</Typography.Text>}
          />
        ) : (
          <Form
            form={form}
            layout="vertical"
            initialValues={{ days: 365, scopes: ['register:read'] }}
            onFinish={(values) => create.mutate(values)}
          >
            <Form.Item name="label" label={t('staff.tokens.label')} rules={needed(t('staff.tokens.label'))}>
              <Input maxLength={80} />
            </Form.Item>
            <Form.Item name="scopes" label={t('staff.tokens.scopes')} rules={needed(t('staff.tokens.scopes'))}>
              <Select
                mode="multiple"
                options={scopes.map((scope) => ({ value: scope, label: t(`accounts.scope.${scope}`) }))}
              />
            </Form.Item>
            <Form.Item name="actsAs" label={t('staff.tokens.actsAs')} extra={t('staff.tokens.actsAsHint')}>
              <Input />
            </Form.Item>
            <Form.Item name="days" label={t('staff.tokens.days')}>
              <InputNumber min={1} max={730} />
            </Form.Item>
          </Form>
        )}
        {create.error && <Alert type="error" title={create.error.message} />}
      </Modal>
    </>
  );
}

export function TokensScreen() {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const { data, error, isPending } = useQuery({
    queryKey: ['tokens', code],
    queryFn: () => call(accountEndpoints.listIntegratorTokens, code),
  });
  const revoke = useMutation({
    mutationFn: (tokenId: string) => call(accountEndpoints.revokeIntegratorToken, code, { params: { tokenId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tokens', code] }),
    onError: useTold(),
  });
  return (
    <>
      <Flex justify="space-between" align="baseline" wrap>
        <h1>{t('staff.menu.tokens')}</h1>
        <Create />
      </Flex>
      {error && <Alert type="error" title={t('shared.failed')} description={error.message} />}
      <Table
        className="d-cards"
        size="small"
        rowKey="id"
        loading={isPending}
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={data?.tokens ?? []}
        locale={{ emptyText: t('staff.tokens.empty') }}
        columns={[
          { ...labelled(t('staff.tokens.label')), dataIndex: 'label' },
          { ...labelled(t('staff.tokens.actsAs')), dataIndex: 'actsAs', width: 160 },
          {
            ...labelled(t('staff.tokens.scopes')),
            render: (_, row) => row.scopes.map((scope) => <Tag key={scope}>{t(`accounts.scope.${scope}`)}</Tag>),
          },
          { ...labelled(t('staff.tokens.until')), width: 150, render: (_, row) => date(row.expiresAt) },
          {
            title: t('staff.col.actions'),
            width: 120,
            render: (_, row) =>
              row.revokedAt ? (
                t('staff.tokens.revoked')
              ) : (
                <Popconfirm
                  title={t('staff.tokens.revokeAsk')}
                  okText={t('staff.tokens.revoke')}
                  onConfirm={() => revoke.mutate(row.id)}
                >
                  <Button size="small" danger>
                    {t('staff.tokens.revoke')}
                  </Button>
                </Popconfirm>
              ),
          },
        ]}
      />
    </>
  );
}
