/** The form of one step: what it is decided on, its fields, what follows, the verb on the button. */
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Flex, Form } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { KeptLine } from '../../shared/kept-line.tsx';
import { useSession } from '../../shared/session.tsx';
import { offerUndo } from '../bulk/undo.ts';
import { useKeptForm } from '../kept-form.ts';
import { Refusal } from '../loaded.tsx';
import { ownWord, type StepContext, type StepDesk, type Values } from './fields.ts';
import { StepField } from './step-fields.tsx';

interface StepFormProps<C extends StepContext> {
  desk: StepDesk<C>;
  action: string;
  context: C;
  /** Leaves the form; what was typed stays kept. */
  onClose(): void;
  onDone(): void;
  /** The frame around: content, below it the buttons; `close` asks when something is kept nowhere. */
  frame(content: ReactNode, buttons: ReactNode, close: () => void): ReactNode;
}

/** The verb on a step's button. */
export const useVerb = <C extends StepContext>(desk: StepDesk<C>) => {
  const { t } = useSession();
  return (action: string, context: C) =>
    t(desk.verb?.(action, context) ?? [`${desk.room}.action.${action}`, `handling.action.${action}`]);
};

/** What a step is decided on, above its fields. */
function About<C extends StepContext>({
  desk,
  names,
  context,
}: {
  desk: StepDesk<C>;
  names: readonly string[];
  context: C;
}) {
  return names.map((name) => {
    const Block = desk.about[name]!;
    return <Block key={name} context={context} />;
  });
}

export function StepForm<C extends StepContext>({ desk, action, context, onClose, onDone, frame }: StepFormProps<C>) {
  const { t } = useSession();
  const { message, modal } = App.useApp();
  const spec = desk.steps[action]!;
  const verbOf = useVerb(desk);
  const [opened] = useState(context);
  const { detail } = context;
  const verb = verbOf(action, context);
  const fields = spec.fields(context, t);
  const start = Object.fromEntries(fields.map((field) => [field.name, field.initial]));
  const name = [desk.kept, context.matterId, context.assignmentId ?? 'all', action, spec.edition?.(context) ?? 1].join(
    ':',
  );
  const { form, kept, props } = useKeptForm<Values>(name, start);
  const values = { ...start, ...kept.value };
  const verdict = useRef<boolean | undefined>(undefined);
  const [pressed, setPressed] = useState<boolean | undefined>(undefined);
  const step = useMutation({
    // What was on the screen when the form was opened is what is decided on.
    mutationFn: (given: Values) =>
      spec.run({ ...context, detail: { ...detail, version: opened.detail.version } }, given),
    async onSuccess(answer) {
      const back = spec.undoable?.(answer, context, t);
      if (back) offerUndo(back);
      else message.success(t('staff.stepDone', { step: verb }));
      await kept.clear();
      onDone();
    },
  });
  const shown = fields.filter((field) => !field.when || field.when(values));
  const drawn = (wanted: string, bare = false) => {
    const field = shown.find((item) => item.name === wanted);
    if (!field) return null;
    const props = { desk, field, context, bare, verdict: () => verdict.current };
    return <StepField key={wanted} {...props} />;
  };
  const Sheet = spec.sheet ? desk.sheets?.[spec.sheet] : undefined;
  async function press(decided?: boolean) {
    verdict.current = decided;
    setPressed(decided);
    try {
      await form.validateFields();
    } catch {
      return;
    }
    const given = form.getFieldsValue(true) as Values;
    step.mutate(spec.verdicts ? { ...given, [spec.verdicts.field]: decided } : given);
  }
  const close = () => {
    if (kept.state !== 'lost') onClose();
    else
      modal.confirm({
        title: t('staff.lostTitle'),
        content: t('staff.lostText'),
        okText: t('staff.lostLeave'),
        cancelText: t('staff.lostStay'),
        onOk: onClose,
      });
  };
  const blocked = spec.blocked?.(context);
  const buttons = (
    <>
      {spec.follows && !blocked && (
        <p className="d-follows">
          <strong>{t('staff.whatFollows')}</strong>{' '}
          {t(ownWord(desk.room, `follows.${action}`), desk.said?.(context, t))}
        </p>
      )}
      <Flex gap={12} wrap>
        {!blocked &&
          (spec.verdicts ? (
            [true, false].map((yes) => (
              <Button
                key={String(yes)}
                danger={!yes}
                loading={step.isPending && pressed === yes}
                disabled={step.isPending && pressed !== yes}
                onClick={() => void press(yes)}
              >
                {t(ownWord(desk.room, `verdict.${yes ? spec.verdicts!.yes : spec.verdicts!.no}`))}
              </Button>
            ))
          ) : (
            <Button type="primary" danger={spec.danger} loading={step.isPending} onClick={() => void press()}>
              {verb}
            </Button>
          ))}
        <Button onClick={close}>{t(kept.state === 'new' ? 'staff.cancel' : 'staff.keepAndClose')}</Button>
      </Flex>
    </>
  );
  return frame(
    <>
      <p className="d-muted">{detail.subject}</p>
      {spec.about && <About desk={desk} names={spec.about} context={context} />}
      {blocked && <Alert type="info" className="d-gap" title={t(ownWord(desk.room, `blocked.${blocked}`))} />}
      {!blocked && (
        <>
          <Form {...props} layout="vertical" requiredMark="optional">
            {Sheet ? <Sheet context={context} field={drawn} /> : shown.map((field) => drawn(field.name))}
          </Form>
          {fields.length > 0 && <KeptLine kept={kept} />}
        </>
      )}
      <Refusal error={step.error} />
    </>,
    buttons,
    close,
  );
}
