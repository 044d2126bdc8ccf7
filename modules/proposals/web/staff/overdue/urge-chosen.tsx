/** Those whose deadlines have passed or are near urged together, each named before it happens; what was refused is named with its reason. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { labelled } from '../../../../../platform/i18n/lists.ts';
import { call } from '../../../../../web/client.ts';
import { useKept } from '../../../../../web/shared/kept.ts';
import { KeptLine } from '../../../../../web/shared/kept-line.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import { Refusal } from '../../../../../web/staff/loaded.tsx';
import { proposalEndpoints } from '../../../contract.ts';

export interface Urgeable {
  proposalId: string;
  subject: string;
  waitsForName: string;
  clock: { clockId: string; kind: string };
}

export function UrgeChosen({ chosen, onDone }: { chosen: readonly Urgeable[]; onDone(): void }) {
  const { assembly, t, locale } = useSession();
  const code = assembly!.code;
  const { message } = App.useApp();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const kept = useKept('urge:note', { note: '' });
  const { note } = kept.value;
  const urge = useMutation({
    mutationFn: () =>
      call(proposalEndpoints.urgeMany, code, {
        body: { items: chosen.map(({ proposalId, clock }) => ({ proposalId, clockId: clock.clockId })), note },
      }),
    async onSuccess({ done, refused }) {
      if (done.length > 0) message.success(t('staff.urge.done', { count: done.length }));
      if (refused.length === 0) {
        setOpen(false);
        await kept.clear();
        onDone();
      }
      await client.invalidateQueries();
    },
  });
  const title = t('staff.urge.many', { count: chosen.length });
  const subjectOf = (clockId: string) => chosen.find((item) => item.clock.clockId === clockId)?.subject ?? '';
  return (
    <>
      <Button
        type="primary"
        disabled={chosen.length === 0}
        onClick={() => {
          urge.reset();
          setOpen(true);
        }}
      >
        {title}
      </Button>
      <Modal
        open={open}
        title={title}
        okText={t('staff.urge.act')}
        cancelText={t('staff.cancel')}
        confirmLoading={urge.isPending}
        okButtonProps={{ disabled: (urge.data?.refused.length ?? 0) > 0 }}
        onOk={() => urge.mutate()}
        onCancel={() => {
          setOpen(false);
          if (urge.data) onDone();
        }}
      >
        <p>{t('staff.urge.preview')}</p>
        <ul className="d-list d-gap">
          {chosen.map((item) => (
            <li key={item.clock.clockId}>
              <strong>{item.waitsForName}</strong> {t(`proposals.clock.${item.clock.kind}`)}{' '}
              <span className="d-muted">{item.subject}</span>
            </li>
          ))}
        </ul>
        <Input.TextArea
          className="d-gap"
          aria-label={t('staff.urge.note')}
          placeholder={t('staff.urge.note')}
          maxLength={500}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={note}
          onChange={(event) => kept.set({ note: event.target.value })}
        />
        <KeptLine kept={kept} />
        {urge.data?.refused.map((item) => (
          <Alert
            key={item.clockId}
            type="error"
            className="d-gap"
            title={labelled(subjectOf(item.clockId), item.message, locale)}
          />
        ))}
        <Refusal error={urge.error} />
      </Modal>
    </>
  );
}
