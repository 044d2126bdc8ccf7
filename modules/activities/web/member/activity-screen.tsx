/** One activity on the phone: what I must do comes first, then when and where, the programme, the papers. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { addressOf, call } from '../../../../web/client.ts';
import { Button, ButtonLink } from '../../../../web/kit/button.tsx';
import { Notice } from '../../../../web/kit/notice.tsx';
import { BackLink } from '../../../../web/kit/page-frame.tsx';
import { DocumentSheet, PageTitle, Section } from '../../../../web/kit/section.tsx';
import { StateTag } from '../../../../web/kit/state-tag.tsx';
import { Skeleton } from '../../../../web/kit/states.tsx';
import { SummaryList } from '../../../../web/kit/summary-list.tsx';
import { toasts } from '../../../../web/kit/toast.tsx';
import { Clocks } from '../../../../web/member/clocks.tsx';
import { Refusal } from '../../../../web/member/refusal.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { Provenance } from '../../../../web/shared/provenance.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { ActivityDetail } from '../../contract/reading.ts';
import { activityEndpoints as api } from '../../contract.ts';
import { Minutes, Papers, Programme, When } from '../parts.tsx';
import { answerTones } from '../tones.ts';
import { Leave } from './leave.tsx';
import { Presence } from './presence.tsx';

/** The answer: coming or not, or a seat among few. */
function Answering({ data }: { data: ActivityDetail }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const { mine, mode } = data;
  const say = useMutation({
    mutationFn: (answer: 'coming' | 'declined') =>
      call(api.answerActivity, code, { params: { activityId: data.activityId }, body: { answer } }),
    async onSuccess({ answer }) {
      await client.invalidateQueries();
      toasts.add({ text: t(`activities.member.said.${answer}`) });
    },
  });
  if (!data.abilities.includes('answer') || mine === null) return null;
  const takes = mine !== 'coming' && mine !== 'waiting';
  return (
    <Section id="answer" title={t('activities.member.yourAnswer')}>
      <p>
        <StateTag tone={answerTones[mine]}>{t(`activities.answer.${mine}`)}</StateTag>{' '}
        {mine === 'waiting' && <span>{t('activities.member.ahead', { count: data.ahead ?? 0 })}</span>}
        {data.answeredByName && <span>{t('activities.desk.enteredBy', { name: data.answeredByName })}</span>}
      </p>
      <div className="m-actions">
        {takes && (
          <Button wide busy={say.isPending} onClick={() => say.mutate('coming')}>
            {t(`activities.member.do.${mode}`)}
          </Button>
        )}
        {mine !== 'declined' && mode === 'sign_up' && (
          <Button wide look="secondary" busy={say.isPending} onClick={() => say.mutate('declined')}>
            {t(`activities.member.${takes ? 'decline' : 'withdraw'}`)}
          </Button>
        )}
      </div>
      <Refusal error={say.error} />
    </Section>
  );
}

export function ActivityScreen() {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const { activityId = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['activity', code, activityId],
    queryFn: () => call(api.getActivity, code, { params: { activityId } }),
  });
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton shape="text" />;
  const fact = (key: string, value: string | null) =>
    value ? [{ key, term: t(`activities.desk.field.${key}`), value }] : [];
  return (
    <>
      <BackLink href={`/m/${code}/activities`}>{t('activities.title')}</BackLink>
      <PageTitle
        title={data.title}
        above={t(`activities.type.${data.type}`)}
        meta={
          <>
            <StateTag tone={data.state === 'cancelled' ? 'stopped' : data.state === 'archived' ? 'done' : 'active'}>
              {t(`activities.state.${data.state}`)}
            </StateTag>
            <When startsAt={data.startsAt} endsAt={data.endsAt} />
            {data.outcome && <strong>{t(`activities.outcome.${data.outcome}`)}</strong>}
          </>
        }
      />
      {data.reason && <Notice tone="warn">{t('activities.reason', { reason: data.reason })}</Notice>}
      <Clocks clocks={data.clocks} room="activities" />
      <Presence data={data} />
      <Answering data={data} />
      <Leave data={data} />
      <Section id="facts" title={t('activities.member.facts')}>
        <SummaryList
          items={[
            ...fact('place', data.place),
            ...fact('holder', data.bodyName ?? t('activities.office')),
            ...fact('mode', t(`activities.mode.${data.mode}`)),
            ...fact('answerUntil', data.answerUntil && date(data.answerUntil, true)),
            ...fact('contact', data.contact),
          ]}
        />
        {data.description && <DocumentSheet>{data.description}</DocumentSheet>}
        <ButtonLink
          look="secondary"
          icon="calendar"
          href={addressOf(api.activityCalendar, code, { activityId })}
          download
        >
          {t('activities.toCalendar')}
        </ButtonLink>
      </Section>
      <Minutes data={data} />
      <Section id="programme" title={t('activities.desk.tab.plan')}>
        <Programme data={data} />
      </Section>
      <Section id="papers" title={t('activities.desk.tab.papers', { count: data.papers.length })}>
        <Papers data={data} code={code} />
      </Section>
      <Provenance kind="activity" matterId={activityId} base={`/m/${code}`} />
    </>
  );
}
