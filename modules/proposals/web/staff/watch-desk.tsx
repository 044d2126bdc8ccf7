/** For those who oversee rather than handle: key proposals, what is late and on whom it waits, the week's replies. */

import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { comma } from '../../../../platform/i18n/lists.ts';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { minuteNow } from '../../../../web/staff/steps/fields.ts';
import type { ProposalLine } from '../../contract/reading.ts';
import { proposalEndpoints } from '../../contract.ts';
import { Clock, Loaded, State, SubjectLink, useRoles } from './shared.tsx';

const MOST = 8;

function Lines({
  name,
  empty,
  query,
  list,
}: {
  name: string;
  empty: string;
  query: Record<string, unknown>;
  list: string;
}) {
  const { assembly, t, locale } = useSession();
  const code = assembly!.code;
  const found = useQuery({
    queryKey: ['watch', code, query],
    queryFn: () => call(proposalEndpoints.listProposals, code, { query: { ...query, size: MOST } as never }),
  });
  return (
    <section>
      <h2>
        {name} {found.data && <span className="d-count">{t('staff.total', { count: found.data.total })}</span>}
      </h2>
      <Loaded query={found} rows={3}>
        {(data) =>
          data.total === 0 ? (
            <p className="d-muted">{empty}</p>
          ) : (
            <>
              <ul className="d-list d-watch">
                {data.items.map((line: ProposalLine) => (
                  <li key={line.proposalId}>
                    <span className="d-grow">
                      {line.number !== null && <span className="d-number">{line.number}</span>}
                      <SubjectLink line={line} />
                      {!line.clock && line.leadUnits.length > 0 && (
                        <span className="d-muted"> {line.leadUnits.join(comma(locale))}</span>
                      )}
                    </span>
                    <State state={line.state} />
                    {line.clock && <Clock clock={line.clock} short />}
                  </li>
                ))}
              </ul>
              {data.total > MOST && <Link to={list}>{t('staff.watch.all', { count: data.total })}</Link>}
            </>
          )
        }
      </Loaded>
    </section>
  );
}

/** Late deadlines counted by whom they wait for, most first. */
function Late() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const found = useQuery({
    queryKey: ['watch-late', code],
    queryFn: () => call(proposalEndpoints.listOverdue, code, { query: { size: 100 } as never }),
  });
  return (
    <section>
      <h2>
        {t('staff.watch.late')}{' '}
        {found.data && <span className="d-count">{t('staff.watch.deadlines', { count: found.data.total })}</span>}
      </h2>
      <Loaded query={found} rows={3}>
        {(data) => {
          if (data.total === 0) return <p className="d-muted">{t('staff.overdueEmpty')}</p>;
          const counts = new Map<string, number>();
          for (const item of data.items) counts.set(item.waitsForName, (counts.get(item.waitsForName) ?? 0) + 1);
          return (
            <>
              <ul className="d-list d-watch">
                {[...counts]
                  .sort(([, a], [, b]) => b - a)
                  .map(([name, count]) => (
                    <li key={name}>
                      <span className="d-grow">{name}</span>
                      <strong>{t('staff.watch.deadlines', { count })}</strong>
                    </li>
                  ))}
              </ul>
              {data.total > data.items.length && (
                <p className="d-muted">{t('staff.watch.first', { count: data.items.length })}</p>
              )}
              <Link to={`/desk/${code}/overdue`}>{t('staff.watch.lateAll')}</Link>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

/** Shown on the first page of leaders, evaluators and auditors. */
export function WatchDesk() {
  const { assembly, t } = useSession();
  const holds = useRoles();
  if (!holds('leader', 'evaluator', 'auditor')) return null;
  const list = `/desk/${assembly!.code}/proposals`;
  const since = `${minuteNow(-7).slice(0, 10)}`;
  return (
    <div className="d-watches">
      <div>
        <Lines
          name={t('staff.watch.key')}
          empty={t('staff.watch.noKey')}
          query={{ key: true, sort: 'due' }}
          list={`${list}?key=true&sort=due`}
        />
        <Lines
          name={t('staff.watch.week')}
          empty={t('staff.watch.noWeek')}
          query={{ repliedFrom: since, sort: 'updated' }}
          list={`${list}?repliedFrom=${since}`}
        />
        <Lines
          name={t('staff.watch.consulting')}
          empty={t('staff.watch.noConsulting')}
          query={{ state: 'reworking,consulting', sort: 'due' }}
          list={`${list}?state=reworking,consulting&sort=due`}
        />
      </div>
      <Late />
    </div>
  );
}
