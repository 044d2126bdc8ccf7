/** My presence at an activity: where I signed in, and the ways to do it now. By place only with consent, asked each time. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../../web/client.ts';
import { Button, ButtonLink } from '../../../../web/kit/button.tsx';
import { ConfirmDialog } from '../../../../web/kit/dialog.tsx';
import { Notice } from '../../../../web/kit/notice.tsx';
import { Section } from '../../../../web/kit/section.tsx';
import { Refusal } from '../../../../web/member/refusal.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { ActivityDetail } from '../../contract/reading.ts';
import { activityEndpoints as api } from '../../contract.ts';
import { halfOf, hourIn } from '../../times.ts';

const placeNow = () =>
  new Promise<GeolocationPosition>((found, failed) =>
    navigator.geolocation.getCurrentPosition(found, failed, {
      enableHighAccuracy: true,
      timeout: 20_000,
      maximumAge: 0,
    }),
  );

function ByPlace({ data, halfDayId }: { data: ActivityDetail; halfDayId: string }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [blind, setBlind] = useState(false);
  const go = useMutation({
    async mutationFn() {
      setBlind(false);
      const at = await placeNow().catch(() => null);
      if (!at) return setBlind(true);
      const { longitude, latitude } = at.coords;
      const params = { activityId: data.activityId, halfDayId };
      await call(api.signInByPlace, code, { params, body: { longitude, latitude, consent: true } });
      await client.invalidateQueries();
    },
    onSettled: () => setAsking(false),
  });
  return (
    <>
      <Button wide look="secondary" icon="visit" onClick={() => setAsking(true)}>
        {t('activities.signIn.byPlace')}
      </Button>
      <Refusal error={go.error} />
      {blind && <Notice tone="warn">{t('activities.signIn.noPlace')}</Notice>}
      {asking && (
        <ConfirmDialog
          open
          title={t('activities.signIn.consent')}
          confirm={t('activities.signIn.agree')}
          busy={go.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() => go.mutate()}
        >
          <p>{t('activities.signIn.consentWhat')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

export function Presence({ data }: { data: ActivityDetail }) {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const out = useMutation({
    mutationFn: (halfDayId: string) =>
      call(api.signOutOfActivity, code, { params: { activityId: data.activityId, halfDayId } }),
    onSuccess: () => client.invalidateQueries(),
  });
  const shown = data.signIn.filter((half) => half.open || half.at);
  if (shown.length === 0) return null;
  return (
    <Section id="presence" title={t('activities.signIn.title')}>
      {shown.map((half) => {
        const { startsAt } = data.halfDays.find((item) => item.halfDayId === half.halfDayId)!;
        return (
          <div key={half.halfDayId} className="yt-stack">
            <p>
              <strong>
                {date(startsAt)} {t(`activities.half.${halfOf(startsAt)}`)}
              </strong>{' '}
              {half.at ? t('activities.signIn.at', { time: hourIn(half.at) }) : t('activities.signIn.open')}
              {half.outAt && ` · ${t('activities.signIn.outAt', { time: hourIn(half.outAt) })}`}
            </p>
            {half.open && !half.at && (
              <div className="m-actions">
                <ButtonLink wide href={`/m/${code}/activities/sign-in`}>
                  {t('activities.signIn.byNumber')}
                </ButtonLink>
                {data.byPlace && <ByPlace data={data} halfDayId={half.halfDayId} />}
              </div>
            )}
            {half.open && half.at && !half.outAt && (
              <Button look="quiet" busy={out.isPending} onClick={() => out.mutate(half.halfDayId)}>
                {t('activities.signIn.out')}
              </Button>
            )}
          </div>
        );
      })}
      <Refusal error={out.error} />
    </Section>
  );
}
