/** What a member does with a suggestion: take it up, record a visit, answer, give it back; each form kept while it is typed. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../../../web/client.ts';
import { Button } from '../../../../web/kit/button.tsx';
import { ConfirmDialog } from '../../../../web/kit/dialog.tsx';
import { Section } from '../../../../web/kit/section.tsx';
import { Select } from '../../../../web/kit/select.tsx';
import { TextArea, TextField } from '../../../../web/kit/text-field.tsx';
import { toasts } from '../../../../web/kit/toast.tsx';
import { Refusal } from '../../../../web/member/refusal.tsx';
import { useKept } from '../../../../web/shared/kept.ts';
import { KeptLine } from '../../../../web/shared/kept-line.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { SuggestionDetail } from '../../contract/reading.ts';
import { suggestionEndpoints as api } from '../../contract.ts';

export type LedAction = 'take_up' | 'record_visit' | 'answer_led' | 'give_back';
export const ledActions: readonly LedAction[] = ['take_up', 'answer_led', 'record_visit', 'give_back'];

interface Typed {
  kind: 'visit' | 'consultation' | 'follow_up';
  happenedOn: string;
  place: string;
  people: string;
  text: string;
}

/** Most characters, as the server takes them. */
const most: Readonly<Record<LedAction, number>> = {
  take_up: 1000,
  record_visit: 4000,
  answer_led: 8000,
  give_back: 1000,
};
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

interface Props {
  action: LedAction;
  data: SuggestionDetail;
  onDone(): void;
}

export function LedForm({ action, data, onDone }: Props) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const kept = useKept<Typed>(`suggestion:${data.suggestionId}:${action}`, {
    kind: 'visit',
    happenedOn: today(),
    place: '',
    people: '',
    text: action === 'answer_led' ? (data.answer?.text ?? '') : '',
  });
  const { kind, happenedOn, place, people, text } = kept.value;
  const put = (part: Partial<Typed>) => kept.set(part);
  const [pressed, setPressed] = useState(false);
  const [asking, setAsking] = useState(false);
  const bodyId = assembly!.grants.some((grant) => grant.role === 'member')
    ? undefined
    : (assembly!.grants.find((grant) => grant.role === 'body_contact')?.bodyId ?? undefined);
  const input = { params: { suggestionId: data.suggestionId } };
  const seen = { expectedVersion: data.version };
  const step = useMutation<unknown>({
    mutationFn: () => {
      if (action === 'take_up')
        return call(api.takeUpSuggestion, code, {
          ...input,
          body: { ...seen, ...(bodyId ? { bodyId } : {}), note: text },
        });
      if (action === 'answer_led') return call(api.answerLedSuggestion, code, { ...input, body: { ...seen, text } });
      if (action === 'give_back')
        return call(api.giveBackSuggestion, code, { ...input, body: { ...seen, reason: text } });
      return call(api.recordSuggestionVisit, code, {
        ...input,
        body: { ...seen, kind, happenedOn, place, people, text },
      });
    },
    async onSuccess() {
      await kept.clear();
      await client.invalidateQueries();
      toasts.add({ text: t('staff.stepDone', { step: t(`suggestions.action.${action}`) }) });
      onDone();
    },
    onError: () => setAsking(false),
  });
  const missing = action !== 'take_up' && text.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (missing) return document.querySelector<HTMLElement>('textarea[name=text]')?.focus();
    // What cannot be taken back is asked once more, with what follows.
    if (action === 'record_visit') step.mutate();
    else setAsking(true);
  };
  const label = { take_up: 'note', record_visit: 'visitText', answer_led: 'ledAnswer', give_back: 'reason' }[action];
  return (
    <Section id="step" title={t(`suggestions.action.${action}`)}>
      <form onSubmit={submit} noValidate className="yt-stack">
        {action === 'record_visit' && (
          <>
            <Select
              name="kind"
              label={t('suggestions.field.visitKind')}
              value={kind}
              options={(['visit', 'consultation', 'follow_up'] as const).map((value) => ({
                value,
                label: t(`suggestions.visitKind.${value}`),
              }))}
              onChange={(event) => put({ kind: event.target.value as Typed['kind'] })}
            />
            <TextField
              name="happenedOn"
              type="date"
              label={t('suggestions.field.happenedOn')}
              value={happenedOn}
              onChange={(event) => put({ happenedOn: event.target.value })}
            />
            <TextField
              name="place"
              optional
              label={t('suggestions.field.place')}
              value={place}
              onChange={(event) => put({ place: event.target.value })}
            />
            <TextField
              name="people"
              optional
              label={t('suggestions.field.people')}
              value={people}
              onChange={(event) => put({ people: event.target.value })}
            />
          </>
        )}
        <TextArea
          name="text"
          label={t(`suggestions.field.${label}`)}
          optional={action === 'take_up'}
          error={pressed && missing ? t('suggestions.member.missing') : undefined}
          rows={action === 'answer_led' ? 10 : 5}
          limit={most[action]}
          value={text}
          onChange={(event) => put({ text: event.target.value })}
        />
        <KeptLine kept={kept} />
        <Refusal error={step.error} />
        <div className="m-actions">
          <Button type="submit" wide busy={step.isPending}>
            {t(`suggestions.action.${action}`)}
          </Button>
          <Button type="button" look="secondary" wide onClick={onDone}>
            {t('staff.keepAndClose')}
          </Button>
        </div>
      </form>
      {asking && (
        <ConfirmDialog
          open
          title={t(`suggestions.action.${action}`)}
          confirm={t(`suggestions.action.${action}`)}
          busy={step.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() => step.mutate()}
        >
          <p>{t(`suggestions.follows.${action}`)}</p>
        </ConfirmDialog>
      )}
    </Section>
  );
}
