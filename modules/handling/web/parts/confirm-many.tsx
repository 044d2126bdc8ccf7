/** Proposed units of a host confirmed together: each named before it happens, what was refused named with its reason. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Modal } from 'antd';
import { useState } from 'react';
import { labelled } from '../../../../platform/i18n/lists.ts';
import { call } from '../../../../web/client.ts';
import type { BulkProps } from '../../../../web/shared/front.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { Refusal } from '../../../../web/staff/loaded.tsx';
import { handlingCalls } from '../../contract.ts';
import type { HandlingFront } from './host.ts';

interface Answer {
  done: string[];
  refused: Array<{ assignmentId: string; message: string }>;
}

export const confirmMany = (front: Pick<HandlingFront, 'address' | 'room'>) =>
  function ConfirmMany({ chosen, onDone }: BulkProps) {
    const { assembly, t, locale } = useSession();
    const { message } = App.useApp();
    const client = useQueryClient();
    const [open, setOpen] = useState(false);
    const verb = t([`${front.room}.action.confirm_assignment`, 'handling.action.confirm_assignment']);
    const title = t('staff.bulk.title', { verb, count: chosen.length });
    const confirm = useMutation({
      mutationFn: () => {
        const items = chosen.map((item) => ({ [front.address.idParam]: item.matterId, assignmentId: item.partId! }));
        const { bulkConfirm } = handlingCalls(front.address);
        return call(bulkConfirm, assembly!.code, { body: { items, note: '' } as never }) as Promise<Answer>;
      },
      async onSuccess({ done, refused }) {
        if (done.length > 0) message.success(t('staff.bulk.done', { verb, count: done.length }));
        await client.invalidateQueries();
        if (refused.length > 0) return;
        setOpen(false);
        onDone();
      },
    });
    const subjectOf = (partId: string) => chosen.find((item) => item.partId === partId)?.subject ?? '';
    return (
      <>
        <Button type="primary" disabled={chosen.length === 0} onClick={() => setOpen(true)}>
          {title}
        </Button>
        <Modal
          open={open}
          title={title}
          okText={verb}
          cancelText={t('staff.cancel')}
          confirmLoading={confirm.isPending}
          okButtonProps={{ disabled: (confirm.data?.refused.length ?? 0) > 0 }}
          onOk={() => confirm.mutate()}
          onCancel={() => setOpen(false)}
        >
          <ul className="d-list d-bulk-names">
            {chosen.map((item) => (
              <li key={item.partId}>
                {item.number} {item.subject} → <strong>{item.unitName}</strong>
              </li>
            ))}
          </ul>
          {confirm.data?.refused.map((item) => (
            <Alert
              key={item.assignmentId}
              type="error"
              className="d-gap"
              title={labelled(subjectOf(item.assignmentId), item.message, locale)}
            />
          ))}
          <Refusal error={confirm.error} />
        </Modal>
      </>
    );
  };
