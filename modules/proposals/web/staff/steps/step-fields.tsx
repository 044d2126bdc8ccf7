/** One field of a step's form, by its kind. */
import { Form, Input, InputNumber, Radio, Select, Switch } from 'antd';
import { useSession } from '../../../../../web/shared/session.tsx';
import { questions } from '../../../../handling/contract.ts';
import type { Field, StepContext } from './fields.ts';
import { FileInput, ProposalInput, RatingInput, ReplyDialsInput, UnitsInput } from './inputs.tsx';
import { PublicArea } from './public-area.tsx';
import { ReplyInput } from './reply-input.tsx';

function control(field: Field, context: StepContext) {
  switch (field.kind) {
    case 'text':
      return <Input />;
    case 'date':
      return <Input type="date" className="d-date" />;
    case 'minute':
      return <Input type="datetime-local" className="d-date" />;
    case 'area':
      if (field.isPublic) return <PublicArea rows={field.rows ?? 4} most={field.most} />;
      return <Input.TextArea rows={field.rows ?? 4} maxLength={field.most} showCount={field.most !== undefined} />;
    case 'reply':
      return <ReplyInput rows={field.rows} most={field.most} />;
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

/** Whether a field that must be filled is filled. */
function filled(field: Field, context: StepContext, value: unknown): boolean {
  if (field.kind === 'units') {
    const rows = value as Array<{ unitId?: string }> | undefined;
    return Boolean(rows?.length) && rows!.every((row) => row.unitId);
  }
  if (field.kind === 'rating') {
    const answers = (value ?? {}) as Record<string, string>;
    return questions[context.options.ratingForm].every(([name]) => answers[name]);
  }
  return typeof value === 'string' ? value.trim() !== '' : value !== undefined && value !== null;
}

interface StepFieldProps {
  field: Field;
  context: StepContext;
  /** The verdict whose button was pressed; undefined before, and in steps with one button. */
  verdict: () => boolean | undefined;
}

export function StepField({ field, context, verdict }: StepFieldProps) {
  const { t } = useSession();
  const label = t(`staff.field.${field.word ?? field.name}`);
  const needed = () => field.required === true || (field.neededFor !== undefined && field.neededFor === verdict());
  return (
    <Form.Item
      name={field.name}
      label={label}
      required={field.required === true || field.neededFor !== undefined}
      rules={[
        {
          validator: async (_, value: unknown) => {
            if (needed() && !filled(field, context, value)) throw new Error(t('staff.needed', { label }));
          },
        },
      ]}
      extra={field.hint && t(`staff.hint.${field.hint}`)}
      valuePropName={field.kind === 'switch' ? 'checked' : 'value'}
    >
      {control(field, context)}
    </Form.Item>
  );
}
