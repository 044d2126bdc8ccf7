/** Terms, newest first, each with its sessions and their windows; what counts now is marked. */
import { useQuery } from '@tanstack/react-query';
import { Flex, Table, type TableColumnsType } from 'antd';
import type { z } from 'zod';
import { addDays } from '../../../../../platform/calendar/days.ts';
import { call } from '../../../../../web/client.ts';
import { StateTag } from '../../../../../web/kit/state-tag.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import { labelled } from '../../../../../web/staff/labelled.ts';
import { Loaded } from '../../../../../web/staff/loaded.tsx';
import { windowsEndpoints } from '../../../windows-contract.ts';
import { SessionForm } from './session-form.tsx';
import { TermForm } from './term-form.tsx';

type Answer = z.output<typeof windowsEndpoints.listTermsOfHouse.response>;
type Term = Answer['terms'][number];
type Row = Answer['sessions'][number];

function TermPart({ term, sessions }: { term: Term; sessions: Row[] }) {
  const { t, date } = useSession();
  const word = (key: string, values?: object) => t(`assemblies.house.time.${key}`, { ...values });
  const time = (name: 'opensAt' | 'closesAt' | 'proposalsFrom' | 'proposalsUntil' | 'intersessionUntil') => ({
    ...labelled(word(name)),
    width: 150,
    render: (_: unknown, row: Row) => date(row[name], true),
  });
  const columns: TableColumnsType<Row> = [
    {
      ...labelled(word('session')),
      width: 210,
      className: 'd-subject',
      render: (_, row) => (
        <>
          {row.label}{' '}
          {row.season && (
            <StateTag tone="active">{word('countsNow', { season: t(`assemblies.season.${row.season}`) })}</StateTag>
          )}
        </>
      ),
    },
    time('opensAt'),
    time('closesAt'),
    time('proposalsFrom'),
    time('proposalsUntil'),
    time('intersessionUntil'),
    { ...labelled(word('handedIn')), width: 80, align: 'right', dataIndex: 'handedIn' },
    {
      title: t('staff.col.actions'),
      width: 110,
      render: (_, row) =>
        row.over ? (
          <small className="d-muted">{word('over')}</small>
        ) : (
          <SessionForm
            termId={term.id}
            session={row}
            title={word('changeSessionOf', { name: row.label })}
            open={word('changeSession')}
          />
        ),
    },
  ];
  const { startsOn, endsOn } = term;
  return (
    <section className="d-gap" aria-label={term.label}>
      <Flex gap={8} wrap align="baseline">
        <h2>{term.label}</h2>
        <span className="d-muted">{word('between', { from: date(startsOn), until: date(endsOn) })}</span>
        {term.current && <StateTag tone="active">{word('current')}</StateTag>}
        {!term.over && (
          <>
            <TermForm
              termId={term.id}
              start={{ startsOn, endsOn }}
              title={word('changeTermOf', { name: term.label })}
              open={word('changeTerm')}
            />
            <SessionForm
              termId={term.id}
              session={null}
              title={word('addSessionOf', { name: term.label })}
              open={word('addSession')}
            />
          </>
        )}
      </Flex>
      <Table
        className="d-cards"
        size="small"
        rowKey="id"
        tableLayout="fixed"
        scroll={{ x: 1110 }}
        dataSource={sessions}
        columns={columns}
        pagination={false}
        locale={{ emptyText: word('noSessions') }}
      />
    </section>
  );
}

export function TermsList() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const query = useQuery({
    queryKey: ['house', code, 'terms'],
    queryFn: () => call(windowsEndpoints.listTermsOfHouse, code, {}),
  });
  return (
    <Loaded query={query}>
      {({ terms, sessions }) => {
        const last = terms.at(-1);
        const begins = last ? addDays(last.endsOn, 1) : null;
        const next =
          begins === null
            ? {}
            : { startsOn: begins, endsOn: addDays(`${Number(begins.slice(0, 4)) + 5}${begins.slice(4)}`, -1) };
        return (
          <>
            <div className="d-gap">
              <TermForm
                termId={null}
                start={next}
                title={t('assemblies.house.time.addTerm')}
                open={t('assemblies.house.time.addTerm')}
              />
            </div>
            {[...terms].reverse().map((term) => (
              <TermPart key={term.id} term={term} sessions={sessions.filter((one) => one.termId === term.id)} />
            ))}
          </>
        );
      }}
    </Loaded>
  );
}
