/** For those who oversee rather than handle: on the desk's first page, and as a page of its own with the weekly briefs. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { addressOf, call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import { useRoles } from '../../../../web/staff/matter-parts.tsx';
import { oversightEndpoints } from '../../contract.ts';
import { OverviewParts } from './parts.tsx';

function useOverview(asked: boolean) {
  const { assembly } = useSession();
  const code = assembly!.code;
  return useQuery({
    queryKey: ['overview', code],
    queryFn: () => call(oversightEndpoints.getOverview, code, { query: {} }),
    enabled: asked,
  });
}

/** Below what waits for leaders, evaluators and auditors. */
export function OverviewPanel() {
  const { t } = useSession();
  const watches = useRoles()('leader', 'evaluator', 'auditor');
  const query = useOverview(watches);
  if (!watches) return null;
  return (
    <section>
      <h2>{t('oversight.week')}</h2>
      <Loaded query={query} rows={6}>
        {(overview) => <OverviewParts overview={overview} />}
      </Loaded>
    </section>
  );
}

function Briefs() {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const query = useQuery({ queryKey: ['briefs', code], queryFn: () => call(oversightEndpoints.listBriefs, code, {}) });
  return (
    <section>
      <h2>{t('oversight.briefs')}</h2>
      <p className="d-muted">{t('oversight.briefsWhat')}</p>
      <Loaded query={query} rows={3} empty={(data) => data.briefs.length === 0 && t('oversight.noBriefs')}>
        {(data) => (
          <ul className="d-list">
            {data.briefs.map(({ briefId, from, until }) => (
              <li key={briefId}>
                <Link className="d-grow" to={`/desk/${code}/briefs/${briefId}`}>
                  {t('oversight.span', { from: date(from), until: date(until) })}
                </Link>{' '}
                <a href={addressOf(oversightEndpoints.briefDocument, code, { briefId }, { format: 'pdf' })}>
                  {t('oversight.pdf')}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

export function OverviewScreen() {
  const { t } = useSession();
  const query = useOverview(true);
  return (
    <>
      <h1>{t('oversight.menu')}</h1>
      <Loaded query={query}>
        {(overview) => (
          <section>
            <h2>{t('oversight.week')}</h2>
            <OverviewParts overview={overview} />
          </section>
        )}
      </Loaded>
      <Briefs />
    </>
  );
}
