/** Fields of a member's record as the office fills them in. */
import { Form, Input, InputNumber, Select, Switch } from 'antd';
import { useSession } from '../../../../web/shared/session.tsx';
import { lengths } from '../../fields.ts';
import { useBodies } from './bodies.ts';

const bodies = {
  sectorId: 'sector',
  committeeId: 'committee',
  committee2Id: 'committee',
  partyId: 'party',
  groupId: 'group',
} as const;
const plain = ['posts', 'workplace', 'post'] as const;
const internal = ['ethnicity', 'education'] as const;
export const sealed = ['identityNumber', 'religion', 'homeAddress', 'phone'] as const;

/** @param keep sentence below the sensitive fields that stand empty though something is written there */
export function MemberFields({ termId, keep }: { termId?: string | undefined; keep?: string }) {
  const { t } = useSession();
  const choices = useBodies(termId);
  const label = (name: string) => t(`members.field.${name}`);
  const needed = (name: string) => [{ required: true, message: t('staff.needed', { label: label(name) }) }];
  return (
    <div className="d-fields">
      <Form.Item name="name" label={label('name')} rules={needed('name')}>
        <Input maxLength={lengths.name} autoComplete="off" />
      </Form.Item>
      <Form.Item name="number" label={label('number')} rules={needed('number')}>
        <Input maxLength={lengths.number} autoComplete="off" />
      </Form.Item>
      {Object.entries(bodies).map(([name, kind]) => (
        <Form.Item key={name} name={name} label={label(name)}>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={choices(kind)} />
        </Form.Item>
      ))}
      <Form.Item name="standing" label={label('standing')} valuePropName="checked">
        <Switch />
      </Form.Item>
      {plain.map((name) => (
        <Form.Item key={name} name={name} label={label(name)}>
          <Input maxLength={lengths[name]} autoComplete="off" />
        </Form.Item>
      ))}
      <Form.Item name="sortWeight" label={label('sortWeight')}>
        <InputNumber min={0} max={1_000_000} precision={0} />
      </Form.Item>
      <Form.Item name="sex" label={label('sex')}>
        <Select
          allowClear
          options={(['female', 'male'] as const).map((sex) => ({ value: sex, label: t(`members.sex.${sex}`) }))}
        />
      </Form.Item>
      <Form.Item name="born" label={label('born')}>
        <Input type="date" />
      </Form.Item>
      {internal.map((name) => (
        <Form.Item key={name} name={name} label={label(name)}>
          <Input maxLength={lengths[name]} autoComplete="off" />
        </Form.Item>
      ))}
      {sealed.map((name) => (
        <Form.Item key={name} name={name} label={label(name)} extra={keep}>
          <Input maxLength={lengths[name]} autoComplete="off" />
        </Form.Item>
      ))}
    </div>
  );
}

type Typed = Record<string, unknown>;

/** Antd says undefined for what was emptied: a text is then empty, a choice none. */
export function filledIn(typed: Typed): Typed {
  const nullable = new Set([...Object.keys(bodies), 'sex', 'born']);
  return Object.fromEntries(
    Object.entries(typed).map(([name, value]) => {
      if (nullable.has(name)) return [name, value || null];
      if (name === 'standing') return [name, value === true];
      if (name === 'sortWeight') return [name, value ?? 0];
      return [name, value ?? ''];
    }),
  );
}
