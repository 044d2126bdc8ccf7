/** The columns of a file with what stands in them, and what each is read as. */

import { Alert, Button, Collapse, Flex, Select, Table } from 'antd';
import { comma, semicolon } from '../../../platform/i18n/lists.ts';
import { useSession } from '../../shared/session.tsx';
import type { ColumnSaid, ImportReport } from './room.ts';

type Column = ColumnSaid['column'];

interface Props {
  report: ImportReport;
  said: readonly ColumnSaid[];
  say: (said: ColumnSaid[]) => void;
  again: () => void;
  busy: boolean;
}

/** Opened by itself when a column is missing without which no row can be read. */
export function ImportColumns({ report, said, say, again, busy }: Props) {
  const { t, locale } = useSession();
  const meaning = (heading: string, known: Column): Column => {
    const found = said.find((item) => item.heading === heading);
    return found ? found.column : known;
  };
  const read = new Set(report.headings.map((item) => meaning(item.heading, item.column)));
  const missing = report.columnNames.filter((item) => item.required && !read.has(item.column));
  const unused = report.headings.filter((item) => meaning(item.heading, item.column) === null).length;
  const choose = (heading: string, column: Column) =>
    say([...said.filter((item) => item.heading !== heading), { heading, column }]);
  const table = (
    <>
      <p className="d-muted">{t('staff.import.columns.lead')}</p>
      <Table
        size="small"
        className="d-gap"
        pagination={false}
        scroll={{ x: 'max-content' }}
        rowKey="key"
        dataSource={report.headings.map((item, key) => ({ ...item, key }))}
        columns={[
          {
            title: t('staff.import.columns.heading'),
            render: (_, item) => (
              <>
                {item.heading}
                {item.hidden && <div className="d-muted">{t('staff.import.hidden.mark')}</div>}
                {report.sheets.length > 1 && <div className="d-muted">{item.sheet}</div>}
              </>
            ),
          },
          {
            title: t('staff.import.columns.meaning'),
            width: 180,
            render: (_, item) => (
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                className="d-wide"
                aria-label={`${t('staff.import.columns.meaning')} ${item.heading}`}
                value={meaning(item.heading, item.column) ?? ''}
                options={[
                  { value: '', label: t('staff.import.columns.none') },
                  ...report.columnNames.map(({ column, name, required }) => ({
                    value: column as string,
                    label: required ? `${name} *` : name,
                  })),
                ]}
                onChange={(value) => choose(item.heading, (value || null) as Column)}
              />
            ),
          },
          {
            title: t('staff.import.columns.samples'),
            className: 'd-subject',
            render: (_, item) => item.samples.join(semicolon(locale)),
          },
        ]}
      />
      <Button onClick={again} loading={busy} disabled={said.length === 0}>
        {t('staff.import.columns.again')}
      </Button>
    </>
  );
  return (
    <Flex vertical gap={12} className="d-gap">
      {missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('staff.import.columns.needed', { columns: missing.map((item) => item.name).join(comma(locale)) })}
        />
      )}
      <Collapse
        defaultActiveKey={missing.length > 0 ? ['columns'] : []}
        items={[
          {
            key: 'columns',
            label: t('staff.import.columns.title'),
            extra: unused > 0 && t('staff.import.columns.unused', { count: unused }),
            children: table,
          },
        ]}
      />
    </Flex>
  );
}
