/** What the look through a file found, row by row. */

import { Alert, Button, Flex, Select, Statistic, Table } from 'antd';
import { labelled as said } from '../../../platform/i18n/lists.ts';
import { useSession } from '../../shared/session.tsx';
import { labelled } from '../labelled.ts';
import type { ImportReport, PersonSaid } from './room.ts';

type Row = ImportReport['rows'][number];
type Problem = Row['problems'][number];

const statuses = ['ready', 'warning', 'known', 'refused'] as const;
const tone = { ready: '', warning: '', known: 'd-muted', refused: 'd-error' } as const;

interface Choosing {
  people: readonly PersonSaid[];
  say: (people: PersonSaid[]) => void;
}

/** Asks which of several members of a name a row means. */
function Person({ row, problem, people, say }: Choosing & { row: Row; problem: Problem }) {
  const { t } = useSession();
  if (!problem.people) return null;
  const { name, choices } = problem.people;
  const here = (item: PersonSaid) => item.sheet === row.sheet && item.row === row.row && item.name === name;
  return (
    <Select
      className="d-wide"
      placeholder={t('staff.import.person', { name })}
      aria-label={t('staff.import.person', { name })}
      value={people.find(here)?.memberId}
      options={choices.map((choice) => ({ value: choice.memberId, label: choice.label }))}
      onChange={(memberId) =>
        say([...people.filter((item) => !here(item)), { sheet: row.sheet, row: row.row, name, memberId }])
      }
    />
  );
}

/** Which sheets were read, and which were not, with their rows. */
function Sheets({ report, titleName }: { report: ImportReport; titleName: string }) {
  const { t } = useSession();
  if (report.sheets.length < 2) return null;
  return (
    <Alert
      type={report.sheets.every((sheet) => sheet.read) ? 'info' : 'warning'}
      className="d-gap"
      title={
        <ul className="d-plain">
          {report.sheets.map((sheet, index) => (
            <li key={index}>
              {t(sheet.read ? 'staff.import.sheetRead' : 'staff.import.sheetNotRead', {
                name: sheet.name,
                count: sheet.rows,
                title: titleName,
              })}
            </li>
          ))}
        </ul>
      }
    />
  );
}

/** @param again looks once more, with the persons named; absent: there is nothing new to look at */
export function ReportView({
  report,
  titleName,
  people,
  say,
  again,
}: Choosing & { report: ImportReport; titleName: string; again: (() => void) | undefined }) {
  const { t, locale } = useSession();
  return (
    <>
      <Flex gap={32} wrap className="d-gap">
        {(['total', 'ready', 'warnings', 'known', 'refused'] as const).map((key) => (
          <Statistic key={key} title={t(`staff.import.${key}`)} value={report[key]} />
        ))}
      </Flex>
      <Sheets report={report} titleName={titleName} />
      {again && (
        <Button className="d-gap" onClick={again}>
          {t('staff.import.columns.again')}
        </Button>
      )}
      <Table
        className="d-cards"
        size="small"
        rowKey={(row) => `${row.sheet}!${row.row}`}
        dataSource={report.rows}
        scroll={{ x: 720 }}
        pagination={{ pageSize: 50, showSizeChanger: false }}
        columns={[
          {
            ...labelled(t('staff.import.row')),
            width: 80,
            render: (_, row) => [row.sheet, row.row].filter(Boolean).join(' '),
          },
          {
            ...labelled(t('staff.col.state')),
            width: 110,
            filters: statuses.map((value) => ({ value, text: t(`staff.import.status.${value}`) })),
            onFilter: (value, row) => row.status === value,
            render: (_, row) => <span className={tone[row.status]}>{t(`staff.import.status.${row.status}`)}</span>,
          },
          { title: titleName, dataIndex: 'subject', className: 'd-subject' },
          {
            ...labelled(t('staff.import.problems')),
            width: 420,
            render: (_, row) =>
              row.status !== 'known' &&
              row.problems.map((problem, index) => (
                <div key={index}>
                  {problem.column && <strong>{said(problem.column, '', locale)}</strong>}
                  {problem.message}
                  <Person row={row} problem={problem} people={people} say={say} />
                </div>
              )),
          },
        ]}
      />
    </>
  );
}
