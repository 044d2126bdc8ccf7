/** One decision over many that wait for screening, each named before and told of after. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { labelled } from '../../../../platform/i18n/lists.ts';
import { call } from '../../../../web/client.ts';
import type { BulkProps } from '../../../../web/shared/front.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { Refusal } from '../../../../web/staff/loaded.tsx';
import { confirmMany } from '../../../handling/web/parts/confirm-many.tsx';
import type { Decision } from '../../contract/screening.ts';
import { suggestionEndpoints } from '../../contract.ts';
import { suggestionFront } from '../handling.ts';
import { useOptions } from './options.ts';

interface Chosen {
  matterId: string;
  subject: string;
}

interface Typed {
  decision?: Decision['decision'];
  category?: string;
  publicity?: 'public' | 'title_only' | 'internal';
  code?: string;
  note?: string;
}

const ways = ['accept', 'return', 'decline', 'pass_on'] as const;
const wordOf = { accept: 'admit', return: 'return', decline: 'decline', pass_on: 'pass_on' } as const;

/** @returns what the server takes; null while something is missing */
function decisionOf({ decision, category, publicity, code, note = '' }: Typed): Decision | null {
  if (decision === 'accept')
    return publicity
      ? { decision, category, publicity, publicityReason: publicity === 'public' ? '' : note, note }
      : null;
  if (!decision || !code || (decision === 'return' && note.trim() === '')) return null;
  return { decision, code, note };
}

function Asked({ chosen, onDone, close }: { chosen: readonly Chosen[]; onDone(): void; close(): void }) {
  const { assembly, t, locale } = useSession();
  const code = assembly!.code;
  const { message } = App.useApp();
  const client = useQueryClient();
  const { data: options } = useOptions();
  const [form] = Form.useForm<Typed>();
  const typed = Form.useWatch([], form) ?? {};
  const decision = decisionOf(typed);
  const screen = useMutation({
    mutationFn: () =>
      call(suggestionEndpoints.screenSuggestions, code, {
        body: { suggestionIds: chosen.map((item) => item.matterId), decision: decision! },
      }),
    async onSuccess({ done, results }) {
      if (done > 0) message.success(t('suggestions.desk.screened', { count: done }));
      await client.invalidateQueries();
      if (results.every((item) => item.refused === null)) {
        close();
        onDone();
      }
    },
  });
  const reasons = {
    return: options?.returnReasons,
    decline: options?.declineReasons,
    pass_on: options?.passOnChannels,
    accept: undefined,
  }[typed.decision ?? 'accept'];
  const refused = screen.data?.results.filter((item) => item.refused !== null) ?? [];
  const subjectOf = (id: string) => chosen.find((item) => item.matterId === id)?.subject ?? '';
  return (
    <Modal
      open
      title={t('suggestions.desk.screenMany', { count: chosen.length })}
      okText={typed.decision ? t(`suggestions.action.${wordOf[typed.decision]}`) : t('suggestions.desk.decide')}
      cancelText={t('staff.cancel')}
      confirmLoading={screen.isPending}
      okButtonProps={{ disabled: decision === null || refused.length > 0 }}
      onOk={() => screen.mutate()}
      onCancel={() => {
        close();
        if (screen.data) onDone();
      }}
    >
      <Form form={form} layout="vertical" requiredMark="optional">
        <Form.Item name="decision" label={t('suggestions.field.decision')} required>
          <Radio.Group
            className="d-radios"
            options={ways.map((value) => ({ value, label: t(`suggestions.action.${wordOf[value]}`) }))}
            onChange={() => form.setFieldValue('code', undefined)}
          />
        </Form.Item>
        {typed.decision === 'accept' && (
          <>
            <Form.Item name="publicity" label={t('suggestions.field.publicity')} required>
              <Radio.Group
                className="d-radios"
                options={(['public', 'title_only', 'internal'] as const).map((value) => ({
                  value,
                  label: t(`suggestions.publicity.${value}`),
                }))}
              />
            </Form.Item>
            <Form.Item name="category" label={t('suggestions.field.category')}>
              <Select
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                options={options?.categories.map((item) => ({ value: item.code, label: item.label })) ?? []}
              />
            </Form.Item>
          </>
        )}
        {reasons && (
          <Form.Item name="code" label={t('suggestions.field.code')} required>
            <Select options={reasons.map((item) => ({ value: item.code, label: item.label }))} />
          </Form.Item>
        )}
        <Form.Item name="note" label={t('suggestions.field.note')} extra={t('suggestions.hint.toSender')}>
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
      </Form>
      <ul className="d-list d-bulk-names">
        {chosen.map((item) => (
          <li key={item.matterId}>{item.subject}</li>
        ))}
      </ul>
      {refused.map((item) => (
        <Alert
          key={item.suggestionId}
          type="error"
          className="d-gap"
          title={labelled(subjectOf(item.suggestionId), item.refused!, locale)}
        />
      ))}
      <Refusal error={screen.error} />
    </Modal>
  );
}

export function ScreenMany({ chosen, onDone }: { chosen: readonly Chosen[]; onDone(): void }) {
  const { t } = useSession();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" disabled={chosen.length === 0} onClick={() => setOpen(true)}>
        {t('suggestions.desk.screenMany', { count: chosen.length })}
      </Button>
      {open && <Asked chosen={chosen} onDone={onDone} close={() => setOpen(false)} />}
    </>
  );
}

/** From the inbox. */
export const ScreenInbox = ({ chosen, onDone }: BulkProps) => <ScreenMany chosen={chosen} onDone={onDone} />;

/** From the assignment desk. */
export const ConfirmMany = confirmMany(suggestionFront as never);
