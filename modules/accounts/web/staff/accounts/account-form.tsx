/** Making an account, and correcting name and telephone of one. */
import { Alert, Button, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { ApiProblem, call } from '../../../../../web/client.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import { accountEndpoints } from '../../../contract.ts';
import type { AccountRow } from './account-row.ts';
import { useStep } from './use-step.ts';

interface Values {
  login: string;
  name: string;
  phone?: string;
}

function Fields({ names }: { names: ReadonlyArray<keyof Values> }) {
  const { t } = useSession();
  return names.map((name) => (
    <Form.Item
      key={name}
      name={name}
      label={t(`staff.accounts.${name}`)}
      rules={
        name === 'phone' ? [] : [{ required: true, message: t('staff.needed', { label: t(`staff.accounts.${name}`) }) }]
      }
    >
      <Input maxLength={name === 'phone' ? 30 : 60} autoComplete="off" />
    </Form.Item>
  ));
}

const Refusal = ({ error }: { error: Error | null }) =>
  error && <Alert type="error" title={(error instanceof ApiProblem && error.issues[0]?.message) || error.message} />;

export function CreateAccount() {
  const { assembly, t } = useSession();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  const create = useStep((body: Values) =>
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
            <Fields names={['login', 'name', 'phone']} />
          </Form>
        )}
        <Refusal error={create.error} />
      </Modal>
    </>
  );
}

export function EditAccount({ row }: { row: AccountRow }) {
  const { assembly, t } = useSession();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Omit<Values, 'login'>>();
  const edit = useStep(
    (body: Omit<Values, 'login'>) =>
      call(accountEndpoints.updateAccount, assembly!.code, { params: { accountId: row.id }, body }),
    () => setOpen(false),
  );
  return (
    <>
      <Button
        size="small"
        onClick={() => {
          form.setFieldsValue({ name: row.name, phone: row.phone });
          setOpen(true);
        }}
      >
        {t('staff.accounts.edit')}
      </Button>
      <Modal
        open={open}
        forceRender
        title={t('staff.accounts.editOf', { login: row.login })}
        okText={t('staff.accounts.save')}
        confirmLoading={edit.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <Form form={form} layout="vertical" requiredMark="optional" onFinish={(values) => edit.mutate(values)}>
          <Fields names={['name', 'phone']} />
        </Form>
        <Refusal error={edit.error} />
      </Modal>
    </>
  );
}
