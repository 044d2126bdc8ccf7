/** What can be done with many suggestions at once: the decisions of screening, and confirming their units. */
import { Form, Input, Radio, Select } from 'antd';
import type { InboxItem } from '../../../../platform/inbox/contract.ts';
import type { BulkProps } from '../../../../web/shared/front.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { BulkAct, BulkRow, type Named } from '../../../../web/staff/bulk/bulk-act.tsx';
import { type bulkActs, bulkCalls } from '../../contract/bulk.ts';
import type { SuggestionLine } from '../../contract/reading.ts';
import { dials } from './dials.ts';
import { useOptions } from './options.ts';

interface Props {
  chosen: readonly Named[];
  onDone(): void;
  primary?: boolean;
}

const named = (items: readonly InboxItem[]): Named[] =>
  items.map((item) => ({
    matterId: item.matterId,
    partId: item.partId,
    subject: [item.number, item.subject].filter(Boolean).join('  '),
    about: item.unitName ?? item.who,
  }));

/** What an act is called by, before and after. */
function useAct(act: keyof typeof bulkActs) {
  const { t } = useSession();
  return {
    calls: bulkCalls,
    act,
    short: t(`suggestions.action.${act}`),
    did: t(`suggestions.many.did.${act}`),
    verb: t(`suggestions.action.${act}`),
  };
}

function Note({ required = false, toSender = true }: { required?: boolean; toSender?: boolean }) {
  const { t } = useSession();
  return (
    <Form.Item
      name="note"
      label={t('suggestions.field.note')}
      required={required}
      extra={toSender ? t('suggestions.hint.toSender') : undefined}
    >
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
    </Form.Item>
  );
}

type Accepting = { category?: string; publicity?: string; publicityReason?: string; note?: string };

const accepting = ({ category, publicity, publicityReason = '', note = '' }: Accepting) => {
  if (!publicity || (publicity !== 'public' && publicityReason.trim() === '')) return null;
  return { category, publicity, publicityReason: publicity === 'public' ? '' : publicityReason, note };
};

export function AcceptMany(props: Props) {
  const { t } = useSession();
  const { data: options } = useOptions();
  return (
    <BulkAct {...useAct('admit')} {...props} values={accepting}>
      <Form.Item name="publicity" label={t('suggestions.field.publicity')} required>
        <Radio.Group
          className="d-radios"
          options={dials.map((value) => ({ value, label: t(`suggestions.publicity.${value}`) }))}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          [undefined, 'public'].includes(getFieldValue('publicity')) ? null : (
            <Form.Item name="publicityReason" label={t('suggestions.field.publicityReason')} required>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="category" label={t('suggestions.field.category')} extra={t('suggestions.hint.categoryKept')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={options?.categories.map((item) => ({ value: item.code, label: item.label })) ?? []}
        />
      </Form.Item>
      <Note toSender={false} />
    </BulkAct>
  );
}

const lists = { return: 'returnReasons', decline: 'declineReasons', pass_on: 'passOnChannels' } as const;

function refusing(act: keyof typeof lists) {
  const noted = act === 'return';
  return function RefuseMany(props: Props) {
    const { t } = useSession();
    const { data: options } = useOptions();
    return (
      <BulkAct
        {...useAct(act)}
        {...props}
        values={({ code, note = '' }: { code?: string; note?: string }) =>
          !code || (noted && note.trim() === '') ? null : { code, note }
        }
      >
        <Form.Item
          name="code"
          label={t(act === 'pass_on' ? 'suggestions.field.channel' : 'suggestions.field.code')}
          required
        >
          <Select options={options?.[lists[act]].map((item) => ({ value: item.code, label: item.label })) ?? []} />
        </Form.Item>
        <Note required={noted} />
      </BulkAct>
    );
  };
}

const ReturnMany = refusing('return');
const DeclineMany = refusing('decline');
const PassOnMany = refusing('pass_on');

/** The four decisions on those chosen in the list. */
export function ScreenMany({ lines, onDone }: { lines: readonly SuggestionLine[]; onDone(): void }) {
  const chosen = lines.map((line) => ({ matterId: line.suggestionId, subject: line.subject || line.excerpt }));
  return (
    <BulkRow>
      <AcceptMany chosen={chosen} onDone={onDone} primary />
      <ReturnMany chosen={chosen} onDone={onDone} />
      <DeclineMany chosen={chosen} onDone={onDone} />
      <PassOnMany chosen={chosen} onDone={onDone} />
    </BulkRow>
  );
}

/** From the inbox. */
export const AcceptInbox = ({ chosen, onDone }: BulkProps) => (
  <AcceptMany chosen={named(chosen)} onDone={onDone} primary />
);
export const ReturnInbox = ({ chosen, onDone }: BulkProps) => <ReturnMany chosen={named(chosen)} onDone={onDone} />;
export const DeclineInbox = ({ chosen, onDone }: BulkProps) => <DeclineMany chosen={named(chosen)} onDone={onDone} />;
export const PassOnInbox = ({ chosen, onDone }: BulkProps) => <PassOnMany chosen={named(chosen)} onDone={onDone} />;

export function ConfirmMany({ chosen, onDone }: BulkProps) {
  return (
    <BulkAct
      {...useAct('confirm_assignment')}
      chosen={named(chosen)}
      onDone={onDone}
      primary
      values={() => ({ note: '' })}
    />
  );
}
