/** A unit or a body in a small window, to be added or corrected; what was typed stays when it is closed. */
import { App, Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { KeptLine } from '../../../../../web/shared/kept-line.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import { useKeptForm } from '../../../../../web/staff/kept-form.ts';
import { Refusal } from '../../../../../web/staff/loaded.tsx';
import { useHouse } from './use-house.ts';

export interface PlaceValues {
  kind: string;
  side: string;
  name: string;
  nameEn: string;
  letterCode: string;
  place: number | null;
}

export interface PlaceFormProps {
  /** Of the form that is kept, as `unit:new`. */
  form: string;
  title: string;
  /** Word of the button that opens it. */
  open: string;
  add?: boolean;
  start: Partial<PlaceValues>;
  kinds?: ReadonlyArray<{ value: string; label: string }>;
  /** Whether it has a side and a letter code. */
  unit?: boolean;
  /** Below the name. */
  hint?: string;
  send(values: PlaceValues): Promise<unknown>;
}

function Window({ form: name, title, add, start, kinds, unit, hint, send, close }: PlaceFormProps & { close(): void }) {
  const { t } = useSession();
  const { message } = App.useApp();
  const { form, kept, props } = useKeptForm<PlaceValues>(`house:${name}`, start);
  const step = useHouse(send, async (_, values) => {
    await kept.clear();
    message.success(t(add ? 'assemblies.house.unit.added' : 'assemblies.house.unit.saved', { name: values.name }));
    close();
  });
  const word = (key: string) => t(`assemblies.house.unit.${key}`);
  const field = (key: keyof PlaceValues, control: ReactNode, needed = false, extra?: string) => (
    <Form.Item
      name={key}
      label={word(key)}
      extra={extra}
      rules={needed ? [{ required: true, whitespace: true, message: t('staff.needed', { label: word(key) }) }] : []}
    >
      {control}
    </Form.Item>
  );
  return (
    <Modal
      open
      title={title}
      okText={add ? title : word('save')}
      confirmLoading={step.isPending}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <KeptLine kept={kept as never} />
      <Form
        {...props}
        layout="vertical"
        requiredMark="optional"
        onFinish={() => step.mutate({ ...start, ...form.getFieldsValue(true) } as PlaceValues)}
      >
        {kinds && (
          <Form.Item name="kind" label={word('kind')} rules={[{ required: true }]}>
            <Select options={[...kinds]} />
          </Form.Item>
        )}
        {field('name', <Input maxLength={120} autoComplete="off" />, true, hint)}
        {field('nameEn', <Input maxLength={200} autoComplete="off" />, false, word('nameEnHint'))}
        {unit && (
          <>
            <Form.Item name="side" label={word('side')}>
              <Select
                options={['government', 'party'].map((value) => ({
                  value,
                  label: t(`assemblies.house.side.${value}`),
                }))}
              />
            </Form.Item>
            {field('letterCode', <Input maxLength={10} autoComplete="off" />, false, word('letterCodeHint'))}
          </>
        )}
        {field('place', <InputNumber min={1} max={10_000} precision={0} />)}
      </Form>
      <Refusal error={step.error} />
    </Modal>
  );
}

export function PlaceForm(form: PlaceFormProps) {
  const [shown, setShown] = useState(false);
  return (
    <>
      <Button {...(form.add ? { type: 'primary' } : { size: 'small' })} onClick={() => setShown(true)}>
        {form.open}
      </Button>
      {shown && <Window {...form} close={() => setShown(false)} />}
    </>
  );
}

/** What is sent of the fields: absent where nothing stands. */
export const sent = ({ name, nameEn, place }: PlaceValues) => ({
  name,
  nameEn: nameEn ?? '',
  ...(place ? { place } : {}),
});
