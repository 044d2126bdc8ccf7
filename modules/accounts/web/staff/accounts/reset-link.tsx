/** A one-time link for a new password: asked for, shown once, handed over by the person who asked. */
import { Alert, Button, Modal, Typography } from 'antd';
import { useState } from 'react';
import { call } from '../../../../../web/client.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import { accountEndpoints } from '../../../contract.ts';
import type { AccountRow } from './account-row.ts';
import { useStep } from './use-step.ts';

export function ResetLink({ row }: { row: AccountRow }) {
  const { assembly, t, date } = useSession();
  const [open, setOpen] = useState(false);
  const issue = useStep(() =>
    call(accountEndpoints.issuePasswordReset, assembly!.code, { params: { accountId: row.id } }),
  );
  const close = () => {
    setOpen(false);
    issue.reset();
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('staff.accounts.reset')}
      </Button>
      <Modal
        open={open}
        title={t('staff.accounts.resetOf', { name: row.name })}
        okText={t(issue.data ? 'staff.close' : 'staff.accounts.resetDo')}
        confirmLoading={issue.isPending}
        onOk={() => (issue.data ? close() : issue.mutate(undefined))}
        onCancel={close}
        // The link is shown once: no key and no press beside it takes it away.
        keyboard={!issue.data}
        mask={{ closable: !issue.data }}
        cancelButtonProps={{ hidden: issue.data !== undefined }}
      >
        {issue.data ? (
          <Alert
            type="success"
            title={t('staff.accounts.resetOnce', { until: date(issue.data.expiresAt, true) })}
            description={
              <Typography.Text copyable className="d-secret">
                {`${window.location.origin}${issue.data.path}`}
              </Typography.Text>
            }
          />
        ) : (
          <>
            <p>{t('staff.accounts.resetWhat')}</p>
            <p className="d-muted">{t('staff.accounts.resetSeen', { name: row.name })}</p>
          </>
        )}
        {issue.error && <Alert type="error" title={issue.error.message} />}
      </Modal>
    </>
  );
}
