/** The board: five stages side by side, in each its states with what is most urgent on top; empty ones are one line. */
import { useQuery } from '@tanstack/react-query';
import { Flex, Select } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import type { ProposalLine } from '../../contract/reading.ts';
import { proposalEndpoints } from '../../contract.ts';
import type { ProposalState } from '../../workflow.ts';
import { Clock, Marks, proposalPath, useOptions } from './shared.tsx';

interface Column {
  state: ProposalState;
  round: number;
  count: number;
  items: ProposalLine[];
}

const stages: ReadonlyArray<readonly [string, readonly ProposalState[]]> = [
  ['intake', ['submitted', 'returned']],
  ['review', ['reviewing']],
  ['assign', ['filed', 'assigning', 'dispatched']],
  ['handle', ['handling', 'reworking']],
  ['rate', ['rating', 'consulting', 'tracked']],
];

const filters = ['sessionId', 'category', 'unitId'] as const;

function State({ column, more }: { column: Column; more: string }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const name =
    column.round > 0 ? t('staff.roundColumn', { round: column.round }) : t(`proposals.state.${column.state}`);
  return (
    <section aria-label={name}>
      <h3 className={column.count === 0 ? 'd-muted' : undefined}>
        {name} <span className="d-count">{column.count}</span>
      </h3>
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
        <Link className="d-more" to={more}>
          {t('staff.moreInList', { count: column.count - column.items.length })}
        </Link>
      )}
    </section>
  );
}

export function BoardScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const [search, setSearch] = useSearchParams();
  const { data: options } = useOptions();
  const rounds = (options?.rules as { review?: { rounds: number } } | undefined)?.review?.rounds ?? 3;
  const asked = Object.fromEntries(filters.flatMap((key) => (search.get(key) ? [[key, search.get(key)!]] : [])));
  const query = useQuery({
    queryKey: ['board', code, asked],
    queryFn: () => call(proposalEndpoints.getBoard, code, { query: asked }),
  });
  const choices = {
    sessionId: options?.sessions.map((item) => ({ value: item.sessionId, label: item.label })),
    category: options?.categories.map((item) => ({ value: item.code, label: item.label })),
    unitId: options?.units.map((item) => ({ value: item.unitId, label: item.name })),
  };
  const choose = (key: string, value: string | undefined) => {
    const next = new URLSearchParams(search);
    if (value) next.set(key, value);
    else next.delete(key);
    setSearch(next);
  };
  const listOf = (state: ProposalState) =>
    `/desk/${code}/proposals?${new URLSearchParams({ ...asked, state }).toString()}`;
  return (
    <>
      <Flex justify="space-between" align="baseline" wrap gap={8}>
        <h1>{t('staff.menu.board')}</h1>
        <Flex gap={8} wrap>
          {filters.map((key) => (
            <Select
              key={key}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              className="d-filter"
              aria-label={t(`staff.filter.${key}`)}
              placeholder={t(`staff.filter.${key}`)}
              value={asked[key]}
              options={choices[key] ?? []}
              onChange={(value: string | undefined) => choose(key, value)}
            />
          ))}
        </Flex>
      </Flex>
      <Loaded query={query}>
        {(data) => (
          <div className="d-board">
            {stages.map(([stage, states]) => {
              const columns = data.columns.filter(
                (column) =>
                  states.includes(column.state) &&
                  (column.state !== 'reviewing' || column.round <= rounds || column.count > 0),
              );
              const total = columns.reduce((sum, column) => sum + column.count, 0);
              return (
                <section key={stage} aria-label={t(`staff.board.${stage}`)}>
                  <h2>
                    {t(`staff.board.${stage}`)} <span className="d-count">{total}</span>
                  </h2>
                  {columns.map((column) => (
                    <State key={`${column.state}${column.round}`} column={column} more={listOf(column.state)} />
                  ))}
                </section>
              );
            })}
          </div>
        )}
      </Loaded>
    </>
  );
}
