/** One's own second factors, for the settings of every front: what there is, adding, removing, recovery codes. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { accountEndpoints } from '../../../modules/accounts/contract.ts';
import { call } from '../../client.ts';
import { Button } from '../../kit/button.tsx';
import { ConfirmDialog, Dialog } from '../../kit/dialog.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Skeleton } from '../../kit/states.tsx';
import { useSession } from '../session.tsx';
import { AddFactor } from './add-factor.tsx';
import { passkeysHere } from './passkey-device.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useSaid } from './said.ts';

const key = ['second-factors'] as const;

function Remove({ id, label }: { id: string; label: string }) {
  const { t } = useSession();
  const said = useSaid();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const remove = useMutation({
    mutationFn: () => call(accountEndpoints.removeSecondFactor, null, { params: { factorId: id } }),
    async onSuccess() {
      setOpen(false);
      await client.invalidateQueries({ queryKey: key });
    },
  });
  return (
    <>
      <Button look="quiet" aria-label={t('shared.factor.removeOf', { label })} onClick={() => setOpen(true)}>
        {t('shared.factor.remove')}
      </Button>
      <ConfirmDialog
        open={open}
        title={t('shared.factor.removeAsk', { label })}
        confirm={t('shared.factor.remove')}
        danger
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={() => {
          remove.reset();
          setOpen(false);
        }}
      >
        {remove.error ? (
          <Notice tone="error" live title={said(remove.error)} />
        ) : (
          <p>{t('shared.factor.removeWhat')}</p>
        )}
      </ConfirmDialog>
    </>
  );
}

function Renew({ left }: { left: number }) {
  const { t } = useSession();
  const said = useSaid();
  const client = useQueryClient();
  const renew = useMutation({ mutationFn: () => call(accountEndpoints.renewRecoveryCodes, null, { key: false }) });
  function kept() {
    renew.reset();
    void client.invalidateQueries({ queryKey: key });
  }
  return (
    <>
      <p>{t('shared.factor.codesLeft', { count: left })}</p>
      {renew.error && <Notice tone="error" live title={said(renew.error)} />}
      <Button look="secondary" busy={renew.isPending} onClick={() => renew.mutate()}>
        {t('shared.factor.renew')}
      </Button>
      <Dialog open={renew.data !== undefined} alert title={t('shared.factor.codes')} onClose={kept}>
        {renew.data && <RecoveryCodes codes={renew.data.recoveryCodes} onKept={kept} />}
      </Dialog>
    </>
  );
}

export function SecondFactors() {
  const { t, date } = useSession();
  const said = useSaid();
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const { data, error } = useQuery({ queryKey: key, queryFn: () => call(accountEndpoints.getSecondFactors, null) });
  if (error) return <Notice tone="error" title={said(error)} />;
  if (!data) return <Skeleton shape="list" rows={2} />;
  const { factors, recoveryCodesLeft, required } = data;
  function added() {
    setAdding(false);
    void client.invalidateQueries({ queryKey: key });
  }
  return (
    <div className="yt-stack">
      <p>{t(required ? 'shared.factor.whyRequired' : 'shared.factor.why')}</p>
      {factors.length > 0 && (
        <ul className="yt-list" aria-label={t('shared.factor.title')}>
          {factors.map(({ id, kind, label, createdAt, lastUsedAt }) => (
            <li key={id} className="yt-item">
              <div className="yt-item-body">
                <p className="yt-item-title">{label}</p>
                <div className="yt-item-meta">
                  {t(`shared.factor.kind.${kind}`)} · {t('shared.factor.since', { day: date(createdAt) })}
                  {lastUsedAt && ` · ${t('shared.factor.used', { day: date(lastUsedAt, true) })}`}
                </div>
              </div>
              <Remove id={id} label={label} />
            </li>
          ))}
        </ul>
      )}
      <div className="yt-button-row">
        <Button look={factors.length === 0 ? 'primary' : 'secondary'} onClick={() => setAdding(true)}>
          {t(factors.length === 0 ? 'shared.factor.begin' : 'shared.factor.addOther')}
        </Button>
      </div>
      {!passkeysHere() && <p className="yt-muted">{t('shared.factor.noPasskeys')}</p>}
      {factors.length > 0 && <Renew left={recoveryCodesLeft} />}
      <Dialog open={adding} title={t('shared.factor.begin')} onClose={() => setAdding(false)}>
        {adding && <AddFactor onDone={added} />}
      </Dialog>
    </div>
  );
}
