/** Personal data found in what would be public: each masked with one press, or all at once; arrows move, Enter masks. */
import { Button, Flex } from 'antd';
import { type KeyboardEvent, useRef } from 'react';
import type { Mask } from '../../../platform/publicity/masks.ts';
import { useSession } from '../../shared/session.tsx';
import { covering, type Find, toggled } from './publication.ts';

interface FindsProps<F extends string> {
  finds: readonly Find<F>[];
  masks: readonly Mask<F>[];
  /** What a text is called. */
  nameOf(field: F): string;
  /** Absent where nothing can be masked here. */
  change?: ((masks: Mask<F>[]) => void) | undefined;
}

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, count) => count - 1,
};

export function Finds<F extends string>({ finds, masks, nameOf, change }: FindsProps<F>) {
  const { t } = useSession();
  const list = useRef<HTMLUListElement>(null);
  const masked = (find: Find<F>) => covering(find, masks).length > 0;
  const open = finds.filter((find) => !masked(find));
  const reason = t('staff.redact.personal');
  const maskAll = () => change?.(open.reduce<Mask<F>[]>((all, find) => toggled(find, all, reason), [...masks]));
  const move = (event: KeyboardEvent, at: number) => {
    const next = steps[event.key]?.(at, finds.length);
    if (next === undefined) return;
    event.preventDefault();
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  const said = (find: Find<F>) => (
    <>
      <span className="d-find-kind">
        {t(`publicity.personal.${find.kind}`)}
        {find.certainty === 'suspected' && ` · ${t('staff.redact.suspected')}`}
      </span>
      <q>{find.written}</q>
      <span className="d-muted">{nameOf(find.field)}</span>
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
                onClick={() => change(toggled(find, masks, reason))}
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
