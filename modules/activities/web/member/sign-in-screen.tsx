/** Signing in on the phone: the camera's link does it at once; else the number on the screen is typed. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Button, ButtonLink } from '../../../../web/kit/button.tsx';
import { Notice } from '../../../../web/kit/notice.tsx';
import { BackLink } from '../../../../web/kit/page-frame.tsx';
import { PageTitle, Section } from '../../../../web/kit/section.tsx';
import { TextField } from '../../../../web/kit/text-field.tsx';
import { Refusal } from '../../../../web/member/refusal.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { hourIn } from '../../times.ts';
import { type SignedIn, signInOrKeep } from './sign-in-store.ts';

export function SignInScreen() {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const [search] = useSearchParams();
  const scanned = search.get('c') ?? '';
  const begun = useRef('');
  const [typed, setTyped] = useState('');
  const sign = useMutation<SignedIn | null, Error, string>({
    mutationFn: (shown) => signInOrKeep(code, shown),
    onSuccess: () => client.invalidateQueries({ queryKey: ['activity', code] }),
  });
  const { mutate, data, error, isPending } = sign;
  useEffect(() => {
    if (!scanned || begun.current === scanned) return;
    begun.current = scanned;
    mutate(scanned);
  }, [scanned, mutate]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (/^\d{3}\s?\d{3}$/.test(typed.trim())) mutate(typed.trim());
  };
  return (
    <>
      <BackLink href={`/m/${code}/activities`}>{t('activities.title')}</BackLink>
      <PageTitle title={t('activities.signIn.title')} />
      {isPending && <p aria-live="polite">{t('activities.signIn.sending')}</p>}
      {data && (
        <Notice
          live
          tone="done"
          title={t(data.already ? 'activities.signIn.already' : 'activities.signIn.done')}
          actions={
            <ButtonLink look="secondary" href={`/m/${code}/activities/${data.activityId}`}>
              {t('activities.signIn.toActivity')}
            </ButtonLink>
          }
        >
          {data.title} · {date(data.startsAt)} · {hourIn(data.at)}
        </Notice>
      )}
      {data === null && (
        <Notice live tone="warn" title={t('activities.signIn.kept')}>
          {t('activities.signIn.keptWhat')}
        </Notice>
      )}
      <Refusal error={error} />
      {!data && (
        <Section id="number" title={t('activities.signIn.byNumber')}>
          <form onSubmit={submit} className="yt-stack" noValidate>
            <TextField
              name="number"
              inputMode="numeric"
              autoComplete="off"
              maxLength={7}
              width="short"
              label={t('activities.signIn.number')}
              hint={t('activities.signIn.numberHint')}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
            <Button type="submit" wide busy={isPending}>
              {t('activities.signIn.do')}
            </Button>
          </form>
        </Section>
      )}
    </>
  );
}
