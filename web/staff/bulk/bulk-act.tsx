/**
 * One act on many: before it happens it says with which it will be done and which are left out and why; afterwards the way back
 * stands at the desk for some minutes.
 */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Flex, Form, Modal, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { BULK_MOST, type BulkCalls, type BulkItem } from '../../../platform/bulk/contract.ts';
import { call } from '../../client.ts';
import { KeptLine } from '../../shared/kept-line.tsx';
import { useSession } from '../../shared/session.tsx';
import { useSettled } from '../../shared/settled.ts';
import { useKeptForm } from '../kept-form.ts';
import { Refusal } from '../loaded.tsx';
import { offerUndo } from './undo.ts';

export interface Named extends BulkItem {
  /** Of the matter, and of the unit or person it is about. */
  subject: string;
  about?: string | undefined;
}

interface BulkActProps {
  calls: BulkCalls;
  act: string;
  /** On the button that opens it and in the heading. */
  short: string;
  /** On the button that does it. */
  verb: string;
  /** What was done, as it is told afterwards. */
  did: string;
  chosen: readonly Named[];
  primary?: boolean;
  /** Fields of what is asked beside the items, as `Form.Item`s. */
  children?: ReactNode;
  /** What was typed, as the act takes it; null while something is missing. */
  values?(typed: Record<string, unknown>): object | null;
  onDone(): void;
}

const keyOf = ({ matterId, partId }: BulkItem) => `${matterId}${partId ?? ''}`;

function Names({ items, why }: { items: readonly Named[]; why?: ReadonlyMap<string, string> }) {
  return (
    <ul className="d-list d-bulk-names">
      {items.map((item) => (
        <li key={keyOf(item)}>
          {item.subject} {item.about && <span className="d-muted">{item.about}</span>}
          {why && <div className="d-error">{why.get(keyOf(item))}</div>}
        </li>
      ))}
    </ul>
  );
}

function Asked({
  calls,
  act,
  short,
  verb,
  did,
  chosen,
  children,
  values = () => ({}),
  onDone,
  close,
}: BulkActProps & { close(): void }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  // Typed for these: another choice of matters begins anew.
  const first = chosen[0];
  const name = ['bulk', act, first?.matterId ?? '', first?.partId ?? '', chosen.length].join(':');
  const { form, kept, props } = useKeptForm<Record<string, unknown>>(name, {});
  const typed = (Form.useWatch([], form) ?? {}) as Record<string, unknown>;
  // Each trial is a real one of up to a hundred acts: not at every key.
  const { settled: given, still } = useSettled(values(typed));
  const items = chosen.slice(0, BULK_MOST).map(({ matterId, partId }) => ({ matterId, partId: partId ?? null }));
  const body = { act, items, values: given ?? {} } as never;
  const preview = useQuery({
    queryKey: ['bulk', code, act, items, given],
    queryFn: () => call(calls.previewBulk, code, { body }),
    enabled: given !== null,
    gcTime: 0,
  });
  const why = new Map(preview.data?.items.flatMap((item) => (item.message ? [[keyOf(item), item.message]] : [])));
  const left = chosen.filter((item) => why.has(keyOf(item)));
  const done = chosen.filter((item) => !why.has(keyOf(item)));
  const run = useMutation({
    mutationFn: () => call(calls.runBulk, code, { body }),
    async onSuccess(answer) {
      const count = answer.items.filter((item) => item.code === null).length;
      if (answer.bulkId)
        offerUndo({ code, bulkId: answer.bulkId, until: answer.undoUntil, endpoint: calls.undoBulk, verb: did, count });
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'bulk' });
      if (count > 0) {
        await kept.clear();
        close();
        onDone();
      }
    },
  });
  return (
    <Modal
      open
      title={t('staff.bulk.title', { verb: short, count: chosen.length })}
      okText={preview.data ? t('staff.bulk.do', { verb, count: done.length }) : verb}
      cancelText={t('staff.cancel')}
      confirmLoading={run.isPending}
      okButtonProps={{ disabled: !still || !preview.data || done.length === 0 }}
      onOk={() => run.mutate()}
      onCancel={close}
    >
      <Form {...props} layout="vertical" requiredMark="optional" className={children ? 'd-gap' : ''}>
        {children}
      </Form>
      {children && <KeptLine kept={kept} />}
      {chosen.length > BULK_MOST && (
        <Alert type="info" className="d-gap" title={t('staff.bulk.most', { most: BULK_MOST })} />
      )}
      {given === null && <Names items={chosen} />}
      {given !== null && !preview.data && !preview.error && <Skeleton active title={false} paragraph={{ rows: 4 }} />}
      {preview.data && (
        <>
          {done.length > 0 && (
            <section aria-label={t('staff.bulk.will', { count: done.length })}>
              <h3>{t('staff.bulk.will', { count: done.length })}</h3>
              <Names items={done} />
            </section>
          )}
          {left.length > 0 && (
            <section aria-label={t('staff.bulk.left', { count: left.length })}>
              <h3>{t('staff.bulk.left', { count: left.length })}</h3>
              <Names items={left} why={why} />
            </section>
          )}
          <p className="d-muted">{t('staff.bulk.undoable')}</p>
        </>
      )}
      <Refusal error={preview.error ?? run.error} />
    </Modal>
  );
}

export function BulkAct(props: BulkActProps) {
  const { t } = useSession();
  const [open, setOpen] = useState(false);
  const { short, chosen, primary } = props;
  return (
    <>
      <Button type={primary ? 'primary' : 'default'} disabled={chosen.length === 0} onClick={() => setOpen(true)}>
        {t('staff.bulk.title', { verb: short, count: chosen.length })}
      </Button>
      {open && <Asked {...props} close={() => setOpen(false)} />}
    </>
  );
}

/** A few acts side by side on the same items. */
export function BulkRow({ children }: { children: ReactNode }) {
  return (
    <Flex gap={8} wrap>
      {children}
    </Flex>
  );
}
