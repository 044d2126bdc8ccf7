/** Rules by version: what applies now, what applied before, and publishing a new version with its first day. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Collapse, Descriptions, Flex, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { call } from '../../../../web/client.ts';
import { StateTag } from '../../../../web/kit/state-tag.tsx';
import { KeptLine } from '../../../../web/shared/kept-line.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { useKeptForm } from '../../../../web/staff/kept-form.ts';
import { proposalEndpoints } from '../../contract.ts';
import type { ProposalRules } from '../../rules.ts';
import { Loaded, Refusal, useRoles } from './shared.tsx';
import { minuteNow } from './steps/fields.ts';

type Span = ProposalRules['cosign'];

/** The figures of a version as sentences a clerk reads. */
function Figures({ rules }: { rules: ProposalRules }) {
  const { t } = useSession();
  const span = ({ count, unit }: Span) => t(`staff.rules.span.${unit}`, { count });
  const line = (key: string, value: string) => ({ key, label: t(`staff.rules.${key}`), children: value });
  const yes = (value: boolean) => t(value ? 'staff.rules.yes' : 'staff.rules.no');
  return (
    <Descriptions
      column={{ xs: 1, md: 2 }}
      size="small"
      bordered
      items={[
        line('subject', t('staff.rules.characters', { count: rules.limits.subject })),
        line('text', t('staff.rules.characters', { count: rules.limits.text })),
        line('cosigners', String(rules.limits.cosigners)),
        line('evidence', `${yes(rules.evidence.required)} · ${rules.evidence.minimum}`),
        line('cosign', span(rules.cosign)),
        line('rounds', `${rules.review.rounds} · ${span(rules.review.span)}`),
        line('accept', span(rules.assignment.accept)),
        line('confirmedBy', t(`staff.rules.by.${rules.assignment.confirmedBy}`)),
        line(
          'firstContact',
          `${span(rules.handling.firstContact)}${rules.handling.contactRequired ? ` · ${t('staff.rules.must')}` : ''}`,
        ),
        line('opinion', span(rules.handling.opinion)),
        line('reply', span(rules.handling.reply)),
        line('replyAtMost', span(rules.handling.replyAtMost)),
        line('check', `${yes(rules.handling.checkRequired)} · ${span(rules.handling.check)}`),
        line('rating', `${t(`proposals.ratingForm.${rules.rating.form}`)} · ${span(rules.rating.span)}`),
        line(
          'rework',
          `${rules.rating.reworkWhen.map((level) => t(`proposals.satisfaction.${level}`)).join(' / ')} · ${span(rules.rating.rework)} · ${t('staff.rules.times', { count: rules.rating.reworks })}`,
        ),
        line(
          'publicity',
          `${t(`proposals.publicity.${rules.publicity.defaultDecision}`)} · ${span(rules.publicity.delay)}`,
        ),
        line('lookBack', span(rules.lookBack)),
        line('classes', rules.classes.map((item) => item.code).join(' / ')),
      ]}
    />
  );
}

interface Draft {
  name: string;
  appliesFrom: string;
  from: 'national' | 'province' | 'county' | 'own';
  content?: string;
}

function Publish({ current }: { current: unknown }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { message } = App.useApp();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const { form, kept, props } = useKeptForm<Draft>('rules:publish', {
    from: 'own',
    appliesFrom: minuteNow(),
    content: JSON.stringify(current, null, 2),
  });
  const own = Form.useWatch('from', form) === 'own';
  const publish = useMutation({
    mutationFn: ({ name, appliesFrom, from, content }: Draft) =>
      call(proposalEndpoints.publishRules, code, {
        body: {
          name,
          appliesFrom: `${appliesFrom}:00+08:00`,
          ...(from === 'own' ? { content: JSON.parse(content ?? '') } : { preset: from }),
        },
      }),
    async onSuccess() {
      message.success(t('shared.done'));
      await kept.clear();
      setOpen(false);
      await client.invalidateQueries();
    },
  });
  const needed = (label: string) => [{ required: true, message: t('staff.needed', { label }) }];
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('staff.rules.publish')}
      </Button>
      <Modal
        open={open}
        width={760}
        title={t('staff.rules.publish')}
        okText={t('staff.rules.publish')}
        confirmLoading={publish.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <p className="d-muted">{t('staff.rules.publishLead')}</p>
        <Form {...props} layout="vertical" onFinish={(values) => publish.mutate(values)}>
          <Form.Item name="name" label={t('staff.rules.name')} rules={needed(t('staff.rules.name'))}>
            <Input />
          </Form.Item>
          <Form.Item
            name="appliesFrom"
            label={t('staff.rules.appliesFrom')}
            rules={needed(t('staff.rules.appliesFrom'))}
          >
            <Input type="datetime-local" className="d-date" />
          </Form.Item>
          <Form.Item name="from" label={t('staff.rules.from')}>
            <Radio.Group
              className="d-radios"
              options={(['own', 'national', 'province', 'county'] as const).map((value) => ({
                value,
                label: t(`staff.rules.preset.${value}`),
              }))}
            />
          </Form.Item>
          {own && (
            <Form.Item
              name="content"
              label={t('staff.rules.content')}
              rules={[
                {
                  validator: async (_, value: string) => {
                    try {
                      JSON.parse(value);
                    } catch {
                      throw new Error(t('staff.rules.notJson'));
                    }
                  },
                },
              ]}
            >
              <Input.TextArea rows={14} className="d-code" />
            </Form.Item>
          )}
        </Form>
        <KeptLine kept={kept} />
        <Refusal error={publish.error} />
      </Modal>
    </>
  );
}

export function RulesScreen() {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const holds = useRoles();
  const query = useQuery({ queryKey: ['rules', code], queryFn: () => call(proposalEndpoints.listRules, code) });
  return (
    <Loaded query={query} empty={(data) => data.items.length === 0 && t('staff.rules.empty')}>
      {(data) => {
        const current = data.items.find((item) => item.inForce) ?? data.items[0]!;
        return (
          <>
            <Flex justify="space-between" align="baseline" wrap>
              <h1>{t('staff.menu.rules')}</h1>
              {holds('admin') && <Publish current={current.content} />}
            </Flex>
            <Alert type="info" className="d-gap" title={t('staff.rules.lead')} />
            <Collapse
              defaultActiveKey={[current.ruleVersionId]}
              items={data.items.map((item) => ({
                key: item.ruleVersionId,
                label: (
                  <>
                    {t('staff.rules.version', { version: item.version })} {item.name} · {date(item.appliesFrom)}{' '}
                    {item.inForce && <StateTag tone="done">{t('staff.rules.inForce')}</StateTag>}
                  </>
                ),
                children: <Figures rules={item.content as ProposalRules} />,
              }))}
            />
          </>
        );
      }}
    </Loaded>
  );
}
