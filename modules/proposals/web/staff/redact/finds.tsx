/** Personal data found in what would be public: each masked with one press, or all at once. */
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Tag } from 'antd';
import { call } from '../../../../../web/client.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import type { ProposalDetail } from '../../../contract/detail.ts';
import { proposalEndpoints } from '../../../contract.ts';
import { maskable } from '../../../personal-data.ts';

export type Redaction = ProposalDetail['redactions'][number];
type Field = Redaction['field'];

interface FindsProps {
  data: ProposalDetail;
  redactions: readonly Redaction[];
  /** Assignments whose replies would not be public; none of them when not given. */
  withheld?: readonly string[];
  /** Absent where nothing can be masked here. */
  mask?(passages: Redaction[]): void;
}

const isMaskable = (field: string): field is Field => (maskable as readonly string[]).includes(field);

export function Finds({ data, redactions, withheld = [], mask }: FindsProps) {
  const { assembly, t } = useSession();
  const { data: answer } = useQuery({
    queryKey: ['publication', assembly!.code, data.proposalId, data.version, withheld.join(',')],
    queryFn: () =>
      call(proposalEndpoints.checkPublication, assembly!.code, {
        params: { proposalId: data.proposalId },
        query: { decision: 'public', withheld: withheld.join(',') },
      }),
  });
  if (!answer) return null;
  const covered = (find: (typeof answer.finds)[number]) =>
    redactions.some(
      (item) =>
        item.field === find.field &&
        (item.replyId ?? '') === (find.replyId ?? '') &&
        item.from <= find.from &&
        item.to >= find.to,
    );
  const passageOf = (find: (typeof answer.finds)[number]): Redaction => ({
    field: find.field as Field,
    ...(find.replyId ? { replyId: find.replyId } : {}),
    from: find.from,
    to: find.to,
    reason: t('staff.redact.personal'),
  });
  const open = answer.finds.filter((find) => isMaskable(find.field) && !covered(find));
  return (
    <section className="d-card" aria-labelledby="finds">
      <Flex justify="space-between" align="baseline" wrap gap={8}>
        <h2 id="finds">{t('staff.redact.finds', { count: answer.finds.length })}</h2>
        {mask && open.length > 1 && (
          <Button type="primary" onClick={() => mask(open.map(passageOf))}>
            {t('staff.redact.maskAll', { count: open.length })}
          </Button>
        )}
      </Flex>
      {answer.finds.length === 0 && <p className="d-muted">{t('staff.redact.noFinds')}</p>}
      <ul className="d-finds">
        {answer.finds.map((find) => (
          <li key={`${find.field}${find.replyId ?? ''}${find.from}`}>
            <Tag>{t(`proposals.personal.${find.kind}`)}</Tag>
            <q>{find.written}</q>
            <span className="d-muted">
              {t(`staff.redact.in.${find.field}`)}
              {find.certainty === 'suspected' && ` · ${t('staff.redact.suspected')}`}
            </span>
            {!isMaskable(find.field) ? (
              <span className="d-muted">{t('staff.redact.notMaskable')}</span>
            ) : covered(find) ? (
              <span>{t('staff.redact.masked')}</span>
            ) : (
              mask && (
                <Button size="small" onClick={() => mask([passageOf(find)])}>
                  {t('staff.redact.mask')}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
