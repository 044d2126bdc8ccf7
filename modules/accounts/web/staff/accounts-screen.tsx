/** People with access: accounts by the administrator, roles by the security administrator; nobody does both. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Flex, Form, Input, Modal, Popconfirm, Select, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { call } from '../../../../web/client.ts';
import { Icon } from '../../../../web/kit/icon.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { assemblyEndpoints } from '../../../assemblies/contract.ts';
import { accountEndpoints } from '../../contract.ts';
import { memberRoles, type Role, roles, unitRoles } from '../../roles.ts';

const SIZE = 30;

function useStep<V, A>(run: (values: V) => Promise<A>, done?: (answer: A) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    async onSuccess(answer) {
      done?.(answer);
      await client.invalidateQueries({ queryKey: ['accounts'] });
    },
  });
}

function Create() {
  const { assembly, t } = useSession();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ login: string; name: string; phone?: string }>();
  const create = useStep((body: { login: string; name: string; phone?: string }) =>
    call(accountEndpoints.createAccount, assembly!.code, { body: { phone: '', ...body } }),
  );
  const close = () => {
    setOpen(false);
    create.reset();
    form.resetFields();
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('staff.accounts.create')}
      </Button>
      <Modal
        open={open}
        title={t('staff.accounts.create')}
        okText={t(create.data ? 'staff.close' : 'staff.accounts.create')}
        confirmLoading={create.isPending}
        onOk={() => (create.data ? close() : form.submit())}
        onCancel={close}
      >
        {create.data ? (
          <Alert
            type="success"
            title={t('staff.accounts.once', { login: create.data.login })}
            description={<Typography.Text copyable>{create.data.password}</Typography.Text>}
          />
        ) : (
          <Form form={form} layout="vertical" requiredMark="optional" onFinish={(values) => create.mutate(values)}>
            {(['login', 'name', 'phone'] as const).map((name) => (
              <Form.Item
                key={name}
                name={name}
                label={t(`staff.accounts.${name}`)}
                rules={
                  name === 'phone'
                    ? []
                    : [{ required: true, message: t('staff.needed', { label: t(`staff.accounts.${name}`) }) }]
                }
              >
                <Input />
              </Form.Item>
            ))}
          </Form>
        )}
        {create.error && <Alert type="error" title={create.error.message} />}
      </Modal>
    </>
  );
}

function Grant({ login }: { login: string }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ role: Role; unitId?: string; bodyId?: string }>();
  const role = Form.useWatch('role', form);
  const units = useQuery({
    queryKey: ['units', code],
    queryFn: () => call(assemblyEndpoints.listUnits, code, { query: {} }),
    enabled: open,
  });
  const bodies = useQuery({
    queryKey: ['bodies', code],
    queryFn: () => call(assemblyEndpoints.listBodies, code, { query: {} }),
    enabled: open,
  });
  const grant = useStep(
    (values: { role: Role; unitId?: string; bodyId?: string }) =>
      call(accountEndpoints.grantRole, code, { body: { login, ...values } as never }),
    () => setOpen(false),
  );
  const needed = (label: string) => [{ required: true, message: t('staff.needed', { label }) }];
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('staff.accounts.grant')}
      </Button>
      <Modal
        open={open}
        title={t('staff.accounts.grantTo', { login })}
        okText={t('staff.accounts.grant')}
        confirmLoading={grant.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <Form form={form} layout="vertical" onFinish={(values) => grant.mutate(values)}>
          <Form.Item name="role" label={t('staff.accounts.role')} rules={needed(t('staff.accounts.role'))}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={roles
                .filter((item) => !memberRoles.includes(item))
                .map((item) => ({ value: item, label: t(`accounts.role.${item}`) }))}
            />
          </Form.Item>
          {role && unitRoles.includes(role) && (
            <Form.Item name="unitId" label={t('staff.col.unit')} rules={needed(t('staff.col.unit'))}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={units.data?.units.map((unit) => ({ value: unit.id, label: unit.name })) ?? []}
              />
            </Form.Item>
          )}
          {role === 'body_contact' && (
            <Form.Item name="bodyId" label={t('staff.accounts.body')} rules={needed(t('staff.accounts.body'))}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={bodies.data?.bodies.map((body) => ({ value: body.id, label: body.name })) ?? []}
              />
            </Form.Item>
          )}
        </Form>
        {grant.error && <Alert type="error" title={grant.error.message} />}
      </Modal>
    </>
  );
}

/** Lets another assembly give the account offices there. */
function Lend({ accountId, name }: { accountId: string; name: string }) {
  const { assembly, t } = useSession();
  const [open, setOpen] = useState(false);
  const assemblies = useQuery({
    queryKey: ['assemblies'],
    queryFn: () => call(assemblyEndpoints.listAssemblies, null),
    enabled: open,
  });
  const [chosen, setChosen] = useState<string>();
  const { message } = App.useApp();
  const lend = useStep(
    (other: string) =>
      call(accountEndpoints.lendAccount, assembly!.code, { params: { accountId }, body: { code: other } }),
    () => {
      setOpen(false);
      message.success(t('staff.accounts.lendDone', { name }));
    },
  );
  const others = assemblies.data?.assemblies.filter((item) => item.code !== assembly!.code) ?? [];
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('staff.accounts.lend')}
      </Button>
      <Modal
        open={open}
        title={t('staff.accounts.lendTo', { name })}
        okText={t('staff.accounts.lend')}
        okButtonProps={{ disabled: !chosen }}
        confirmLoading={lend.isPending}
        onOk={() => chosen && lend.mutate(chosen)}
        onCancel={() => setOpen(false)}
      >
        <p className="d-muted">{t('staff.accounts.lendWhat')}</p>
        <Select
          className="d-search"
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('staff.accounts.lendTo', { name })}
          value={chosen}
          onChange={setChosen}
          options={others.map((item) => ({ value: item.code, label: item.name }))}
        />
        {lend.error && <Alert type="error" title={lend.error.message} />}
      </Modal>
    </>
  );
}

