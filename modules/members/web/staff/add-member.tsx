/** A member added by hand to the current term. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { Refusal } from '../../../../web/staff/loaded.tsx';
import { memberEndpoints } from '../../contract.ts';
import { filledIn, MemberFields } from './member-fields.tsx';

export function AddMember() {
  const { assembly, t } = useSession();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm();
  const client = useQueryClient();
  const { message } = App.useApp();
  const add = useMutation({
    mutationFn: (typed: Record<string, unknown>) => {
      const named = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined));
      return call(memberEndpoints.addMember, assembly!.code, { body: filledIn(named) as never });
    },
    async onSuccess({ login }, typed) {
      setOpen(false);
      form.resetFields();
      message.success(t('members.desk.added', { name: typed.name, login }), 8);
      await client.invalidateQueries();
    },
  });
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('members.desk.add')}
      </Button>
      <Modal
        open={open}
        width={720}
        title={t('members.desk.add')}
        okText={t('members.desk.add')}
        confirmLoading={add.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <Form form={form} layout="vertical" requiredMark="optional" onFinish={(typed) => add.mutate(typed)}>
          <MemberFields />
          <Form.Item name="login" label={t('members.desk.login')} extra={t('members.desk.login_help')}>
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
        </Form>
        <Refusal error={add.error} />
      </Modal>
    </>
  );
}
