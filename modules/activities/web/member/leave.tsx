/** Leave from an activity on the phone: what I asked for and what was said to it, and the form to ask; kept while it is typed. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ApiProblem, addressOf, call, upload } from '../../../../web/client.ts';
import { Button } from '../../../../web/kit/button.tsx';
import { CheckboxGroup } from '../../../../web/kit/choice.tsx';
import { FileField } from '../../../../web/kit/file-field.tsx';
import { Section } from '../../../../web/kit/section.tsx';
import { Select } from '../../../../web/kit/select.tsx';
import { StateTag } from '../../../../web/kit/state-tag.tsx';
import { TextArea } from '../../../../web/kit/text-field.tsx';
import { Refusal } from '../../../../web/member/refusal.tsx';
import { useKept } from '../../../../web/shared/kept.ts';
import { KeptLine } from '../../../../web/shared/kept-line.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { LeaveView } from '../../contract/leave.ts';
import type { ActivityDetail } from '../../contract/reading.ts';
import { activityEndpoints as api } from '../../contract.ts';
import { halfOf } from '../../times.ts';
import { leaveTones } from '../tones.ts';

function Asked({ data, leave }: { data: ActivityDetail; leave: LeaveView }) {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const params = { activityId: data.activityId, leaveId: leave.leaveId };
  const recall = useMutation({
    mutationFn: () => call(api.recallLeave, code, { params }),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <div>
      <p>
        <StateTag tone={leaveTones[leave.state]}>{t(`activities.leave.state.${leave.state}`)}</StateTag>{' '}
        {leave.reasonLabel} <span className="yt-muted">{date(leave.askedAt, true)}</span>
      </p>
      {leave.state === 'asked' && <p className="yt-muted">{t(`activities.leave.waits.${leave.approver}`)}</p>}
      {leave.note && <p>{leave.note}</p>}
      {leave.hasFile && (
        <p>
          <a href={addressOf(api.leaveFile, code, params)}>{t('activities.leave.file')}</a>
        </p>
      )}
      {leave.mayRecall && (
        <Button look="secondary" busy={recall.isPending} onClick={() => recall.mutate()}>
          {t('activities.leave.recall')}
        </Button>
      )}
      <Refusal error={recall.error} />
    </div>
  );
}

interface Typed {
  reasonCode: string;
  reason: string;
  halfDayIds: string[];
  fileId: string;
  fileName: string;
}

const nothing: Typed = { reasonCode: '', reason: '', halfDayIds: [], fileId: '', fileName: '' };

function AskForm({ data, reasons }: { data: ActivityDetail; reasons: ReadonlyArray<{ code: string; label: string }> }) {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const kept = useKept<Typed>(`activity:${data.activityId}:leave`, nothing);
  const { value } = kept;
  const [pressed, setPressed] = useState(false);
  const [problem, setProblem] = useState('');
  const [sending, setSending] = useState(false);
  const ask = useMutation({
    mutationFn: () =>
      call(api.askLeave, code, {
        params: { activityId: data.activityId },
        body: {
          reasonCode: value.reasonCode,
          reason: value.reason,
          halfDayIds: value.halfDayIds,
          fileId: value.fileId || null,
        },
      }),
    async onSuccess() {
      await kept.clear();
      await client.invalidateQueries();
    },
  });
  async function attach(file: File | undefined) {
    if (!file) return;
    setProblem('');
    setSending(true);
    try {
      const sent = await upload(code, file);
      kept.set({ fileId: sent.fileId, fileName: sent.name });
    } catch (error) {
      setProblem(error instanceof ApiProblem && error.status > 0 ? error.message : t('shared.offline.step'));
    }
    setSending(false);
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (value.reasonCode) ask.mutate();
  };
  return (
    <form onSubmit={submit} className="yt-stack" noValidate>
      <Select
        name="reasonCode"
        label={t('activities.leave.reason')}
        placeholder={t('activities.leave.choose')}
        value={value.reasonCode}
        error={pressed && !value.reasonCode ? t('activities.leave.reasonMissing') : undefined}
        options={reasons.map((term) => ({ value: term.code, label: term.label }))}
        onChange={(event) => kept.set({ reasonCode: event.target.value })}
      />
      <TextArea
        name="reason"
        optional
        rows={3}
        limit={500}
        label={t('activities.leave.more')}
        value={value.reason}
        onChange={(event) => kept.set({ reason: event.target.value })}
      />
      {data.halfDays.length > 1 && (
        <CheckboxGroup
          name="halfDayIds"
          optional
          label={t('activities.leave.halves')}
          hint={t('activities.leave.halvesHint')}
          value={value.halfDayIds}
          options={data.halfDays.map((half) => ({
            value: half.halfDayId,
            label: `${date(half.startsAt)} ${t(`activities.half.${halfOf(half.startsAt)}`)}`,
          }))}
          onChange={(halfDayIds) => kept.set({ halfDayIds })}
        />
      )}
      <FileField
        name="file"
        optional
        label={t('activities.leave.attach')}
        error={problem || undefined}
        kept={value.fileName && <p>{value.fileName}</p>}
        disabled={sending}
        onChange={(event) => void attach(event.target.files?.[0])}
      />
      <KeptLine kept={kept} />
      <Refusal error={ask.error} />
      <Button type="submit" wide busy={ask.isPending || sending}>
        {t('activities.leave.ask')}
      </Button>
    </form>
  );
}

export function Leave({ data }: { data: ActivityDetail }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { activityId } = data;
  const [asking, setAsking] = useState(false);
  const { data: found } = useQuery({
    queryKey: ['activity', code, activityId, 'leaves'],
    queryFn: () => call(api.listLeaves, code, { params: { activityId } }),
    enabled: data.mode === 'must_attend' && data.mine !== null,
  });
  const mine = found?.items.filter((leave) => leave.mine) ?? [];
  const may =
    data.abilities.includes('ask_leave') &&
    !mine.some((leave) => leave.state === 'asked' || leave.state === 'approved');
  if (!found || (mine.length === 0 && !may)) return null;
  return (
    <Section id="leave" title={t('activities.leave.title')}>
      {mine.map((leave) => (
        <Asked key={leave.leaveId} data={data} leave={leave} />
      ))}
      {may && !asking && (
        <Button wide look="secondary" onClick={() => setAsking(true)}>
          {t('activities.leave.ask')}
        </Button>
      )}
      {may && asking && <AskForm data={data} reasons={found.reasons} />}
    </Section>
  );
}
