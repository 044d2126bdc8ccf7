/** Leave asked for from an activity: decided with a word, recalled before it begins. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Input } from 'antd';
import { useState } from 'react';
import { addressOf, call } from '../../../../web/client.ts';
import { StateTag } from '../../../../web/kit/state-tag.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { Loaded, Refusal } from '../../../../web/staff/loaded.tsx';
import type { LeaveView } from '../../contract/leave.ts';
import type { ActivityDetail } from '../../contract/reading.ts';
import { activityEndpoints as api } from '../../contract.ts';
import { halfOf } from '../../times.ts';
import { leaveTones } from '../tones.ts';

function Leave({ data, leave }: { data: ActivityDetail; leave: LeaveView }) {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const [note, setNote] = useState('');
  const params = { activityId: data.activityId, leaveId: leave.leaveId };
  const act = useMutation<unknown, Error, 'approve' | 'decline' | 'recall'>({
    mutationFn: (what) =>
      what === 'recall'
        ? call(api.recallLeave, code, { params })
        : call(api.decideLeave, code, { params, body: { approved: what === 'approve', note } }),
    onSuccess: () => client.invalidateQueries(),
  });
  const halves = data.halfDays.filter((half) => leave.halfDayIds.includes(half.halfDayId));
  const whole = halves.length === data.halfDays.length;
  return (
    <section className="d-gap" aria-label={leave.name}>
      <p>
        <strong>{leave.name}</strong>{' '}
        <StateTag tone={leaveTones[leave.state]}>{t(`activities.leave.state.${leave.state}`)}</StateTag>{' '}
        <span className="d-muted">
          {date(leave.askedAt, true)}
          {leave.enteredBy && ` · ${t('activities.desk.enteredBy', { name: leave.enteredBy })}`}
        </span>
      </p>
      <p>
        {leave.reasonLabel} {leave.reason}{' '}
        {leave.hasFile && (
          <a href={addressOf(api.leaveFile, code, params)} target="_blank" rel="noreferrer">
            {t('activities.leave.file')}
          </a>
        )}
      </p>
      <p className="d-muted">
        {whole
          ? t('activities.leave.whole')
          : halves.map((half) => `${date(half.startsAt)} ${t(`activities.half.${halfOf(half.startsAt)}`)}`).join(' · ')}
      </p>
      {leave.decidedBy && (
        <p className="d-muted">
          {[leave.decidedBy, leave.decidedAt && date(leave.decidedAt, true), leave.note].filter(Boolean).join(' · ')}
        </p>
      )}
      {!leave.decidedBy && leave.state === 'asked' && !leave.mayDecide && (
        <p className="d-muted">{t(`activities.leave.waits.${leave.approver}`)}</p>
      )}
      <Refusal error={act.error} />
      <Flex gap={8} wrap>
        {leave.mayDecide && (
          <>
            <Input
              className="d-search"
              maxLength={500}
              aria-label={`${t('activities.leave.note')} ${leave.name}`}
              placeholder={t('activities.leave.note')}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
            <Button loading={act.isPending} onClick={() => act.mutate('approve')}>
              {t('activities.leave.approve')}
            </Button>
            <Button danger loading={act.isPending} onClick={() => act.mutate('decline')}>
              {t('activities.leave.decline')}
            </Button>
          </>
        )}
        {leave.mayRecall && (
          <Button loading={act.isPending} onClick={() => act.mutate('recall')}>
            {t('activities.leave.recall')}
          </Button>
        )}
      </Flex>
    </section>
  );
}

export function Leaves({ data }: { data: ActivityDetail }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { activityId } = data;
  const query = useQuery({
    queryKey: ['activity', code, activityId, 'leaves'],
    queryFn: () => call(api.listLeaves, code, { params: { activityId } }),
  });
  return (
    <Loaded query={query} empty={(found) => found.items.length === 0 && t('activities.leave.none')}>
      {(found) => found.items.map((leave) => <Leave key={leave.leaveId} data={data} leave={leave} />)}
    </Loaded>
  );
}
