/** Below the inbox: suggestions in figures, each a way to its list. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { useRoles } from '../../../../web/staff/matter-parts.tsx';
import { suggestionEndpoints } from '../../contract.ts';

const narrowed = {
  waiting: { state: 'received' },
  objected: { objected: 'true' },
  open: { state: 'accepted,led,assigning,dispatched,handling' },
  answered: { state: 'answered' },
} as const;

function Figures() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { data } = useQuery({
    queryKey: ['suggestions-panel', code],
    queryFn: () =>
      Promise.all(
        Object.entries(narrowed).map(async ([key, query]) => {
          const { total } = await call(suggestionEndpoints.listSuggestions, code, {
            query: { ...query, size: 1 } as never,
          });
          return { key, total, query: new URLSearchParams(query).toString() };
        }),
      ),
  });
  return (
    <section>
      <h2>{t('suggestions.title')}</h2>
      <ul className="d-list d-unit-figures">
        {data?.map(({ key, total, query }) => (
          <li key={key}>
            <Link to={`/desk/${code}/suggestions?${query}`}>
              <strong>{total}</strong> {t(`suggestions.desk.panel.${key}`)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function WaitingPanel() {
  const { assembly } = useSession();
  const overseeing = useRoles()('clerk', 'assigner', 'leader', 'auditor');
  return overseeing && assembly!.rules.includes('suggestions') ? <Figures /> : null;
}
