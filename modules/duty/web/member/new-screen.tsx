/** A member says what they did where no other room knows of it; the office confirms it. What is typed is kept. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { ApiProblem, call } from '../../../../web/client.ts';
import { Button } from '../../../../web/kit/button.tsx';
import { Notice } from '../../../../web/kit/notice.tsx';
import { PageTitle } from '../../../../web/kit/section.tsx';
import { Select } from '../../../../web/kit/select.tsx';
import { TextArea, TextField } from '../../../../web/kit/text-field.tsx';
import { useKept } from '../../../../web/shared/kept.ts';
import { KeptLine } from '../../../../web/shared/kept-line.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { dutyEndpoints } from '../../contract.ts';
import { memberTypes, subtypesOf } from '../../record-types.ts';

type Type = (typeof memberTypes)[number];
const start = { type: 'talk' as Type, subtype: '', title: '', happenedOn: '', note: '', evidenceLink: '' };

export function NewScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const navigate = useNavigate();
  const client = useQueryClient();
  const kept = useKept('duty:new', start);
  const { value, set } = kept;
  const send = useMutation({
    mutationFn: () => call(dutyEndpoints.proposeDutyRecord, code, { body: value as never }),
    async onSuccess() {
      await kept.clear();
      await client.invalidateQueries();
      void navigate(`/m/${code}/duty`);
    },
  });
  const issues = send.error instanceof ApiProblem ? send.error.issues : [];
  const wrong = (field: string) => {
    const found = issues.find(({ path }) => path === `body.${field}`);
    return found ? { error: found.message } : {};
  };
  const closer = subtypesOf[value.type];
  return (
    <>
      <PageTitle title={t('duty.do.propose')} />
      {send.error && issues.length === 0 && <Notice tone="error">{(send.error as Error).message}</Notice>}
      <Select
        name="type"
        label={t('duty.col.type')}
        value={value.type}
        onChange={(event) => set({ type: event.target.value as Type, subtype: '' })}
        options={memberTypes.map((type) => ({ value: type, label: t(`duty.type.${type}`) }))}
        {...wrong('type')}
      />
      {closer && (
        <Select
          name="subtype"
          label={t('duty.col.type')}
          value={value.subtype}
          onChange={(event) => set({ subtype: event.target.value })}
          options={['', ...closer].map((one) => ({ value: one, label: t(`duty.subtype.${one || 'none'}`) }))}
          {...wrong('subtype')}
        />
      )}
      <TextField
        name="title"
        label={t('duty.member.what')}
        value={value.title}
        onChange={(event) => set({ title: event.target.value })}
        {...wrong('title')}
      />
      <TextField
        name="happenedOn"
        type="date"
        label={t('duty.member.when')}
        value={value.happenedOn}
        onChange={(event) => set({ happenedOn: event.target.value })}
        {...wrong('happenedOn')}
      />
      <TextArea
        name="note"
        label={t('duty.member.detail')}
        optional
        value={value.note}
        onChange={(event) => set({ note: event.target.value })}
        {...wrong('note')}
      />
      <TextField
        name="evidenceLink"
        label={t('duty.member.link')}
        optional
        value={value.evidenceLink}
        onChange={(event) => set({ evidenceLink: event.target.value })}
        {...wrong('evidenceLink')}
      />
      <KeptLine kept={kept} />
      <Button busy={send.isPending} onClick={() => send.mutate()}>
        {t('duty.do.send')}
      </Button>
    </>
  );
}
