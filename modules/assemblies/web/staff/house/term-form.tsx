/** The days of a term. */
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { call } from '../../../../../web/client.ts';
import { KeptLine } from '../../../../../web/shared/kept-line.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import { useKeptForm } from '../../../../../web/staff/kept-form.ts';
import { Refusal } from '../../../../../web/staff/loaded.tsx';
import { windowsEndpoints } from '../../../windows-contract.ts';
import { useHouse } from './use-house.ts';

interface Days {
  startsOn: string;
  endsOn: string;
}

interface TermFormProps {
  /** null: the term after the last one. */
  termId: string | null;
  start: Partial<Days>;
  title: string;
  open: string;
}

function Window({ termId, start, title, close }: TermFormProps & { close(): void }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const word = (key: string) => t(`assemblies.house.time.${key}`);
  const { form, kept, props } = useKeptForm<Days>(`house:term:${termId ?? 'new'}`, start);
  const save = useHouse(
    async (body: Days): Promise<unknown> =>
      termId
        ? call(windowsEndpoints.changeTerm, code, { params: { termId }, body })
        : call(windowsEndpoints.addTerm, code, { body }),
    async () => {
      await kept.clear();
      close();
    },
  );
  return (
    <Modal
      open
      title={title}
      okText={word('save')}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <KeptLine kept={kept as never} />
      <Form {...props} layout="vertical" requiredMark={false} onFinish={(days) => save.mutate(days)}>
        {(['startsOn', 'endsOn'] as const).map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={word(name)}
            rules={[{ required: true, message: t('staff.needed', { label: word(name) }) }]}
          >
            <Input type="date" className="d-date" />
          </Form.Item>
        ))}
      </Form>
      <Refusal error={save.error} />
    </Modal>
  );
}

export function TermForm(form: TermFormProps) {
  const [shown, setShown] = useState(false);
  return (
    <>
      <Button {...(form.termId ? { size: 'small' } : { type: 'primary' })} onClick={() => setShown(true)}>
        {form.open}
      </Button>
      {shown && <Window {...form} close={() => setShown(false)} />}
    </>
  );
}
