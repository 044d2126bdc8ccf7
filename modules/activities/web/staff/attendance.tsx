/** Who was there, half-day by half-day: signed in at the desk by one press, settled with a look at what the rules make of it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Flex, Input, Select, Table } from 'antd';
import { useState } from 'react';
import { listedApart } from '../../../../platform/i18n/lists.ts';
import { call } from '../../../../web/client.ts';
import { useKept } from '../../../../web/shared/kept.ts';
import { KeptLine } from '../../../../web/shared/kept-line.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { useTold } from '../../../../web/shared/told.ts';
import { labelled } from '../../../../web/staff/labelled.ts';
import { Loaded, Refusal } from '../../../../web/staff/loaded.tsx';
import type { AttendanceLine } from '../../contract/attendance.ts';
import type { ActivityDetail } from '../../contract/reading.ts';
import { activityEndpoints as api } from '../../contract.ts';
import { type Outcome, outcomes } from '../../life.ts';
import { halfOf, hourIn } from '../../times.ts';

interface Typed {
  reason: string;
  decided: Record<string, { outcome: Outcome | ''; note: string }>;
}

/** What the office should look at: signed in elsewhere at the same time, sent later, entered by somebody else. */
function Marks({ line }: { line: AttendanceLine }) {
  const { t, locale } = useSession();
  const marks = line.signIns.flatMap((item) => [
    ...(item.elsewhere ? [t('activities.attendance.elsewhere', { title: item.elsewhere })] : []),
    ...(item.offline ? [t('activities.attendance.offline')] : []),
    ...(item.enteredByName ? [t('activities.desk.enteredBy', { name: item.enteredByName })] : []),
    ...(item.distance === null ? [] : [t('activities.attendance.distance', { metres: item.distance })]),
  ]);
  return <span className="d-muted">{listedApart([...new Set(marks)], locale)}</span>;
}

function Presence({ data, line, halfDayId }: { data: ActivityDetail; line: AttendanceLine; halfDayId: string }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const there = line.signIns.find((item) => item.halfDayId === halfDayId);
  const put = useMutation({
    mutationFn: () =>
      call(api.signInFor, code, {
        params: { activityId: data.activityId, halfDayId },
        body: { invitationId: line.invitationId, present: !there },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['activity', code, data.activityId] }),
    onError: useTold(),
  });
  return (
    <>
      {there ? `✓ ${hourIn(there.at)} ` : ''}
      {data.abilities.includes('sign_in_for') && (
        <Button
          size="small"
          loading={put.isPending}
          onClick={() => put.mutate()}
          aria-label={`${t(there ? 'activities.attendance.strike' : 'activities.attendance.enter')} ${line.name}`}
        >
          {t(there ? 'activities.attendance.strike' : 'activities.attendance.enter')}
        </Button>
      )}
    </>
  );
}

function Settle({ data, lines, settlement }: { data: ActivityDetail; lines: AttendanceLine[]; settlement: number }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const kept = useKept<Typed>(`activity:${data.activityId}:settle`, { reason: '', decided: {} });
  const { reason, decided } = kept.value;
  const counted = lines.filter((line) => line.reckoned !== null);
  const outcomeOf = (line: AttendanceLine) => decided[line.invitationId]?.outcome || line.reckoned!;
  const settle = useMutation({
    mutationFn: () =>
      call(api.settleAttendance, code, {
        params: { activityId: data.activityId },
        body: {
          expectedVersion: data.version,
          reason,
          decided: Object.entries(decided).flatMap(([invitationId, { outcome, note }]) =>
            outcome ? [{ invitationId, outcome, note }] : [],
          ),
        },
      }),
    async onSuccess() {
      await kept.clear();
      await client.invalidateQueries();
    },
  });
  const put = (line: AttendanceLine, part: Partial<{ outcome: Outcome | ''; note: string }>) =>
    kept.set({
      decided: { ...decided, [line.invitationId]: { outcome: '', note: '', ...decided[line.invitationId], ...part } },
    });
  return (
    <details open={settlement === 0}>
      <summary>{t(settlement > 0 ? 'activities.attendance.settleAnew' : 'activities.attendance.settle')}</summary>
      <p>
        {outcomes
          .map((outcome) =>
            t('activities.attendance.count', {
              outcome: t(`activities.outcome.${outcome}`),
              count: counted.filter((line) => outcomeOf(line) === outcome).length,
            }),
          )
          .join(' · ')}
      </p>
      <Table<AttendanceLine>
        className="d-cards d-dense"
        size="small"
        rowKey="invitationId"
        dataSource={counted}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { key: 'name', ...labelled(t('activities.col.name')), render: (_, line) => line.name },
          {
            key: 'units',
            ...labelled(t('activities.attendance.units')),
            render: (_, line) => `${line.units}/${line.halfDays}`,
          },
          {
            key: 'reckoned',
            ...labelled(t('activities.attendance.reckoned')),
            render: (_, line) => (
              <>
                {t(`activities.outcome.${line.reckoned!}`)} <Marks line={line} />
              </>
            ),
          },
          {
            key: 'decided',
            ...labelled(t('activities.attendance.decided')),
            render: (_, line) => (
              <Flex gap={8} wrap>
                <Select
                  size="small"
                  allowClear
                  className="d-filter"
                  aria-label={`${t('activities.attendance.decided')} ${line.name}`}
                  placeholder={t('activities.attendance.asReckoned')}
                  value={decided[line.invitationId]?.outcome || undefined}
                  onChange={(outcome) => put(line, { outcome: outcome ?? '' })}
                  options={outcomes.map((outcome) => ({ value: outcome, label: t(`activities.outcome.${outcome}`) }))}
                />
                {decided[line.invitationId]?.outcome && (
                  <Input
                    size="small"
                    maxLength={200}
                    aria-label={`${t('activities.col.note')} ${line.name}`}
                    placeholder={t('activities.attendance.noteNeeded')}
                    value={decided[line.invitationId]?.note}
                    onChange={(event) => put(line, { note: event.target.value })}
                  />
                )}
              </Flex>
            ),
          },
        ]}
      />
      {settlement > 0 && (
        <Input.TextArea
          className="d-gap"
          rows={2}
          maxLength={500}
          aria-label={t('activities.attendance.reason')}
          placeholder={t('activities.attendance.reason')}
          value={reason}
          onChange={(event) => kept.set({ reason: event.target.value })}
        />
      )}
      <KeptLine kept={kept} />
      <Refusal error={settle.error} />
      <p className="d-follows">
        <strong>{t('staff.whatFollows')}</strong> {t('activities.follows.settle')}
      </p>
      <Button type="primary" loading={settle.isPending} onClick={() => settle.mutate()}>
        {t(settlement > 0 ? 'activities.attendance.settleAnew' : 'activities.attendance.settle')}
      </Button>
    </details>
  );
}