export function AccountsScreen() {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const able = (act: string) => assembly!.abilities.includes(act);
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const { data, error, isPending } = useQuery({
    queryKey: ['accounts', code, search, page],
    queryFn: () =>
      call(accountEndpoints.listAccounts, code, { query: { search: search || undefined, page, size: SIZE } as never }),
  });
  const revoke = useStep((grantId: string) => call(accountEndpoints.revokeRole, code, { params: { grantId } }));
  const activate = useStep(({ accountId, active }: { accountId: string; active: boolean }) =>
    call(accountEndpoints.setAccountActive, code, { params: { accountId }, body: { active } }),
  );
  const problem = revoke.error ?? activate.error;
  return (
    <>
      <Flex justify="space-between" align="baseline" wrap>
        <h1>{t('staff.menu.accounts')}</h1>
        {able('create_account') && <Create />}
      </Flex>
      <p className="d-muted">{t('staff.accounts.lead')}</p>
      <Input.Search
        className="d-search d-gap"
        allowClear
        aria-label={t('staff.accounts.search')}
        placeholder={t('staff.accounts.search')}
        onSearch={(words) => {
          setSearch(words);
          setPage(1);
        }}
      />
      {(error || problem) && (
        <Alert type="error" title={t('shared.failed')} description={(error ?? problem)!.message} />
      )}
      <Table
        size="small"
        rowKey="id"
        loading={isPending}
        scroll={{ x: 'max-content' }}
        dataSource={data?.accounts ?? []}
        pagination={{
          current: page,
          pageSize: SIZE,
          total: data?.total ?? 0,
          showSizeChanger: false,
          onChange: setPage,
          showTotal: (count) => t('staff.total', { count }),
        }}
        columns={[
          { title: t('staff.accounts.name'), dataIndex: 'name', width: 130 },
          { title: t('staff.accounts.login'), dataIndex: 'login', width: 190 },
          {
            title: t('staff.accounts.role'),
            render: (_, row) =>
              row.grants.map((item) => {
                const text = [
                  item.unitName,
                  item.bodyName,
                  item.roleName,
                  item.until && t('staff.accounts.until', { day: date(item.until) }),
                ]
                  .filter(Boolean)
                  .join(' ');
                const mayRevoke = able('revoke_role') && !memberRoles.includes(item.role as Role);
                return (
                  <Tag key={item.id}>
                    {text}
                    {mayRevoke && (
                      <Popconfirm
                        title={t('staff.accounts.revokeAsk', { role: text })}
                        okText={t('staff.accounts.revoke')}
                        onConfirm={() => revoke.mutate(item.id)}
                      >
                        <Button
                          type="text"
                          size="small"
                          aria-label={`${t('staff.accounts.revoke')} ${text}`}
                          icon={<Icon name="close" />}
                        />
                      </Popconfirm>
                    )}
                  </Tag>
                );
              }),
          },
          {
            title: t('staff.col.state'),
            width: 120,
            render: (_, row) =>
              [
                t(
                  row.active
                    ? row.lockedUntil
                      ? 'staff.accounts.locked'
                      : 'staff.accounts.active'
                    : 'staff.accounts.inactive',
                ),
                !row.own && t('staff.accounts.lent'),
              ]
                .filter(Boolean)
                .join(' · '),
          },
          {
            title: t('staff.col.actions'),
            width: 190,
            render: (_, row) => (
              <Flex gap={8}>
                {able('grant_role') && <Grant login={row.login} />}
                {row.own && able('lend_account') && <Lend accountId={row.id} name={row.name} />}
                {row.own && able('set_account_active') && (
                  <Popconfirm
                    title={t(row.active ? 'staff.accounts.stopAsk' : 'staff.accounts.startAsk', { name: row.name })}
                    okText={t(row.active ? 'staff.accounts.stop' : 'staff.accounts.start')}
                    onConfirm={() => activate.mutate({ accountId: row.id, active: !row.active })}
                  >
                    <Button size="small">{t(row.active ? 'staff.accounts.stop' : 'staff.accounts.start')}</Button>
                  </Popconfirm>
                )}
              </Flex>
            ),
          },
        ]}
      />
    </>
  );
}
