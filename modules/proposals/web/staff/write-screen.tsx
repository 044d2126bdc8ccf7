/** Entering a proposal for a member who handed in paper or telephoned; the record says who entered it and for whom. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Flex, Form, Input, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { KeptLine } from '../../../../web/shared/kept-line.tsx';
import { LikeMatters } from '../../../../web/shared/like-matters.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { useKeptForm } from '../../../../web/staff/kept-form.ts';
import { Loaded, Refusal } from '../../../../web/staff/loaded.tsx';
import { memberEndpoints } from '../../../members/contract.ts';
import type { ProposalDetail } from '../../contract/detail.ts';
import type { DraftContent } from '../../contract/writing.ts';
import { proposalEndpoints } from '../../contract.ts';
import { countCharacters, precheck } from '../../precheck.ts';
import type { ProposalRules } from '../../rules.ts';
import { proposalPath, useOptions } from './shared.tsx';

interface Values {
  memberId?: string;
  source?: string;
  subject: string;
  category?: string;
  situation: string;
  analysis: string;
  suggestions: string;
  evidence: Array<{ kind: DraftContent['evidence'][number]['kind']; title: string }>;
}

const parts = ['situation', 'analysis', 'suggestions'] as const;

function contentOf(values: Partial<Values>, before?: ProposalDetail): DraftContent {
  return {
    kind: before?.kind ?? 'single',
    bodyIds: [],
    subject: values.subject ?? '',
    situation: values.situation ?? '',
    analysis: values.analysis ?? '',
    suggestions: values.suggestions ?? '',
    category: values.category ?? null,
    suggestedUnitIds: before?.suggestedUnitIds ?? [],
    contactName: before?.contactName ?? '',
    contactPhone: before?.contactPhone ?? '',
    evidence: (values.evidence ?? [])
      .filter((item) => item?.title)
      .map((item) => ({ kind: item.kind, title: item.title, detail: '', happenedOn: null, link: '', fileId: null })),
    attachmentIds: before?.files.filter((file) => file.purpose === 'attachment').map((file) => file.fileId) ?? [],
    publicityWish: before?.publicity.wish ?? 'public',
    publicityWishReason: before?.publicity.wishReason ?? '',
    confidential: before?.confidential ?? false,
    similarChecked: [],
  };
}

function MemberInput({ id, value, onChange }: { id?: string; value?: string; onChange?: (value: string) => void }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const { data } = useQuery({
    queryKey: ['members', code, search],
    queryFn: () =>
      call(memberEndpoints.listMembers, code, { query: { search: search || undefined, size: 20 } as never }),
  });
  // Whom a kept form names may not be among those found now.
  const { data: chosen } = useQuery({
    queryKey: ['member', code, value],
    queryFn: () => call(memberEndpoints.getMember, code, { params: { memberId: value! } }),
    enabled: Boolean(value) && data !== undefined && !data.members.some((member) => member.id === value),
  });
  const found = data?.members ?? [];
  const shown = chosen && !found.some((member) => member.id === chosen.id) ? [...found, chosen] : found;
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      showSearch={{ onSearch: setTyped, filterOption: false }}
      placeholder={t('staff.write.member')}
      options={shown.map((member) => ({
        value: member.id,
        label: [member.name, member.sector?.name, member.workplace].filter(Boolean).join(' · '),
      }))}
    />
  );
}

function Entry({ before }: { before?: ProposalDetail }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const options = useOptions();
  const [tried, setTried] = useState(false);
  const { form, kept, props } = useKeptForm<Values>(`entry:${before?.proposalId ?? 'new'}`, {
    subject: before?.subject ?? '',
    category: before?.category ?? undefined,
    situation: before?.situation ?? '',
    analysis: before?.analysis ?? '',
    suggestions: before?.suggestions ?? '',
    evidence: before?.evidence.map(({ kind, title }) => ({ kind, title })) ?? [{ kind: 'study', title: '' }],
  });
  const values = kept.value;
  const save = useMutation({
    mutationFn: async ({ given, submit }: { given: Values; submit: boolean }) => {
      const body = contentOf(given, before);
      const saved = before
        ? await call(proposalEndpoints.saveDraft, code, {
            params: { proposalId: before.proposalId },
            body: { ...body, baseVersion: before.version },
          })
        : await call(proposalEndpoints.createDraft, code, {
            body: { ...body, onBehalfOfMemberId: given.memberId, source: given.source },
          });
      if (!submit) return saved;
      return call(proposalEndpoints.submitProposal, code, {
        params: { proposalId: saved.proposalId },
        body: { expectedVersion: saved.version },
      });
    },
    async onSuccess(saved, { submit }) {
      message.success(t(submit ? 'staff.write.submitted' : 'staff.write.saved'));
      await kept.clear();
      await client.invalidateQueries();
      await navigate(proposalPath(code, saved.proposalId));
    },
  });
  const rules = options.data?.rules as ProposalRules | undefined;
  const content = contentOf(values, before);
  const all = rules ? precheck(content, rules) : [];
  const errors = all.filter((item) => item.severity === 'error');
  // What is still missing is said once somebody tries; what stands there and should not, at once.
  const findings = tried ? all : all.filter((item) => item.from !== undefined);
  const typed = parts.reduce((sum, part) => sum + countCharacters(content[part]), 0);
  const needed = (label: string) => [{ required: true, message: t('staff.needed', { label }) }];
  async function send(submit: boolean) {
    if (submit) setTried(true);
    try {
      await form.validateFields();
    } catch {
      return;
    }
    if (!submit || errors.length === 0) save.mutate({ given: form.getFieldsValue(true) as Values, submit });
  }
  return (
    <div className="d-columns">
      <Form {...props} layout="vertical" className="d-main" requiredMark="optional">
        {!before && (
          <>
            <Form.Item name="memberId" label={t('staff.write.for')} rules={needed(t('staff.write.for'))}>
              <MemberInput />
            </Form.Item>
            <Form.Item
              name="source"
              label={t('staff.write.source')}
              extra={t('staff.write.sourceHint')}
              rules={needed(t('staff.write.source'))}
            >
              <Input maxLength={200} />
            </Form.Item>
          </>
        )}
        <Form.Item name="subject" label={t('staff.col.subject')} rules={needed(t('staff.col.subject'))}>
          <Input count={{ show: true, max: rules?.limits.subject, strategy: countCharacters }} />
        </Form.Item>
        <Form.Item name="category" label={t('staff.fact.category')} required>
          <Select options={options.data?.categories.map((item) => ({ value: item.code, label: item.label })) ?? []} />
        </Form.Item>
        {parts.map((part) => (
          <Form.Item key={part} name={part} label={t(`staff.text.${part}`)} required>
            <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} maxLength={20_000} />
          </Form.Item>
        ))}
        {rules && (
          <p className={typed > rules.limits.text ? 'd-error' : 'd-muted'}>
            {t('staff.write.total', { count: typed, limit: rules.limits.text })}
          </p>
        )}
        <h2>
          {t('staff.text.evidence')}
          {rules?.evidence.required === false && t('staff.optional')}
        </h2>
        <Form.List name="evidence">
          {(fields, { add, remove }) => (
            <Flex vertical gap={8} className="d-gap">
              {fields.map((field) => (
                <div key={field.key} className="d-evidence-row">
                  <Form.Item name={[field.name, 'kind']} noStyle>
                    <Select
                      aria-label={t('staff.text.evidence')}
                      options={(['study', 'visit', 'data', 'talk', 'other'] as const).map((kind) => ({
                        value: kind,
                        label: t(`proposals.evidence.${kind}`),
                      }))}
                    />
                  </Form.Item>
                  <Form.Item name={[field.name, 'title']} noStyle>
                    <Input
                      maxLength={200}
                      aria-label={t('staff.write.evidenceTitle')}
                      placeholder={t('staff.write.evidenceTitle')}
                    />
                  </Form.Item>
                  <Button onClick={() => remove(field.name)}>{t('staff.remove')}</Button>
                </div>
              ))}
              <Button type="dashed" onClick={() => add({ kind: 'study', title: '' })}>
                {t('staff.write.addEvidence')}
              </Button>
            </Flex>
          )}
        </Form.List>
        <KeptLine kept={kept} />
        <Refusal error={save.error} />
        <Flex gap={8} wrap>
          <Button type="primary" loading={save.isPending} onClick={() => void send(true)}>
            {t('proposals.action.submit')}
          </Button>
          <Button loading={save.isPending} onClick={() => void send(false)}>
            {t('staff.write.save')}
          </Button>
        </Flex>
      </Form>
      <aside className="d-side">
        <h2>{t('shared.like.title')}</h2>
        <LikeMatters
          asked={{
            title: content.subject,
            text: parts.map((part) => content[part]).join('\n'),
            ...(before ? { exceptId: before.proposalId } : {}),
          }}
          base={`/desk/${code}`}
        />
        <h2>{t('staff.write.check')}</h2>
        <p className="d-muted">{findings.length === 0 && t(tried ? 'staff.write.clean' : 'staff.write.later')}</p>
        {findings.map((item) => (
          <Alert
            key={`${item.code}${item.field}${item.from ?? ''}`}
            type={item.severity === 'error' ? 'error' : 'warning'}
            role="status"
            className="d-gap"
            title={t(`errors.field.${item.code}`, item.params)}
          />
        ))}
      </aside>
    </div>
  );
}

function Existing({ draftId }: { draftId: string }) {
  const { assembly } = useSession();
  const code = assembly!.code;
  const query = useQuery({
    queryKey: ['proposal', code, draftId],
    queryFn: () => call(proposalEndpoints.getProposal, code, { params: { proposalId: draftId } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return <Loaded query={query}>{(data) => <Entry before={data} />}</Loaded>;
}

export function WriteScreen() {
  const { t } = useSession();
  const { draftId } = useParams();
  return (
    <>
      <h1>{t('staff.menu.write')}</h1>
      <p className="d-muted">{t('staff.write.lead')}</p>
      {draftId ? <Existing draftId={draftId} /> : <Entry />}
    </>
  );
}
