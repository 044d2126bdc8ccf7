/** A work list of any room: filters, order and opened item in the address, list and item side by side on wide screens. */
import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Flex, Table, type TableColumnType } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../../shared/session.tsx';
import type { AddressFilters } from '../address-filters.ts';
import { useLines } from '../keys.ts';
import { Loaded } from '../loaded.tsx';
import type { Trail, TrailState } from '../trail.ts';
import { type Orders, orderOf } from './columns.tsx';
import { useMarks } from './marks.tsx';

const wide = window.matchMedia('(min-width: 1280px)');

interface Page<L> {
  items: L[];
  total: number;
  page: number;
  size: number;
}

interface WorkListProps<L, P extends Page<L>> {
  title: string;
  /** How many were found, in words; absent: so many matters. */
  counted?(total: number): string;
  query: UseQueryResult<P>;
  filters: AddressFilters;
  /** Key of a line. */
  idOf(line: L): string;
  /** How it is called where it is chosen. */
  nameOf(line: L): string;
  /** Address of its own page. */
  pathOf(id: string): string;
  columns(narrow: boolean, trail: TrailState): TableColumnType<L>[];
  orders: Orders;
  /** At the end of the heading: exports, views, columns. */
  tools?: ReactNode;
  /** What narrows the list. */
  narrowing: ReactNode;
  /** Sentence when nothing is found. */
  empty: string;
  /** Above the lines, of what was found. */
  above?(found: P): ReactNode;
  /** Acts on the lines chosen with `x`. */
  many?(chosen: L[], done: () => void): ReactNode;
  /** Whether a line can be chosen for them. */
  markable?(line: L): boolean;
  item(id: string, trail: Trail): ReactNode;
}

export function WorkList<L extends object, P extends Page<L>>(props: WorkListProps<L, P>) {
  const { title, query, filters, idOf, nameOf, pathOf, columns, orders, tools, narrowing, empty, above, item } = props;
  const { t } = useSession();
  const navigate = useNavigate();
  const opened = filters.get('open');
  const items = query.data?.items ?? [];
  const trail = { back: filters.address, items: items.map((line) => pathOf(idOf(line))) };
  const at = items.findIndex((line) => idOf(line) === opened);
  const show = (index: number) => items[index] && (() => filters.set({ open: idOf(items[index]!) }));
  const beside: Trail = {
    at: at + 1,
    count: items.length,
    previous: show(at - 1) || undefined,
    next: show(at + 1) || undefined,
  } as Trail;
  const open = (line: L) =>
    wide.matches ? filters.set({ open: idOf(line) }) : void navigate(pathOf(idOf(line)), { state: { trail } });
  const marks = useMarks(items, { idOf, nameOf, markable: props.markable });
  const lines = useLines(
    items.length,
    (index) => open(items[index]!),
    props.many && ((index) => marks.toggle(items[index]!)),
  );
  return (
    <>
      <Flex justify="space-between" align="baseline" wrap gap={8} className="d-gap-small">
        <h1>
          {title}{' '}
          {query.data && (
            <span className="d-count">
              {props.counted?.(query.data.total) ?? t('staff.total', { count: query.data.total })}
            </span>
          )}
        </h1>
        <Flex gap={8} wrap>
          {tools}
        </Flex>
      </Flex>
      {narrowing}
      {props.many && (
        <Flex gap={8} wrap className="d-gap" role="group" aria-label={t('staff.bulk.label')}>
          <Button onClick={marks.all} aria-keyshortcuts="a">
            {t(marks.chosen.length > 0 ? 'staff.chooseNone' : 'staff.chooseAll')}
          </Button>
          {props.many(marks.chosen, marks.none)}
        </Flex>
      )}
      <div className="d-split" data-open={opened ? '' : undefined}>
        <Loaded query={query} empty={(data) => data.total === 0 && empty}>
          {(data) => (
            <>
              {above?.(data)}
              <Table<L>
                className="d-cards d-dense"
                size="small"
                rowKey={idOf}
                dataSource={data.items}
                loading={query.isPlaceholderData}
                columns={[...(props.many ? [marks.column] : []), ...columns(opened !== undefined, trail)]}
                tableLayout="fixed"
                scroll={opened ? undefined : { x: 1080 }}
                rowClassName={(line, index) => `${lines.rowClass(index)} ${idOf(line) === opened ? 'd-row-open' : ''}`}
                onRow={(line) => ({ onDoubleClick: () => open(line) })}
                onChange={(_pages, _filters, sorter, { action }) => {
                  if (action !== 'sort' || Array.isArray(sorter)) return;
                  filters.set(orderOf(orders, sorter.columnKey as string | undefined, sorter.order));
                }}
                pagination={{
                  current: data.page,
                  pageSize: data.size,
                  total: data.total,
                  showSizeChanger: false,
                  onChange: (next) => filters.set({ page: String(next) }),
                }}
              />
            </>
          )}
        </Loaded>
        {opened && (
          <div className="d-pane">
            <Flex justify="end" gap={8}>
              <Button size="small" onClick={() => void navigate(pathOf(opened), { state: { trail } })}>
                {t('staff.wholePage')}
              </Button>
              <Button size="small" onClick={() => filters.set({ open: undefined })}>
                {t('staff.close')}
              </Button>
            </Flex>
            {item(opened, beside)}
          </div>
        )}
      </div>
    </>
  );
}
