/** The reader's own unit in figures, each a way to its list. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { proposalEndpoints } from '../../contract.ts';

const narrowed = {
  inHand: { state: 'dispatched,handling,assigning' },
  again: { state: 'reworking,consulting' },
  rated: { state: 'rating' },
  closed: { state: 'closed,tracked,archived' },
} as const;

function Unit({ unitId, name }: { unitId: string; name: string }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { data } = useQuery({
    queryKey: ['unit-desk', code, unitId],
    async queryFn() {
      const counted = Object.entries(narrowed).map(async ([key, query]) => {
        const { total } = await call(proposalEndpoints.listProposals, code, {
          query: { ...query, unitId, size: 1 } as never,
        });
        return { key, total, path: `proposals?unitId=${unitId}&state=${query.state}` };
      });
      const late = call(proposalEndpoints.listOverdue, code, { query: { unitId, size: 1 } as never });
      return [
        ...(await Promise.all(counted)),
        { key: 'late', total: (await late).total, path: `overdue?unitId=${unitId}` },
      ];
    },
  });
  return (
    <section>
      <h2>{t('staff.unit.own', { name })}</h2>
      <ul className="d-list d-unit-figures">
        {data?.map(({ key, total, path }) => (
          <li key={key}>
            <Link to={`/desk/${code}/${path}`}>
              <strong className={key === 'late' && total > 0 ? 'd-error' : undefined}>{total}</strong>{' '}
              {t(`staff.unit.${key}`)}
            </Link>
          </li>
        ))}
      </ul>
      <p className="d-muted">{t('staff.unit.how')}</p>
    </section>
  );
}

/** Shown below the inbox of those who work in a unit. */
export function UnitDesk() {
  const { assembly } = useSession();
  const units = new Map(
    assembly!.grants.flatMap((grant) =>
      grant.role.startsWith('unit_') && grant.unitId ? [[grant.unitId, grant.unitName ?? ''] as const] : [],
    ),
  );
  return [...units].map(([unitId, name]) => <Unit key={unitId} unitId={unitId} name={name} />);
}
