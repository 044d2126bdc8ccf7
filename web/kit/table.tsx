import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { Link, useSay } from './words-context.tsx';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Right-aligned tabular figures. */
  numeric?: boolean;
  /** Never broken: numbers, dates, short states. */
  nowrap?: boolean;
  /** The cell that names the row; one column at most. */
  heading?: boolean;
  /** Where sorting by this column goes, and how it stands now. */
  sort?: { href: string; now?: 'ascending' | 'descending' };
}

export interface TableProps<Row> {
  caption: ReactNode;
  /** Caption for screen readers alone, where a heading above says the same. */
  captionHidden?: boolean;
  columns: ReadonlyArray<Column<Row>>;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Phones: rows as cards with the headers beside the values, or a table that scrolls sideways. */
  narrow?: 'cards' | 'scroll';
  dense?: boolean;
  /** Instead of rows, when there are none. */
  empty?: ReactNode;
  className?: string;
}

function Header<Row>({ column }: { column: Column<Row> }) {
  const say = useSay();
  const { sort, header, numeric } = column;
  return (
    <th scope="col" role="columnheader" className={classes(numeric && 'yt-num')} aria-sort={sort?.now}>
      {sort ? (
        <Link href={sort.href} aria-label={say('sortBy', { column: header })}>
          {header}
          {sort.now && <Icon name={sort.now === 'ascending' ? 'up' : 'down'} />}
        </Link>
      ) : (
        header
      )}
    </th>
  );
}

/** Rows to compare. Roles are written out because on phones the rows are laid out as cards. */
export function Table<Row>(props: TableProps<Row>) {
  const say = useSay();
  const { caption, captionHidden, columns, rows, rowKey, narrow = 'cards', dense, empty, className } = props;
  if (rows.length === 0 && empty) return <>{empty}</>;
  const scroll = narrow === 'scroll' ? { tabIndex: 0, role: 'region', 'aria-label': say('scrollTable') } : {};
  return (
    <div className={classes('yt-table-frame', className)} {...scroll}>
      <table role="table" className={classes('yt-table', `yt-table--${narrow}`, dense && 'yt-table--dense')}>
        <caption className={classes(captionHidden && 'yt-hidden')}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <Header key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row" key={rowKey(row)}>
              {columns.map((column) => {
                const look = {
                  className: classes(column.numeric && 'yt-num', column.nowrap && 'yt-nowrap') || undefined,
                  'data-label': column.header,
                };
                return column.heading ? (
                  <th key={column.key} scope="row" role="rowheader" {...look}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} role="cell" {...look}>
                    {column.cell(row)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