export function Attendance({ data }: { data: ActivityDetail }) {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const { activityId } = data;
  const [halfDayId, setHalfDay] = useState(data.halfDays[0]!.halfDayId);
  const [words, setWords] = useState('');
  const query = useQuery({
    queryKey: ['activity', code, activityId, 'attendance'],
    queryFn: () => call(api.getAttendance, code, { params: { activityId } }),
  });
  const nameOf = (half: ActivityDetail['halfDays'][number]) =>
    `${date(half.startsAt)} ${t(`activities.half.${halfOf(half.startsAt)}`)}`;
  return (
    <Loaded query={query} empty={(found) => found.items.length === 0 && t('activities.desk.nobody')}>
      {(found) => (
        <>
          {data.settledAt && (
            <Alert
              type="info"
              className="d-gap"
              title={t('activities.attendance.settledOn', {
                day: date(data.settledAt, true),
                number: found.settlement,
              })}
            />
          )}
          <Flex gap={8} wrap align="center" className="d-gap">
            <Select
              className="d-filter"
              aria-label={t('activities.attendance.halfDay')}
              value={halfDayId}
              onChange={setHalfDay}
              popupMatchSelectWidth={false}
              options={data.halfDays.map((half) => ({ value: half.halfDayId, label: nameOf(half) }))}
            />
            <Input.Search
              allowClear
              className="d-search"
              aria-label={t('activities.desk.findInvited')}
              placeholder={t('activities.desk.findInvited')}
              onChange={(event) => setWords(event.target.value.trim())}
            />
            {data.abilities.includes('show_code') && (
              <Button href={`/desk/${code}/activities/${activityId}/hall/${halfDayId}`} target="_blank">
                {t('activities.attendance.openHall')}
              </Button>
            )}
            <span>
              {t('activities.attendance.there', {
                count: found.items.filter((line) => line.signIns.some((item) => item.halfDayId === halfDayId)).length,
                of: found.items.length,
              })}
            </span>
          </Flex>
          <Table<AttendanceLine>
            className="d-cards d-dense"
            size="small"
            rowKey="invitationId"
            dataSource={found.items.filter((line) => line.name.includes(words) || line.detail.includes(words))}
            pagination={{ pageSize: 25, hideOnSinglePage: true, showSizeChanger: false }}
            columns={[
              { key: 'name', ...labelled(t('activities.col.name')), render: (_, line) => line.name },
              { key: 'detail', ...labelled(t('activities.col.detail')), render: (_, line) => line.detail },
              {
                key: 'there',
                ...labelled(t('activities.attendance.presence')),
                render: (_, line) => <Presence data={data} line={line} halfDayId={halfDayId} />,
              },
              {
                key: 'units',
                ...labelled(t('activities.attendance.units')),
                render: (_, line) => `${line.units}/${line.halfDays}`,
              },
              {
                key: 'settled',
                ...labelled(t('activities.attendance.outcome')),
                render: (_, line) => (
                  <>
                    {line.settled && t(`activities.outcome.${line.settled}`)} {line.note} <Marks line={line} />
                  </>
                ),
              },
            ]}
          />
          {data.abilities.includes('settle') && (
            <Settle data={data} lines={found.items} settlement={found.settlement} />
          )}
        </>
      )}
    </Loaded>
  );
}
