/** One activity at the desk: what I can do, what is planned, who answered, papers, the record. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Flex } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { addressOf, call } from '../../../../web/client.ts';
import { Mark } from '../../../../web/kit/state-tag.tsx';
import { SummaryList } from '../../../../web/kit/summary-list.tsx';
import { Provenance } from '../../../../web/shared/provenance.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { useTold } from '../../../../web/shared/told.ts';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import { Clocks, State } from '../../../../web/staff/matter-parts.tsx';
import { useVerb } from '../../../../web/staff/steps/step-form.tsx';
import { StepPanel } from '../../../../web/staff/steps/step-panel.tsx';
import { Tabs } from '../../../../web/staff/tabs.tsx';
import { type Trail, useTrail, useTrailKeys } from '../../../../web/staff/trail.ts';
import { TrailBar } from '../../../../web/staff/trail-bar.tsx';
import type { ActivityDetail } from '../../contract/reading.ts';
import { activityEndpoints } from '../../contract.ts';
import { Minutes, Papers, Programme, When } from '../parts.tsx';
import { Attendance } from './attendance.tsx';
import { Invited } from './invited.tsx';
import { Leaves } from './leaves.tsx';
import { type ActivityStep, activityDesk, ordered, specs } from './steps.tsx';

function Facts({ data }: { data: ActivityDetail }) {
  const { t, date } = useSession();
  const row = (key: string, value: string | null) =>
    value ? [{ key, term: t(`activities.desk.field.${key}`), value }] : [];
  return (
    <SummaryList
      items={[
        ...row('holder', data.bodyName ?? t('activities.office')),
        ...row('mode', t(`activities.mode.${data.mode}`)),
        ...row('quota', data.quota === null ? null : String(data.quota)),
        ...row('answerUntil', data.answerUntil && date(data.answerUntil, true)),
        ...row('contact', data.contact),
        ...row('remindedAt', data.remindedAt && date(data.remindedAt, true)),
      ]}
    />
  );
}

function PaperList({ data, code }: { data: ActivityDetail; code: string }) {
  const { t } = useSession();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: (paperId: string) =>
      call(activityEndpoints.removeActivityPaper, code, { params: { activityId: data.activityId, paperId }, body: {} }),
    onSuccess: () => client.invalidateQueries(),
    onError: useTold(),
  });
  return (
    <>
      <Papers data={data} code={code} />
      {data.abilities.includes('remove_paper') && (
        <Flex gap={8} wrap>
          {data.papers.map((paper) => (
            <Button key={paper.paperId} size="small" onClick={() => remove.mutate(paper.paperId)}>
              {t('activities.desk.removePaper', { title: paper.title })}
            </Button>
          ))}
        </Flex>
      )}
    </>
  );
}

/** Every step as it is recorded, the latest last. */
function Record({ data }: { data: ActivityDetail }) {
  const { t, date } = useSession();
  return (
    <ol className="d-record">
      {data.history.map((line, at) => (
        <li key={`${line.at}${at}`}>
          <span className="d-muted">{date(line.at, true)}</span>{' '}
          <strong>{t(`activities.action.${line.action}`)}</strong>{' '}
          {[line.actorName, line.details.name, line.details.title].filter(Boolean).join(' · ')}
          {typeof line.details.reason === 'string' && <div className="d-pre">{line.details.reason}</div>}
        </li>
      ))}
    </ol>
  );
}

