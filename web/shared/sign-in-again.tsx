/** The session ended: its person signs in again where they are, and what was about to be sent is sent. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState, useSyncExternalStore } from 'react';
import { accountEndpoints, type Me } from '../../modules/accounts/contract.ts';
import { ApiProblem, call } from '../client.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { TextField } from '../kit/text-field.tsx';
import { meKey, toSignIn, useSession } from './session.tsx';
import { sessionEnded } from './session-ended.ts';

export function SignInAgain() {
  const { me, t } = useSession();
  const client = useQueryClient();
  const ended = useSyncExternalStore(sessionEnded.subscribe, sessionEnded.current);
  const [password, setPassword] = useState('');
  const { login, name, demo } = me.account!;
  const signIn = useMutation({
    mutationFn: (asDemo: boolean) =>
      asDemo
        ? call(accountEndpoints.signInAsDemo, null, { body: { login } })
        : call(accountEndpoints.signIn, null, { body: { login, password } }),
    onSuccess(now) {
      setPassword('');
      client.setQueryData(meKey, now);
      // What is still asked for stands over the page until it is given.
      if (now.account?.factorNeeded) return;
      sessionEnded.over();
      void client.invalidateQueries();
    },
  });
  if (!ended || client.getQueryData<Me>(meKey)?.account?.factorNeeded) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '') signIn.mutate(false);
  };
  const { error } = signIn;
  const sentence =
    error instanceof ApiProblem ? (error.status === 0 ? t('shared.offline.step') : error.message) : undefined;
  return (
    <Dialog open alert title={t('shared.ended.title')} onClose={() => {}}>
      <p>{t('shared.ended.text', { name })}</p>
      <form className="yt-stack" onSubmit={submit}>
        <input type="hidden" name="login" autoComplete="username" value={login} readOnly />
        <TextField
          name="password"
          type="password"
          label={t('shared.ended.password')}
          autoComplete="current-password"
          autoFocus
          value={password}
          error={sentence}
          onChange={(event) => setPassword(event.target.value)}
        />
        <div className="yt-button-row">
          <Button type="submit" busy={signIn.isPending}>
            {t('shared.ended.do')}
          </Button>
          {demo && (
            <Button look="secondary" busy={signIn.isPending} onClick={() => signIn.mutate(true)}>
              {t('shared.ended.demo')}
            </Button>
          )}
          <Button look="quiet" onClick={toSignIn}>
            {t('shared.ended.other')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
