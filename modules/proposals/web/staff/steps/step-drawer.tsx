/** The form of one step in a drawer: what it does, its fields, the verb on the button. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Flex, Form, Input, InputNumber, Radio, Select, Switch } from 'antd';
import { useSession } from '../../../../../web/shared/session.tsx';
import { Refusal } from '../shared.tsx';
import type { Field, StepContext, StepSpec, Values } from './fields.ts';
import { handlingSteps } from './handling-steps.ts';
import { FileInput, ProposalInput, RatingInput, ReplyDialsInput, UnitsInput } from './inputs.tsx';
import { outcomeSteps } from './outcome-steps.ts';
import { reviewSteps } from './review-steps.ts';

/** Every step of the desk by its action. Steps that have screens of their own are not here. */
export const stepSpecs: Record<string, StepSpec> = { ...reviewSteps, ...handlingSteps, ...outcomeSteps };

function control(field: Field, context: StepContext) {
  switch (field.kind) {
    case 'text':
      return <Input />;
    case 'date':
      return <Input type="date" className="d-date" />;
    case 'minute':
      return <Input type="datetime-local" className="d-date" />;
    case 'area':
      return <Input.TextArea rows={field.rows ?? 4} maxLength={field.most} showCount={field.most !== undefined} />;
    case 'number':
      return <InputNumber min={field.least} max={field.most} suffix={`/ ${field.most}`} />;
    case 'switch':
      return <Switch />;
    case 'choice':
      return field.radio ? (
        <Radio.Group options={field.choices} className="d-radios" />
      ) : (
        <Select
          allowClear={!field.required}
          mode={field.many ? 'multiple' : undefined}
          options={field.choices}
          showSearch={{ optionFilterProp: 'label' }}
        />
      );
    case 'units':
      return <UnitsInput context={context} />;
    case 'proposal':
      return <ProposalInput context={context} />;
    case 'file':
      return <FileInput context={context} />;
    case 'rating':
      return <RatingInput context={context} />;
    case 'replyDials':
      return <ReplyDialsInput context={context} />;
  }
}

function StepField({ field, context }: { field: Field; context: StepContext }) {
  const { t } = useSession();
  const label = t(`staff.field.${field.word ?? field.name}`);
  const needed = t('staff.needed', { label });
  const rules = field.required
    ? [
        field.kind === 'units'
          ? {
              validator: async (_: unknown, value?: Array<{ unitId?: string }>) => {
                if (!value?.length || value.some((row) => !row.unitId)) throw new Error(needed);
              },
            }
          : { required: true, message: needed },
      ]
    : [];
  return (
    <Form.Item
      name={field.name}
      label={label}
      required={field.required === true}
      rules={rules}
      extra={field.hint && t(`staff.hint.${field.hint}`)}
      valuePropName={field.kind === 'switch' ? 'checked' : 'value'}
    >
      {control(field, context)}
    </Form.Item>
  );
}

interface StepDrawerProps {
  action: string;
  context: StepContext;
  onClose: () => void;
}

export function StepDrawer({ action, context, onClose }: StepDrawerProps) {
  const { t } = useSession();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const values = Form.useWatch([], form) ?? {};
  const spec = stepSpecs[action]!;
  const fields = spec.fields(context, t);
  const step = useMutation({
    mutationFn: (given: Values) => spec.run(context, given),
    async onSuccess() {
      message.success(t('staff.stepDone', { step: t(`proposals.action.${action}`) }));
      onClose();
      await client.invalidateQueries();
    },
  });
  const initial = Object.fromEntries(fields.map((field) => [field.name, field.initial]));
  const now = { ...initial, ...values };
  return (
    <Drawer
      open
      title={t(`proposals.action.${action}`)}
      size={spec.wide ? 820 : 520}
      onClose={onClose}
      destroyOnHidden
      footer={
        <Flex gap={12}>
          <Button type="primary" danger={spec.danger} loading={step.isPending} onClick={() => form.submit()}>
            {t(`proposals.action.${action}`)}
          </Button>
          <Button onClick={onClose}>{t('staff.cancel')}</Button>
        </Flex>
      }
    >
      <p className="d-muted">{context.detail.subject}</p>
      {fields.length === 0 && <p>{t(`staff.ask.${action}`)}</p>}
      <Form
        form={form}
        layout="vertical"
        initialValues={initial}
        requiredMark="optional"
        onFinish={(given) => step.mutate(given)}
      >
        {fields
          .filter((field) => !field.when || field.when(now))
          .map((field) => (
            <StepField key={field.name} field={field} context={context} />
          ))}
      </Form>
      <Refusal error={step.error} />
    </Drawer>
  );
}
