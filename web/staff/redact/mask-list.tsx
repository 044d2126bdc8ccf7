/** The masks as they will be saved, each with its reason. */
import { Button, Flex, Input } from 'antd';
import type { Mask } from '../../../platform/publicity/masks.ts';
import { useSession } from '../../shared/session.tsx';

interface MaskListProps<F extends string> {
  masks: readonly Mask<F>[];
  textOf(item: Mask<F>): string;
  change(masks: Mask<F>[]): void;
}

export function MaskList<F extends string>({ masks, textOf, change }: MaskListProps<F>) {
  const { t } = useSession();
  return (
    <section className="d-card" aria-labelledby="masks">
      <h2 id="masks">{t('staff.redact.list', { count: masks.length })}</h2>
      {masks.length === 0 && <p className="d-muted">{t('staff.redact.none')}</p>}
      <ul className="d-masks">
        {masks.map((item, index) => (
          <li key={index}>
            <q>{textOf(item)}</q>
            <Flex gap={8} align="center">
              <Input
                className="d-reason"
                aria-label={t('staff.redact.why')}
                placeholder={t('staff.redact.why')}
                maxLength={200}
                value={item.reason}
                status={item.reason.trim() === '' ? 'error' : ''}
                onChange={(event) =>
                  change(masks.map((other, at) => (at === index ? { ...other, reason: event.target.value } : other)))
                }
              />
              <Button onClick={() => change(masks.filter((_, at) => at !== index))}>{t('staff.redact.unmask')}</Button>
            </Flex>
          </li>
        ))}
      </ul>
    </section>
  );
}
