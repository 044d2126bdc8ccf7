/** Columns of a work list: which a person has hidden, how a head sorts. */
import { Button, Checkbox, Popover, type TableColumnType } from 'antd';
import { useEffect, useState } from 'react';
import { useSession } from '../../shared/session.tsx';
import type { AddressFilters } from '../address-filters.ts';
import { labelled } from '../labelled.ts';

/** Columns a person has hidden, remembered on this computer. @param kept name of the list there @param usual hidden at first */
export function useHidden(kept: string, usual: readonly string[]): [string[], (hidden: string[]) => void] {
  const [hidden, setHidden] = useState<string[]>(() => {
    try {
      return JSON.parse(localStorage.getItem(kept) ?? JSON.stringify(usual)) as string[];
    } catch {
      return [];
    }
  });
  useEffect(() => localStorage.setItem(kept, JSON.stringify(hidden)), [kept, hidden]);
  return [hidden, setHidden];
}

interface ChooseProps {
  /** Those that can be hidden, with their names. */
  columns: ReadonlyArray<{ key: string; title: string }>;
  hidden: string[];
  onChange(hidden: string[]): void;
}

export function ChooseColumns({ columns, hidden, onChange }: ChooseProps) {
  const { t } = useSession();
  const keys = columns.map((column) => column.key);
  return (
    <Popover
      trigger="click"
      content={
        <Checkbox.Group
          className="d-radios"
          value={keys.filter((key) => !hidden.includes(key))}
          options={columns.map(({ key, title }) => ({ value: key, label: title }))}
          onChange={(shown) => onChange(keys.filter((key) => !shown.includes(key)))}
        />
      }
    >
      <Button>{t('staff.columns')}</Button>
    </Popover>
  );
}

/** Orders of the query by the column whose head asks for them. */
export type Orders = Readonly<Record<string, { sort: string; usual: 'ascend' | 'descend' }>>;

const written = { ascend: 'asc', descend: 'desc' } as const;

/** What a press on a head changes in the address. */
export function orderOf(
  orders: Orders,
  column: string | undefined,
  direction: 'ascend' | 'descend' | null | undefined,
) {
  const order = column === undefined ? undefined : orders[column];
  return order && direction
    ? { sort: order.sort, order: direction === order.usual ? undefined : written[direction] }
    : { sort: undefined, order: undefined };
}

export type Column<L> = TableColumnType<L> & { key: string; title: string };

/**
 * Columns as the table takes them, with the heads that sort.
 * @param usual the order without one asked for @param kept keys that are shown; absent: all
 */
export function sortable<L>(
  all: readonly Column<L>[],
  { get }: Pick<AddressFilters, 'get'>,
  orders: Orders,
  usual: string,
  shown: (key: string) => boolean,
): TableColumnType<L>[] {
  const sorted = get('sort') ?? usual;
  return all
    .filter((column) => shown(column.key))
    .map((column): TableColumnType<L> => {
      const order = orders[column.key];
      const plain = { ...column, ...labelled(column.title), ellipsis: true };
      if (!order) return plain;
      const direction = get('order') === undefined ? order.usual : get('order') === 'asc' ? 'ascend' : 'descend';
      return {
        ...plain,
        sorter: true,
        showSorterTooltip: false,
        sortOrder: order.sort === sorted ? direction : null,
        sortDirections: [order.usual, order.usual === 'ascend' ? 'descend' : 'ascend'],
      };
    });
}
