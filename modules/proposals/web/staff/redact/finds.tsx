/** Personal data found in what would be public: each masked with one press, or all at once; arrows move, Enter masks. */
import { Button, Flex } from 'antd';
import { type KeyboardEvent, useRef } from 'react';
import { useSession } from '../../../../../web/shared/session.tsx';
import type { Redaction } from '../../../masks.ts';
import { covering, type Find, toggled } from './use-publication.ts';

interface FindsProps {
  finds: readonly Find[];
  redactions: readonly Redaction[];
  /** Absent where nothing can be masked here. */
  change?: ((redactions: Redaction[]) => void) | undefined;
}

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, count) => count - 1,
};

export function Finds({ finds, redactions, change }: FindsProps) {
  const { t } = useSession();
  const list = useRef<HTMLUListElement>(null);
  const masked = (find: Find) => covering(find, redactions).length > 0;
  const open = finds.filter((find) => !masked(find));
  const reason = t('staff.redact.personal');
  const maskAll = () => change?.(open.reduce<Redaction[]>((all, find) => toggled(find, all, reason), [...redactions]));
  const move = (event: KeyboardEvent, at: number) => {
    const next = steps[event.key]?.(at, finds.length);
    if (next === undefined) return;
    event.preventDefault();
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  const said = (find: Find) => (
    <>
      <span className="d-find-kind">
        {t(`proposals.personal.${find.kind}`)}
        {find.certainty === 'suspected' && ` · ${t('staff.redact.suspected')}`}
      </span>
      <q>{find.written}</q>
      <span className="d-muted">{t(`staff.redact.in.${find.field}`)}</span>
      <span className="d-find-state">{masked(find) ? t('staff.redact.masked') : change && t('staff.redact.mask')}</span>
    </>
  );
  return (
    <section className="d-card" aria-labelledby="finds">
      <Flex justify="space-between" align="baseline" wrap gap={8}>
        <h2 id="finds">{t('staff.redact.finds', { count: finds.length })}</h2>
        {change && open.length > 1 && (
          <Button onClick={maskAll}>{t('staff.redact.maskAll', { count: open.length })}</Button>
        )}
      </Flex>
      {finds.length === 0 && <p className="d-muted">{t('staff.redact.noFinds')}</p>}
      <ul className="d-finds" ref={list}>
        {finds.map((find, at) => (
          <li key={`${find.field}${find.itemId ?? ''}${find.from}`}>
            {change ? (
              <button
                type="button"
                className="d-find"
                aria-pressed={masked(find)}
                onKeyDown={(event) => move(event, at)}
                onClick={() => change(toggled(find, redactions, reason))}
              >
                {said(find)}
              </button>
            ) : (
              <div className="d-find">{said(find)}</div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
