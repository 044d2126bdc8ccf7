/** Takes the second factors of somebody away who lost them: with a reason, seen by the owner and the trail. */
import { Alert, App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { ApiProblem, call } from '../../../../../web/client.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import { accountEndpoints } from '../../../contract.ts';
import type { AccountRow } from './account-row.ts';
import { useStep } from './use-step.ts';

export function ClearFactors({ row }: { row: AccountRow }) {
  const { assembly, t } = useSession();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  const close = () => {
    setOpen(false);
    form.resetFields();
  };
  const clear = useStep(
    (body: { reason: string }) =>
      call(accountEndpoints.clearSecondFactors, assembly!.code, { params: { accountId: row.id }, body }),
    () => {
      close();
      message.success(t('staff.accounts.factorsCleared', { name: row.name }));
    },
  );
  const { error } = clear;
  const label = t('staff.accounts.factorsReason');
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('staff.accounts.factorsClear')}
      </Button>
      <Modal
        open={open}
        title={t('staff.accounts.factorsClearOf', { name: row.name })}
        okText={t('staff.accounts.factorsClear')}
        confirmLoading={clear.isPending}
        onOk={() => form.submit()}
        onCancel={close}
      >
        <p>{t('staff.accounts.factorsWhat')}</p>
        <Form form={form} layout="vertical" onFinish={(values) => clear.mutate(values)}>
          <Form.Item name="reason" label={label} rules={[{ required: true, message: t('staff.needed', { label }) }]}>
            <Input maxLength={300} />
          </Form.Item>
        </Form>
        {error && (
          <Alert type="error" title={(error instanceof ApiProblem && error.issues[0]?.message) || error.message} />
        )}
      </Modal>
    </>
  );
}
