/** The form of one step: what it is decided on, its fields, what follows, the verb on the button. */
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Flex, Form } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { KeptLine } from '../../../../../web/shared/kept-line.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import { useKeptForm } from '../../../../../web/staff/kept-form.ts';
import { Refusal } from '../../../../../web/staff/loaded.tsx';
import { AboutStep } from './about.tsx';
import { followsOf, stepSpecs, verbOf } from './all-steps.ts';
import type { StepContext, Values } from './fields.ts';
import { StepField } from './step-fields.tsx';

interface StepFormProps {
  action: string;
  context: StepContext;
  /** Leaves the form; what was typed stays kept. */
  onClose(): void;
  onDone(): void;
  /** The frame around: content, below it the buttons; `close` asks when something is kept nowhere. */
  frame(content: ReactNode, buttons: ReactNode, close: () => void): ReactNode;
}

export function StepForm({ action, context, onClose, onDone, frame }: StepFormProps) {
  const { t } = useSession();
  const { message, modal } = App.useApp();
  const spec = stepSpecs[action]!;
  const [opened] = useState(context);
  const { detail } = context;
  const verb = t(verbOf(action, detail));
  const fields = spec.fields(context, t);
  const start = Object.fromEntries(fields.map((field) => [field.name, field.initial]));
  const name = ['step', detail.proposalId, context.assignmentId ?? 'all', action, spec.edition?.(context) ?? 1].join(
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
    async onSuccess() {
      message.success(t('staff.stepDone', { step: verb }));
      await kept.clear();
      onDone();
    },
  });
  const shown = fields.filter((field) => !field.when || field.when(values));
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
          <strong>{t('staff.whatFollows')}</strong> {followsOf(action, detail, t)}
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
                {t(`staff.verdict.${yes ? spec.verdicts!.yes : spec.verdicts!.no}`)}
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
      {spec.about && <AboutStep about={spec.about} context={context} />}
      {blocked && <Alert type="info" className="d-gap" title={t(`staff.blocked.${blocked}`)} />}
      {!blocked && (
        <>
          <Form {...props} layout="vertical" requiredMark="optional">
            {shown.map((field) => (
              <StepField key={field.name} field={field} context={context} verdict={() => verdict.current} />
            ))}
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
