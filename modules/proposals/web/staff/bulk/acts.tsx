/** What can be done with many proposals at once, from the inbox and the assignment desk. */
import { Form, Input, Select } from 'antd';
import type { InboxItem } from '../../../../../platform/inbox/contract.ts';
import type { BulkProps } from '../../../../../web/shared/front.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import { BulkAct } from '../../../../../web/staff/bulk/bulk-act.tsx';
import { UnitsForMany, unitsFilled } from '../../../../handling/web/parts/units-for-many.tsx';
import { bulkCalls } from '../../../contract/bulk.ts';
import { proposalFront } from '../../handling.ts';
import { useOptions } from '../shared.tsx';

export const named = (items: readonly InboxItem[]) =>
  items.map((item) => ({
    matterId: item.matterId,
    partId: item.partId,
    subject: [item.number, item.subject].filter(Boolean).join('  '),
    about: item.unitName ?? item.who,
  }));

/** What an act is called by, before and after. */
function useAct(act: 'take_in' | 'categorise' | 'propose_assignment' | 'confirm_assignment' | 'urge') {
  const { t } = useSession();
  return {
    calls: bulkCalls,
    act,
    short: t(`proposals.many.verb.${act}`),
    did: t(`proposals.many.did.${act}`),
    verb: t(`proposals.action.${act}`),
  };
}

export function TakeInMany({ chosen, onDone }: BulkProps) {
  return <BulkAct {...useAct('take_in')} chosen={named(chosen)} onDone={onDone} primary />;
}

type Matter = { category?: string; committeeId?: string };

export function CategoriseMany({ chosen, onDone }: BulkProps) {
  const { t } = useSession();
  const { data: options } = useOptions();
  return (
    <BulkAct
      {...useAct('categorise')}
      chosen={named(chosen)}
      onDone={onDone}
      values={({ category, committeeId }: Matter) => (category ? { category, committeeId: committeeId ?? null } : null)}
    >
      <Form.Item name="category" label={t('staff.field.category')} required>
        <Select
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          options={options?.categories.map((item) => ({ value: item.code, label: item.label })) ?? []}
        />
      </Form.Item>
      <Form.Item name="committeeId" label={t('staff.field.committeeId')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={options?.committees.map((body) => ({ value: body.bodyId, label: body.name })) ?? []}
        />
      </Form.Item>
    </BulkAct>
  );
}

export function ProposeMany({ chosen, onDone }: BulkProps) {
  const { t } = useSession();
  const { data: options } = useOptions();
  return (
    <BulkAct
      {...useAct('propose_assignment')}
      chosen={named(chosen)}
      onDone={onDone}
      primary
      values={({ units }: { units?: unknown }) => (unitsFilled(units) ? { units, note: '' } : null)}
    >
      {options && chosen[0] && (
        <Form.Item name="units" label={t('staff.field.units')} required extra={t('staff.hint.units')}>
          <UnitsForMany front={proposalFront} matterId={chosen[0].matterId} options={options} />
        </Form.Item>
      )}
    </BulkAct>
  );
}

export function ConfirmMany({ chosen, onDone }: BulkProps) {
  return <BulkAct {...useAct('confirm_assignment')} chosen={named(chosen)} onDone={onDone} primary />;
}

export interface Urgeable {
  proposalId: string;
  subject: string;
  waitsForName: string;
  clock: { clockId: string; kind: string };
}

/** Those whose deadlines have passed or are near. */
export function UrgeMany({ chosen, onDone }: { chosen: readonly Urgeable[]; onDone(): void }) {
  const { t } = useSession();
  return (
    <BulkAct
      calls={bulkCalls}
      act="urge"
      short={t('proposals.many.verb.urge')}
      did={t('proposals.many.did.urge')}
      verb={t('staff.urge.act')}
      chosen={chosen.map(({ proposalId, subject, waitsForName, clock }) => ({
        matterId: proposalId,
        partId: clock.clockId,
        subject,
        about: `${waitsForName} ${t(`proposals.clock.${clock.kind}`)}`,
      }))}
      onDone={onDone}
      primary
      values={({ note }: { note?: string }) => ({ note: note ?? '' })}
    >
      <Form.Item name="note" label={t('staff.urge.note')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </BulkAct>
  );
}
