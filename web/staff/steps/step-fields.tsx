/** One field of a step's form, by its kind. */
import { Form, Input, InputNumber, Radio, Select, Switch } from 'antd';
import { useSession } from '../../shared/session.tsx';
import { type Field, ownWord, type StepContext, type StepDesk } from './fields.ts';
import { FileInput } from './file-input.tsx';
import { PublicArea } from './public-area.tsx';

interface StepFieldProps<C extends StepContext> {
  field: Field;
  context: C;
  desk: StepDesk<C>;
  /** Its label is said to screen readers alone. */
  bare: boolean;
  /** The verdict whose button was pressed; undefined before, and in steps with one button. */
  verdict: () => boolean | undefined;
}

function control<C extends StepContext>({ field, context, desk }: StepFieldProps<C>) {
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
    case 'file':
      return <FileInput code={context.code} />;
    case 'own': {
      const { Input: Own } = desk.inputs[field.input]!;
      return <Own context={context} rows={field.rows} most={field.most} />;
    }
  }
}

function filled<C extends StepContext>({ field, context, desk }: StepFieldProps<C>, value: unknown): boolean {
  const own = field.kind === 'own' ? desk.inputs[field.input]!.filled : undefined;
  if (own) return own(value, context);
  return typeof value === 'string' ? value.trim() !== '' : value !== undefined && value !== null;
}

export function StepField<C extends StepContext>(props: StepFieldProps<C>) {
  const { t } = useSession();
  const { field, desk, bare, verdict } = props;
  const label = t(ownWord(desk.room, `field.${field.word ?? field.name}`));
  const needed = () => field.required === true || (field.neededFor !== undefined && field.neededFor === verdict());
  return (
    <Form.Item
      name={field.name}
      label={bare ? <span className="yt-hidden">{label}</span> : label}
      className={bare ? 'd-bare' : ''}
      required={field.required === true || field.neededFor !== undefined}
      rules={[
        {
          validator: async (_, value: unknown) => {
            if (needed() && !filled(props, value)) throw new Error(t('staff.needed', { label }));
          },
        },
      ]}
      extra={field.hint && !bare && t(ownWord(desk.room, `hint.${field.hint}`))}
      valuePropName={field.kind === 'switch' ? 'checked' : 'value'}
    >
      {control(props)}
    </Form.Item>
  );
}
