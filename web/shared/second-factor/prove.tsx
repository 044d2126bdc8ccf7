/** Proves who one is: passkey, code of an authenticator, recovery code, or the password where there is nothing else. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { accountEndpoints, type Me } from '../../../modules/accounts/contract.ts';
import { call } from '../../client.ts';
import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Skeleton } from '../../kit/states.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { useSession } from '../session.tsx';
import { passkeysHere, usePasskey } from './passkey-device.ts';
import { useSaid } from './said.ts';

type Typed = 'authenticator' | 'recovery' | 'password';

const fieldOf = {
  authenticator: { inputMode: 'numeric', autoComplete: 'one-time-code', width: 'short' },
  recovery: { autoComplete: 'off', width: 'half' },
  password: { type: 'password', autoComplete: 'current-password' },
} as const;

export function Prove({ onDone }: { onDone(me: Me): void }) {
  const { t } = useSession();
  const said = useSaid();
  const [chosen, setChosen] = useState<Typed>();
  const [code, setCode] = useState('');
  const { data, error } = useQuery({
    queryKey: ['second-factors'],
    queryFn: () => call(accountEndpoints.getSecondFactors, null),
  });
  const typed = useMutation({
    mutationFn: (way: Typed) => call(accountEndpoints.proveFactor, null, { body: { way, code }, key: false }),
    onSuccess: onDone,
    onError: () => setCode(''),
  });
  const key = useMutation({ mutationFn: usePasskey, onSuccess: onDone });
  if (error) return <Notice tone="error" title={said(error)} />;
  if (!data) return <Skeleton shape="list" rows={2} />;
  const { ways } = data;
  const byKey = ways.includes('passkey') && passkeysHere();
  const usual = (['authenticator', 'password'] as const).find((way) => ways.includes(way));
  const way = chosen ?? usual ?? (byKey ? undefined : 'recovery');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (way && code.trim() !== '') typed.mutate(way);
  };
  return (
    <div className="yt-stack">
      {byKey && (
        <>
          <Button
            wide
            look={way ? 'secondary' : 'primary'}
            icon="key"
            busy={key.isPending}
            onClick={() => key.mutate()}
          >
            {t('shared.factor.usePasskey')}
          </Button>
          {key.error && <Notice tone="error" live title={said(key.error)} />}
        </>
      )}
      {way && (
        <form className="yt-stack" onSubmit={submit}>
          <TextField
            key={way}
            name="code"
            label={t(`shared.factor.field.${way}`)}
            hint={t(`shared.factor.hint.${way}`)}
            autoFocus
            value={code}
            error={said(typed.error)}
            onChange={(event) => setCode(event.target.value)}
            {...fieldOf[way]}
          />
          <Button type="submit" busy={typed.isPending}>
            {t('shared.factor.prove')}
          </Button>
        </form>
      )}
      {way !== 'recovery' && ways.includes('recovery') && (
        <Button
          look="quiet"
          onClick={() => {
            typed.reset();
            setCode('');
            setChosen('recovery');
          }}
        >
          {t('shared.factor.lost')}
        </Button>
      )}
      {!ways.includes('password') && <p className="yt-muted">{t('shared.factor.lostAll')}</p>}
    </div>
  );
}
