/** Several new proposals taken in at once, each named before it happens; what was refused is named with its reason. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Modal } from 'antd';
import { useState } from 'react';
import { labelled } from '../../../../../platform/i18n/lists.ts';
import { ApiProblem, call } from '../../../../../web/client.ts';
import type { BulkProps } from '../../../../../web/shared/front.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import { proposalEndpoints } from '../../../contract.ts';

interface Refused {
  proposalId: string;
  subject: string;
  message: string;
}

export function TakeInMany({ chosen, onDone }: BulkProps) {
  const { assembly, t, locale } = useSession();
  const code = assembly!.code;
  const { message } = App.useApp();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const take = useMutation({
    async mutationFn() {
      const refused: Refused[] = [];
      for (const { matterId: proposalId, subject } of chosen) {
        try {
          await call(proposalEndpoints.takeIn, code, { params: { proposalId }, body: {} });
        } catch (error) {
          if (!(error instanceof ApiProblem)) throw error;
          refused.push({ proposalId, subject, message: error.status === 0 ? t('shared.offline.step') : error.message });
        }
      }
      return refused;
    },
    async onSuccess(refused) {
      const taken = chosen.length - refused.length;
      if (taken > 0) message.success(t('staff.takeIn.done', { count: taken }));
      if (refused.length === 0) {
        setOpen(false);
        onDone();
      }
      await client.invalidateQueries();
    },
  });
  return (
    <>
      <Button
        disabled={chosen.length === 0}
        onClick={() => {
          take.reset();
          setOpen(true);
        }}
      >
        {t('staff.takeIn.many', { count: chosen.length })}
      </Button>
      <Modal
        open={open}
        title={t('staff.takeIn.many', { count: chosen.length })}
        okText={t('proposals.action.take_in')}
        cancelText={t('staff.cancel')}
        confirmLoading={take.isPending}
        okButtonProps={{ disabled: take.data !== undefined && take.data.length > 0 }}
        onOk={() => take.mutate()}
        onCancel={() => {
          setOpen(false);
          if (take.data) onDone();
        }}
      >
        <p>{t('staff.takeIn.preview')}</p>
        <ul className="d-list">
          {chosen.map((item) => (
            <li key={item.matterId}>
              {item.subject} <span className="d-muted">{item.who}</span>
            </li>
          ))}
        </ul>
        {take.data?.map((item) => (
          <Alert
            key={item.proposalId}
            type="error"
            className="d-gap"
            title={labelled(item.subject, item.message, locale)}
          />
        ))}
      </Modal>
    </>
  );
}
