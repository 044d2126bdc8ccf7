/** Asking for changes of one's own record: filled with what stands there, only differences are sent. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ApiProblem, call } from '../../../../web/client.ts';
import { Button } from '../../../../web/kit/button.tsx';
import { RadioGroup } from '../../../../web/kit/choice.tsx';
import { DateField } from '../../../../web/kit/date-field.tsx';
import { Notice } from '../../../../web/kit/notice.tsx';
import { PageTitle } from '../../../../web/kit/section.tsx';
import { Skeleton } from '../../../../web/kit/states.tsx';
import { TextArea, TextField } from '../../../../web/kit/text-field.tsx';
import { toasts } from '../../../../web/kit/toast.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { MemberRecord } from '../../contract/record.ts';
import { memberEndpoints } from '../../contract.ts';
import { type AskedField, askedFields, lengths } from '../../fields.ts';
import { useOwnRecord } from './own-record.ts';

type Values = Record<AskedField, string>;

function present({ member, details, sensitive }: MemberRecord): Values {
  const sealed = Object.fromEntries((sensitive ?? []).map((item) => [item.field, item.shown]));
  return {
    name: member.name,
    workplace: member.workplace,
    post: member.post,
    ethnicity: details?.ethnicity ?? '',
    born: details?.born ?? '',
    sex: details?.sex ?? '',
    education: details?.education ?? '',
    identityNumber: '',
    religion: '',
    homeAddress: '',
    phone: '',
    ...sealed,
  };
}

function ChangeForm({ data }: { data: MemberRecord }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const navigate = useNavigate();
  const client = useQueryClient();
  const before = present(data);
  const [values, setValues] = useState(before);
  const [reason, setReason] = useState('');
  const changed = askedFields.filter((field) => values[field] !== before[field]);
  const send = useMutation({
    mutationFn: () =>
      call(memberEndpoints.askMemberChange, code, {
        params: { memberId: data.member.id },
        body: {
          changes: Object.fromEntries(
            changed.map((field) => [
              field,
              field === 'born' || field === 'sex' ? values[field] || null : values[field],
            ]),
          ),
          reason,
        },
      }),
    async onSuccess() {
      toasts.add({ text: t('members.mine.change_sent'), tone: 'done' });
      await client.invalidateQueries();
      void navigate(`/m/${code}/my-record`);
    },
  });
  const problem = send.error instanceof ApiProblem ? send.error : undefined;
  const wrong = (field: string) => problem?.issues.find((issue) => issue.path.endsWith(`.${field}`))?.message;
  const set = (field: AskedField) => (event: { target: { value: string } }) =>
    setValues((now) => ({ ...now, [field]: event.target.value }));
  const props = (field: AskedField) => ({
    name: field,
    label: t(`members.field.${field}`),
    value: values[field],
    onChange: set(field),
    error: wrong(field),
    autoComplete: 'off',
  });
  return (
    <form
      className="yt-stack"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      {askedFields.map((field) => {
        if (field === 'born') return <DateField key={field} {...props(field)} />;
        if (field === 'sex') {
          return (
            <RadioGroup
              key={field}
              name="sex"
              inline
              label={t('members.field.sex')}
              value={values.sex}
              options={(['female', 'male'] as const).map((sex) => ({ value: sex, label: t(`members.sex.${sex}`) }))}
              onChange={(sex) => setValues((now) => ({ ...now, sex }))}
            />
          );
        }
        return <TextField key={field} {...props(field)} maxLength={lengths[field]} />;
      })}
      <TextArea
        name="reason"
        label={t('members.mine.reason')}
        value={reason}
        maxLength={400}
        onChange={(event) => setReason(event.target.value)}
      />
      {send.error && !problem?.issues.some((issue) => wrong(issue.path.split('.').at(-1) ?? '')) && (
        <Notice tone="error" live title={problem?.issues[0]?.message ?? send.error.message} />
      )}
      <Button type="submit" wide busy={send.isPending} disabled={changed.length === 0}>
        {t('members.mine.change_send')}
      </Button>
    </form>
  );
}

export function ChangeScreen() {
  const { t } = useSession();
  const { data, error, refetch } = useOwnRecord();
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton shape="form" />;
  return (
    <>
      <PageTitle title={t('members.mine.change')} lead={t('members.mine.change_lead')} />
      <ChangeForm data={data} />
    </>
  );
}
