/** Founding an alliance, and proposing a matter to one; kept while it is typed. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Form, Input, Radio, Select } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { KeptLine } from '../../../../web/shared/kept-line.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { useKeptForm } from '../../../../web/staff/kept-form.ts';
import { Loaded, Refusal } from '../../../../web/staff/loaded.tsx';
import { allianceEndpoints as api } from '../../contract.ts';
import { type Rule, rules } from '../../life.ts';
import { useOptions } from './options.ts';

interface Founding {
  name: string;
  purpose: string;
  since: string;
  rule: Rule;
  assemblyIds: string[];
}

function useWords() {
  const { t } = useSession();
  const label = (name: string) => t(`alliances.field.${name}`);
  return {
    label,
    needed: (name: string) => [
      { required: true, whitespace: true, message: t('staff.needed', { label: label(name) }) },
    ],
  };
}

export function FoundScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const navigate = useNavigate();
  const options = useOptions();
  const { label, needed } = useWords();
  const { form, kept, props } = useKeptForm<Founding>('alliance:new', { rule: 'all' });
  const save = useMutation({
    mutationFn: (given: Founding) =>
      call(api.foundAlliance, code, { body: { ...given, assemblyIds: given.assemblyIds ?? [] } }),
    async onSuccess({ allianceId }) {
      await kept.clear();
      await client.invalidateQueries();
      void navigate(`/desk/${code}/alliances/${allianceId}`);
    },
  });
  return (
    <>
      <h1>{t('alliances.action.found')}</h1>
      <Form
        {...props}
        layout="vertical"
        className="d-prose"
        scrollToFirstError
        onFinish={() => save.mutate(form.getFieldsValue(true))}
      >
        <Form.Item name="name" label={label('name')} rules={needed('name')}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="purpose" label={label('purpose')} rules={needed('purpose')}>
          <Input.TextArea rows={4} maxLength={2000} showCount />
        </Form.Item>
        <Form.Item name="since" label={label('since')} rules={needed('since')}>
          <Input type="date" className="d-date" />
        </Form.Item>
        <Form.Item name="rule" label={label('rule')}>
          <Radio.Group
            className="d-radios"
            options={rules.map((value) => ({ value, label: t(`alliances.rule.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="assemblyIds" label={label('assemblyIds')}>
          <Select
            mode="multiple"
            loading={options.isLoading}
            options={(options.data?.assemblies ?? []).map((each) => ({ value: each.assemblyId, label: each.name }))}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Form.Item>
        <KeptLine kept={kept} />
        <Refusal error={save.error} />
        <Flex gap={12} wrap>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('alliances.action.found')}
          </Button>
          <Button onClick={() => void navigate(`/desk/${code}/alliances`)}>{t('staff.keepAndClose')}</Button>
        </Flex>
      </Form>
    </>
  );
}

interface Proposal {
  title: string;
  text: string;
  leadAssemblyId: string;
}

function ProposeForm({ allianceId, joined }: { allianceId: string; joined: Array<{ value: string; label: string }> }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const navigate = useNavigate();
  const { label, needed } = useWords();
  const { form, kept, props } = useKeptForm<Proposal>(`alliance-matter:${allianceId}`, {
    leadAssemblyId: joined[0]?.value ?? '',
  });
  const save = useMutation({
    mutationFn: (body: Proposal) => call(api.proposeAllianceMatter, code, { params: { allianceId }, body }),
    async onSuccess({ matterId }) {
      await kept.clear();
      await client.invalidateQueries();
      void navigate(`/desk/${code}/alliances/matters/${matterId}`);
    },
  });
  return (
    <Form
      {...props}
      layout="vertical"
      className="d-prose"
      scrollToFirstError
      onFinish={() => save.mutate(form.getFieldsValue(true))}
    >
      <Form.Item name="title" label={label('title')} rules={needed('title')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="text" label={label('text')} rules={needed('text')}>
        <Input.TextArea rows={8} maxLength={5000} showCount />
      </Form.Item>
      <Form.Item name="leadAssemblyId" label={label('leadAssemblyId')} rules={needed('leadAssemblyId')}>
        <Select options={joined} />
      </Form.Item>
      <KeptLine kept={kept} />
      <Refusal error={save.error} />
      <Flex gap={12} wrap>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('alliances.action.propose')}
        </Button>
        <Button onClick={() => void navigate(`/desk/${code}/alliances/${allianceId}`)}>
          {t('staff.keepAndClose')}
        </Button>
      </Flex>
    </Form>
  );
}

export function ProposeScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { allianceId = '' } = useParams();
  const query = useQuery({
    queryKey: ['alliance', code, allianceId],
    queryFn: () => call(api.getAlliance, code, { params: { allianceId } }),
  });
  return (
    <Loaded page query={query}>
      {(data) => (
        <>
          <p className="d-muted">{data.name}</p>
          <h1>{t('alliances.action.propose')}</h1>
          <ProposeForm
            allianceId={allianceId}
            joined={data.seats
              .filter((seat) => seat.state === 'joined')
              .map((seat) => ({ value: seat.assemblyId, label: seat.name }))}
          />
        </>
      )}
    </Loaded>
  );
}
