/** What the assembly is called, where it is and how it is reached. */
import { useQuery } from '@tanstack/react-query';
import { App, Button, Flex, Form, Input } from 'antd';
import { call } from '../../../../../web/client.ts';
import { KeptLine } from '../../../../../web/shared/kept-line.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import { useKeptForm } from '../../../../../web/staff/kept-form.ts';
import { Loaded, Refusal } from '../../../../../web/staff/loaded.tsx';
import { assemblyEndpoints } from '../../../contract.ts';
import { houseEndpoints } from '../../../house-contract.ts';
import { useHouse } from './use-house.ts';

const most = { name: 120, shortName: 120, nameEn: 200, shortNameEn: 120, place: 120, contact: 200 };
type Names = Record<keyof typeof most, string>;
const needed: readonly string[] = ['name', 'shortName', 'place'];

function Fields({ start }: { start: Names }) {
  const { assembly, t } = useSession();
  const { message } = App.useApp();
  const { form, kept, props } = useKeptForm<Names>('house:name', start);
  const word = (key: string) => t(`assemblies.house.name.${key}`);
  const save = useHouse(
    (body: Names) => call(houseEndpoints.changeAssembly, assembly!.code, { body }),
    async () => {
      await kept.clear();
      message.success(t('assemblies.house.unit.saved'));
    },
  );
  return (
    <Form
      {...props}
      layout="vertical"
      requiredMark="optional"
      className="d-narrow"
      onFinish={() => {
        const typed = form.getFieldsValue(true) as Partial<Names>;
        save.mutate(
          Object.fromEntries(Object.keys(most).map((key) => [key, typed[key as keyof Names] ?? ''])) as Names,
        );
      }}
    >
      <KeptLine kept={kept as never} />
      {(Object.keys(most) as Array<keyof Names>).map((key) => (
        <Form.Item
          key={key}
          name={key}
          label={word(key)}
          extra={key === 'contact' ? word('contactHint') : undefined}
          rules={
            needed.includes(key)
              ? [{ required: true, whitespace: true, message: t('staff.needed', { label: word(key) }) }]
              : []
          }
        >
          <Input maxLength={most[key]} autoComplete="off" />
        </Form.Item>
      ))}
      <Refusal error={save.error} />
      <Flex>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('assemblies.house.unit.save')}
        </Button>
      </Flex>
    </Form>
  );
}

export function NameForm() {
  const { assembly } = useSession();
  const code = assembly!.code;
  const query = useQuery({
    queryKey: ['house', code, 'name'],
    queryFn: () => call(assemblyEndpoints.getAssembly, code, {}),
  });
  return (
    <Loaded query={query}>
      {({ name, shortName, nameEn, shortNameEn, place, contact }) => (
        <Fields start={{ name, shortName, place, contact, nameEn: nameEn ?? '', shortNameEn: shortNameEn ?? '' }} />
      )}
    </Loaded>
  );
}