export function ActivityDetailView({ activityId, trail }: { activityId: string; trail: Trail | null }) {
  const { assembly, me, t } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string | null>(null);
  const verbOf = useVerb(activityDesk);
  useTrailKeys(trail);
  const query = useQuery({
    queryKey: ['activity', code, activityId],
    queryFn: () => call(activityEndpoints.getActivity, code, { params: { activityId } }),
  });
  const context = (detail: ActivityDetail): ActivityStep => ({
    code,
    matterId: activityId,
    detail,
    options: null,
    me: me.account!.name,
  });
  const may = (data: ActivityDetail) =>
    ordered.filter(
      (action) => data.abilities.includes(action) && (action !== 'ask_leave_for' || data.mode === 'must_attend'),
    );
  return (
    <Loaded page query={query}>
      {(data) => (
        <article className="d-detail">
          {trail && <TrailBar trail={trail} />}
          <header>
            <p className="d-muted">{t(`activities.type.${data.type}`)}</p>
            <h1>
              {data.title} {data.isPublic && <Mark>{t('activities.public')}</Mark>}
            </h1>
            <Flex gap={16} wrap align="center">
              <State state={data.state} room="activities" />
              <When startsAt={data.startsAt} endsAt={data.endsAt} />
              <span>{data.place}</span>
              <Clocks clocks={data.clocks} room="activities" />
              {data.counts && <span>{t('activities.desk.answers', { ...data.counts })}</span>}
            </Flex>
          </header>
          <Flex gap={8} wrap className="d-actions">
            {may(data).map((action, at) => (
              <Button
                key={action}
                type={at === 0 ? 'primary' : 'default'}
                danger={specs[action]!.danger === true}
                onClick={() => setChosen(action)}
              >
                {verbOf(action, context(data))}
              </Button>
            ))}
            {data.abilities.includes('edit') && (
              <Button onClick={() => void navigate(`/desk/${code}/activities/${activityId}/plan`)}>
                {t('activities.action.edit')}
              </Button>
            )}
            <Button href={addressOf(activityEndpoints.activityCalendar, code, { activityId })}>
              {t('activities.toCalendar')}
            </Button>
          </Flex>
          {data.reason && (
            <Alert type="warning" className="d-gap" title={t('activities.reason', { reason: data.reason })} />
          )}
          {data.lateNotice && data.state === 'draft' && (
            <Alert type="warning" className="d-gap" title={t('activities.desk.lateNotice')} />
          )}
          <div className="d-columns">
            <div className="d-main">
              <Tabs
                label={t('activities.desk.tabs')}
                items={[
                  {
                    key: 'plan',
                    label: t('activities.desk.tab.plan'),
                    children: (
                      <>
                        {data.description && <p className="d-pre">{data.description}</p>}
                        <Minutes data={data} />
                        <Programme data={data} />
                      </>
                    ),
                  },
                  ...(data.counts
                    ? [
                        {
                          key: 'invited',
                          label: t('activities.desk.tab.invited', { count: data.counts.invited }),
                          children: <Invited data={data} />,
                        },
                      ]
                    : []),
                  ...(data.counts && data.state !== 'draft' && data.state !== 'cancelled'
                    ? [
                        {
                          key: 'attendance',
                          label: t('activities.attendance.tab'),
                          children: <Attendance data={data} />,
                        },
                        { key: 'leaves', label: t('activities.leave.title'), children: <Leaves data={data} /> },
                      ]
                    : []),
                  {
                    key: 'papers',
                    label: t('activities.desk.tab.papers', { count: data.papers.length }),
                    children: <PaperList data={data} code={code} />,
                  },
                  { key: 'history', label: t('staff.tab.history'), children: <Record data={data} /> },
                ]}
              />
            </div>
            <aside className="d-side">
              <Facts data={data} />
              <Provenance kind="activity" matterId={activityId} base={`/desk/${code}`} beside />
            </aside>
          </div>
          {chosen && (
            <StepPanel
              desk={activityDesk}
              action={chosen}
              context={context(data)}
              onClose={() => setChosen(null)}
              onDone={() => {
                setChosen(null);
                void client.invalidateQueries();
              }}
            />
          )}
        </article>
      )}
    </Loaded>
  );
}

export function DetailScreen() {
  const { activityId = '' } = useParams();
  const trail = useTrail();
  return <ActivityDetailView key={activityId} activityId={activityId} trail={trail} />;
}
