/** The board: what stands where, the most urgent on top of each column. */
import { useQuery } from '@tanstack/react-query';
import { Flex, Select } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { proposalEndpoints } from '../../contract.ts';
import { Clock, Loaded, Marks, proposalPath, useOptions } from './shared.tsx';

export function BoardScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const [search, setSearch] = useSearchParams();
  const sessionId = search.get('sessionId') ?? undefined;
  const { data: options } = useOptions();
  const rounds = (options?.rules as { review?: { rounds: number } } | undefined)?.review?.rounds ?? 3;
  const query = useQuery({
    queryKey: ['board', code, sessionId],
    queryFn: () => call(proposalEndpoints.getBoard, code, { query: { sessionId } }),
  });
  return (
    <>
      <Flex justify="space-between" align="baseline" wrap gap={8}>
        <h1>{t('staff.menu.board')}</h1>
        <Select
          allowClear
          className="d-filter"
          aria-label={t('staff.filter.sessionId')}
          placeholder={t('staff.filter.sessionId')}
          value={sessionId}
          options={options?.sessions.map((item) => ({ value: item.sessionId, label: item.label })) ?? []}
          onChange={(value) => setSearch(value ? { sessionId: value } : {})}
        />
      </Flex>
      <Loaded query={query}>
        {(data) => (
          <div className="d-board">
            {data.columns
              .filter((column) => column.state !== 'reviewing' || column.round <= rounds || column.count > 0)
              .map((column) => (
                <section
                  key={`${column.state}${column.round}`}
                  aria-label={
                    column.round > 0
                      ? t('staff.roundColumn', { round: column.round })
                      : t(`proposals.state.${column.state}`)
                  }
                >
                  <h2>
                    {column.round > 0
                      ? t('staff.roundColumn', { round: column.round })
                      : t(`proposals.state.${column.state}`)}{' '}
                    <span className="d-count">{column.count}</span>
                  </h2>
                  {column.items.map((line) => (
                    <Link key={line.proposalId} to={proposalPath(code, line.proposalId)} className="d-note">
                      <span className="d-note-subject">
                        {line.number !== null && <span className="d-number">{line.number}</span>}
                        {line.subject}
                      </span>
                      <span className="d-muted">
                        {[line.firstProposer, line.categoryLabel, line.leadUnits[0]].filter(Boolean).join(' · ')}
                      </span>
                      <Marks line={line} />
                      {line.clock && <Clock clock={line.clock} bare />}
                    </Link>
                  ))}
                  {column.count > column.items.length && (
                    <Link className="d-more" to={`/desk/${code}/proposals?state=${column.state}`}>
                      {t('staff.moreInList', { count: column.count - column.items.length })}
                    </Link>
                  )}
                  {column.count === 0 && <p className="d-muted">{t('staff.columnEmpty')}</p>}
                </section>
              ))}
          </div>
        )}
      </Loaded>
    </>
  );
}
