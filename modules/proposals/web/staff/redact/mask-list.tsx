/** The masks as they will be saved, each with its reason. */
import { Button, Flex, Input } from 'antd';
import { useSession } from '../../../../../web/shared/session.tsx';
import type { Redaction } from '../../../masks.ts';

interface MaskListProps {
  redactions: readonly Redaction[];
  textOf(item: Redaction): string;
  change(redactions: Redaction[]): void;
}

export function MaskList({ redactions, textOf, change }: MaskListProps) {
  const { t } = useSession();
  return (
    <section className="d-card" aria-labelledby="masks">
      <h2 id="masks">{t('staff.redact.list', { count: redactions.length })}</h2>
      {redactions.length === 0 && <p className="d-muted">{t('staff.redact.none')}</p>}
      <ul className="d-masks">
        {redactions.map((item, index) => (
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
                  change(
                    redactions.map((other, at) => (at === index ? { ...other, reason: event.target.value } : other)),
                  )
                }
              />
              <Button onClick={() => change(redactions.filter((_, at) => at !== index))}>
                {t('staff.redact.unmask')}
              </Button>
            </Flex>
          </li>
        ))}
      </ul>
    </section>
  );
}
