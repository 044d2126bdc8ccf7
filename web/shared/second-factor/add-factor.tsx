/** Adds a second factor: the application that shows codes, or a passkey; recovery codes come with the first. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { accountEndpoints } from '../../../modules/accounts/contract.ts';
import type { FactorAdded } from '../../../modules/accounts/factor-contract.ts';
import { call } from '../../client.ts';
import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { QrCode } from '../../kit/qr-code.tsx';
import { Skeleton } from '../../kit/states.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { useSession } from '../session.tsx';
import { makePasskey, passkeysHere } from './passkey-device.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useSaid } from './said.ts';

interface Adding {
  onAdded(added: FactorAdded): void;
}

function Authenticator({ onAdded }: Adding) {
  const { t } = useSession();
  const said = useSaid();
  const [label, setLabel] = useState(t('shared.factor.labelAuthenticator'));
  const [code, setCode] = useState('');
  const begun = useQuery({
    queryKey: ['second-factors', 'begun'],
    queryFn: () => call(accountEndpoints.beginAuthenticator, null, { key: false }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const add = useMutation({
    mutationFn: () => call(accountEndpoints.addAuthenticator, null, { body: { label, code }, key: false }),
    onSuccess: onAdded,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '' && label.trim() !== '') add.mutate();
  };
  if (begun.error) return <Notice tone="error" live title={said(begun.error)} />;
  if (!begun.data) return <Skeleton shape="list" rows={3} />;
  return (
    <form className="yt-stack" onSubmit={submit}>
      <p>{t('shared.factor.scan')}</p>
      <QrCode text={begun.data.uri} label={t('shared.factor.picture')} />
      <details>
        <summary>{t('shared.factor.cannotScan')}</summary>
        <p>
          <code className="yt-code">{begun.data.secret}</code>
        </p>
      </details>
      <TextField
        name="code"
        label={t('shared.factor.field.authenticator')}
        hint={t('shared.factor.hint.authenticator')}
        inputMode="numeric"
        autoComplete="one-time-code"
        width="short"
        value={code}
        error={said(add.error)}
        onChange={(event) => setCode(event.target.value)}
      />
      <TextField
        name="label"
        label={t('shared.factor.label')}
        maxLength={60}
        value={label}
        onChange={(event) => setLabel(event.target.value)}
      />
      <Button type="submit" busy={add.isPending}>
        {t('shared.factor.add')}
      </Button>
    </form>
  );
}

function Passkey({ onAdded }: Adding) {
  const { t } = useSession();
  const said = useSaid();
  const [label, setLabel] = useState(t('shared.factor.labelPasskey'));
  const add = useMutation({ mutationFn: () => makePasskey(label), onSuccess: onAdded });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (label.trim() !== '') add.mutate();
  };
  return (
    <form className="yt-stack" onSubmit={submit}>
      <p>{t('shared.factor.passkeyWhat')}</p>
      <TextField
        name="label"
        label={t('shared.factor.label')}
        maxLength={60}
        value={label}
        error={said(add.error)}
        onChange={(event) => setLabel(event.target.value)}
      />
      <Button type="submit" busy={add.isPending}>
        {t('shared.factor.makePasskey')}
      </Button>
    </form>
  );
}

/** @param onDone when it was added and its recovery codes, where there are any, were kept */
export function AddFactor({ onDone }: { onDone(): void }) {
  const { t } = useSession();
  const [kind, setKind] = useState<'authenticator' | 'passkey'>();
  const [codes, setCodes] = useState<string[]>();
  const onAdded = ({ recoveryCodes }: FactorAdded) => (recoveryCodes ? setCodes(recoveryCodes) : onDone());
  if (codes) return <RecoveryCodes codes={codes} onKept={onDone} />;
  if (kind === undefined) {
    return (
      <div className="yt-stack">
        <Button wide onClick={() => setKind('authenticator')}>
          {t('shared.factor.kind.authenticator')}
        </Button>
        <p className="yt-muted">{t('shared.factor.kindWhat.authenticator')}</p>
        {passkeysHere() && (
          <>
            <Button wide look="secondary" onClick={() => setKind('passkey')}>
              {t('shared.factor.kind.passkey')}
            </Button>
            <p className="yt-muted">{t('shared.factor.kindWhat.passkey')}</p>
          </>
        )}
      </div>
    );
  }
  return (
    <>
      {kind === 'authenticator' ? <Authenticator onAdded={onAdded} /> : <Passkey onAdded={onAdded} />}
      <p>
        <Button look="quiet" onClick={() => setKind(undefined)}>
          {t('shared.factor.otherKind')}
        </Button>
      </p>
    </>
  );
}
