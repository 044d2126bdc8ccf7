/** Rules by version: what applies now, what applied before, and publishing a new version with its first day. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Collapse, Flex, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { call } from '../../../../web/client.ts';
import { StateTag } from '../../../../web/kit/state-tag.tsx';
import { KeptLine } from '../../../../web/shared/kept-line.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { useKeptForm } from '../../../../web/staff/kept-form.ts';
import { proposalEndpoints } from '../../contract.ts';
import { type ProposalRules, undoMinutes } from '../../rules.ts';
import { Loaded, Refusal, useRoles } from './shared.tsx';
import { minuteNow } from './steps/fields.ts';

type Span = ProposalRules['cosign'];

/** A version as sentences a clerk reads, in the order of a proposal's life. */
function Sentences({ rules }: { rules: ProposalRules }) {
  const { t } = useSession();
  const span = ({ count, unit }: Span) => t(`staff.rules.span.${unit}`, { count });
  const say = (key: string, params: Record<string, unknown> = {}) => t(`staff.rules.say.${key}`, params);
  const { limits, evidence, review, assignment, handling, rating, publicity } = rules;
  const levels = rating.reworkWhen.map((level) => t(`proposals.satisfaction.${level}`)).join('、');
  const parts: Record<string, string[]> = {
    writing: [
      say('limits', { subject: limits.subject, text: limits.text }),
      say(evidence.required ? 'evidence' : 'evidenceAdvised', { count: evidence.minimum }),
      say('cosign', { count: limits.cosigners, span: span(rules.cosign) }),
    ],
    review: [
      say('rounds', { count: review.rounds, span: span(review.span) }),
      undoMinutes(rules) > 0 ? say('undoMerge', { count: undoMinutes(rules) }) : say('noUndoMerge'),
      say('confirmed', { by: t(`staff.rules.by.${assignment.confirmedBy}`) }),
      say('accept', { span: span(assignment.accept) }),
    ],
    handling: [
      say(handling.contactRequired ? 'contactNeeded' : 'contact', { span: span(handling.firstContact) }),
      say('opinion', { span: span(handling.opinion) }),
      say('reply', { span: span(handling.reply), most: span(handling.replyAtMost) }),
      handling.checkRequired ? say('check', { span: span(handling.check) }) : say('noCheck'),
      say('classes', { classes: rules.classes.map((item) => item.code).join('、') }),
    ],
    rating: [
      say('rating', { form: t(`proposals.ratingForm.${rating.form}`), span: span(rating.span) }),
      rating.reworks > 0 && levels
        ? say('rework', { levels, span: span(rating.rework), count: rating.reworks })
        : say('noRework'),
      say('publicity', {
        decision: t(`proposals.publicity.${publicity.defaultDecision}`),
        span: span(publicity.delay),
      }),
      say('lookBack', { span: span(rules.lookBack) }),
    ],
  };
  return Object.entries(parts).map(([part, sentences]) => (
    <section key={part}>
      <h2>{t(`staff.rules.part.${part}`)}</h2>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  ));
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
                children: <Sentences rules={item.content as ProposalRules} />,
              }))}
            />
          </>
        );
      }}
    </Loaded>
  );
}
