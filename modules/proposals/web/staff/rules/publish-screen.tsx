/** A new version of the rules: a form, its difference to the version in force, what it would meet; then publishing. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Flex, Form, Input, Modal, Radio } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { differencesOf } from '../../../../../platform/rules/difference.ts';
import { fieldsOf } from '../../../../../platform/rules/fields.ts';
import { ApiProblem, call } from '../../../../../web/client.ts';
import { useKept } from '../../../../../web/shared/kept.ts';
import { KeptLine } from '../../../../../web/shared/kept-line.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import { RuleDifferences } from '../../../../../web/staff/rules/rule-difference.tsx';
import { RuleForm } from '../../../../../web/staff/rules/rule-form.tsx';
import { minuteNow } from '../../../../../web/staff/steps/fields.ts';
import { proposalEndpoints } from '../../../contract.ts';
import { type PresetName, type ProposalRules, presets, proposalRules } from '../../../rules.ts';
import { Loaded, Refusal, useRoles } from '../shared.tsx';
import { Consequences } from './consequences.tsx';

const fields = fieldsOf(proposalRules);
const words = 'proposals.rules';

interface Typed {
  name: string;
  appliesFrom: string;
  content: ProposalRules;
}

/** Sentences of a refusal, by the way into the content; the others are said above the form. */
function faultsOf(error: unknown): ReadonlyMap<string, string> {
  const issues = error instanceof ApiProblem ? error.issues : [];
  const within = 'body.content.';
  return new Map(
    issues.flatMap(({ path, message }) => (path.startsWith(within) ? [[path.slice(within.length), message]] : [])),
  );
}

function PublishForm({ current }: { current: { version: number; content: ProposalRules } }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const start = useMemo<Typed>(() => {
    // What an older version does not name stands there as it holds.
    const filled = proposalRules.safeParse(current.content);
    return { name: '', appliesFrom: minuteNow(), content: filled.success ? filled.data : current.content };
  }, [current]);
  const kept = useKept<Typed>('rules:publish', start);
  const { name, appliesFrom, content } = kept.value;
  const differences = useMemo(() => differencesOf(fields, current.content, content), [current, content]);
  const [tried, setTried] = useState(false);
  const body = { appliesFrom: `${appliesFrom}:00+08:00`, content };
  const preview = useMutation({
    mutationFn: () => call(proposalEndpoints.previewRules, code, { body, key: false }),
    onSuccess: () => setTried(true),
  });
  const publish = useMutation({
    mutationFn: () => call(proposalEndpoints.publishRules, code, { body: { ...body, name: name.trim() } }),
    async onSuccess({ version }) {
      message.success(t('staff.rules.published', { version }));
      await kept.clear();
      await client.invalidateQueries();
      navigate(`/desk/${code}/rules`);
    },
    onError: () => setTried(false),
  });
  const error = publish.error ?? preview.error;
  const faults = faultsOf(error);
  const begin = (from: 'own' | PresetName) => {
    const wanted = from === 'own' ? start.content : presets[from];
    const take = () => kept.set({ content: wanted });
    if (differences.length === 0) take();
    else modal.confirm({ title: t('staff.rules.replace'), content: t('staff.rules.replaceLead'), onOk: take });
  };
  const from = (['own', 'national', 'province', 'county'] as const).find(
    (each) => differencesOf(fields, each === 'own' ? start.content : presets[each], content).length === 0,
  );
  const ready = name.trim() !== '' && appliesFrom !== '';
  return (
    <div className="d-rules-new">
      <div>
        <p className="d-muted">{t('staff.rules.publishLead')}</p>
        <Form layout="vertical" component="div">
          <Form.Item label={t('staff.rules.name')} htmlFor="rules-name" required>
            <Input
              id="rules-name"
              maxLength={100}
              value={name}
              onChange={(event) => kept.set({ name: event.target.value })}
            />
          </Form.Item>
          <Form.Item label={t('staff.rules.appliesFrom')} htmlFor="rules-from" required>
            <Input
              id="rules-from"
              type="datetime-local"
              className="d-date"
              value={appliesFrom}
              onChange={(event) => kept.set({ appliesFrom: event.target.value })}
            />
          </Form.Item>
          <Form.Item label={t('staff.rules.from')}>
            <Radio.Group
              className="d-radios"
              value={from}
              onChange={(event) => begin(event.target.value)}
              options={(['own', 'national', 'province', 'county'] as const).map((value) => ({
                value,
                label: t(`staff.rules.preset.${value}`),
              }))}
            />
          </Form.Item>
        </Form>
        <RuleForm
          fields={fields}
          words={words}
          content={content}
          onChange={(next) => kept.set({ content: next })}
          faults={faults}
        />
      </div>
      <aside className="d-rules-aside">
        <h2>{t('staff.rules.differs', { version: current.version })}</h2>
        <RuleDifferences differences={differences} words={words} />
        <KeptLine kept={kept} />
        {error !== null && <Refusal error={error} />}
        <Flex gap={8} vertical>
          {!ready && <p className="d-muted">{t('staff.rules.nameFirst')}</p>}
          <Button type="primary" disabled={!ready} loading={preview.isPending} onClick={() => preview.mutate()}>
            {t('staff.rules.tryOut')}
          </Button>
        </Flex>
      </aside>
      <Modal
        open={tried}
        width={720}
        title={t('staff.rules.confirm', { name: name.trim() })}
        okText={t('staff.rules.publishNow')}
        cancelText={t('staff.rules.backToForm')}
        confirmLoading={publish.isPending}
        onOk={() => publish.mutate()}
        onCancel={() => setTried(false)}
      >
        {preview.data && <Consequences preview={preview.data} />}
      </Modal>
    </div>
  );
}

export function PublishRulesScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const holds = useRoles();
  const query = useQuery({ queryKey: ['rules', code], queryFn: () => call(proposalEndpoints.listRules, code) });
  return (
    <>
      <h1>{t('staff.rules.publish')}</h1>
      {holds('admin') ? (
        <Loaded query={query} empty={(data) => data.items.length === 0 && t('staff.rules.empty')}>
          {(data) => {
            const { version, content } = data.items.find((item) => item.inForce) ?? data.items[0]!;
            return <PublishForm current={{ version, content: content as ProposalRules }} />;
          }}
        </Loaded>
      ) : (
        <Alert type="warning" showIcon title={t('staff.rules.adminOnly')} />
      )}
    </>
  );
}
