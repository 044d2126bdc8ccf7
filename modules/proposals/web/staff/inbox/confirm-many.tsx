/** Proposed units confirmed together, each named before it happens. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Modal } from 'antd';
import { useState } from 'react';
import { call } from '../../../../../web/client.ts';
import type { BulkProps } from '../../../../../web/shared/front.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import { proposalEndpoints } from '../../../contract.ts';
import { Refusal } from '../shared.tsx';

export function ConfirmMany({ chosen, onDone }: BulkProps) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { message } = App.useApp();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const confirm = useMutation({
    mutationFn: () =>
      call(proposalEndpoints.bulkConfirm, code, {
        body: {
          items: chosen.map((item) => ({ proposalId: item.matterId, assignmentId: item.partId! })),
          note: '',
        },
      }),
    async onSuccess(answer) {
      message.success(t('staff.assign.done', { count: answer.done.length }));
      await client.invalidateQueries();
      if (answer.refused.length === 0) {
        setOpen(false);
        onDone();
      }
    },
  });
  return (
    <>
      <Button type="primary" disabled={chosen.length === 0} onClick={() => setOpen(true)}>
        {t('staff.assign.confirmMany', { count: chosen.length })}
      </Button>
      <Modal
        open={open}
        title={t('staff.assign.confirmMany', { count: chosen.length })}
        okText={t('proposals.action.confirm_assignment')}
        confirmLoading={confirm.isPending}
        onOk={() => confirm.mutate()}
        onCancel={() => setOpen(false)}
      >
        <p>{t('staff.assign.preview')}</p>
        <ul className="d-list">
          {chosen.map((item) => (
            <li key={item.partId}>
              {item.number} {item.subject} → <strong>{item.unitName}</strong>
            </li>
          ))}
        </ul>
        {confirm.data?.refused.map((item) => (
          <Alert key={item.assignmentId} type="error" title={item.message} />
        ))}
        <Refusal error={confirm.error} />
      </Modal>
    </>
  );
}
