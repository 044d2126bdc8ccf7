/** Columns of the work list, which of them a person has hidden, and how a head sorts. */

import type { TableColumnType } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { comma } from '../../../../../platform/i18n/lists.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import type { AddressFilters } from '../../../../../web/staff/address-filters.ts';
import { labelled } from '../../../../../web/staff/labelled.ts';
import type { TrailState } from '../../../../../web/staff/trail.ts';
import type { ProposalLine } from '../../../contract/reading.ts';
import { Clock, Day, Marks, proposalPath, State } from '../shared.tsx';

export const hideable = ['category', 'firstProposer', 'units', 'class', 'clock', 'updated'] as const;

/** Columns a person has hidden, remembered on this computer. */
export function useHidden(): [string[], (hidden: string[]) => void] {
  const [hidden, setHidden] = useState<string[]>(() => {
    try {
      return JSON.parse(localStorage.getItem('yt-hidden-columns') ?? '["category"]') as string[];
    } catch {
      return [];
    }
  });
  useEffect(() => localStorage.setItem('yt-hidden-columns', JSON.stringify(hidden)), [hidden]);
  return [hidden, setHidden];
}

/** Orders of the query by the column whose head asks for them. */
const orders: Record<string, { sort: string; usual: 'ascend' | 'descend' }> = {
  number: { sort: 'number', usual: 'descend' },
  subject: { sort: 'subject', usual: 'ascend' },
  state: { sort: 'state', usual: 'ascend' },
  category: { sort: 'category', usual: 'ascend' },
  class: { sort: 'class', usual: 'ascend' },
  clock: { sort: 'due', usual: 'ascend' },
  updated: { sort: 'updated', usual: 'descend' },
};
const written = { ascend: 'asc', descend: 'desc' } as const;

/** What a press on a head changes in the address. */
export function orderOf(column: string | undefined, direction: 'ascend' | 'descend' | null | undefined) {
  const order = column === undefined ? undefined : orders[column];
  return order && direction
    ? { sort: order.sort, order: direction === order.usual ? undefined : written[direction] }
    : { sort: undefined, order: undefined };
}

type Column = TableColumnType<ProposalLine> & { key: string; title: string };

/** @param narrow only what fits beside an opened proposal @param trail carried to the proposal's own page */
export function useColumns(
  { get }: AddressFilters,
  hidden: string[],
  narrow: boolean,
  trail: TrailState,
): TableColumnType<ProposalLine>[] {
  const { assembly, t, locale } = useSession();
  const code = assembly!.code;
  const all: Column[] = [
    { key: 'number', title: t('staff.col.number'), width: 64, render: (_, line) => line.number ?? '' },
    {
      key: 'subject',
      title: t('staff.col.subject'),
      className: 'd-subject',
      render: (_, line) => (
        <span className="d-line" title={line.subject}>
          <Link to={proposalPath(code, line.proposalId)} state={{ trail }}>
            {line.subject || t('shared.untitled')}
          </Link>{' '}
          <Marks line={line} />
        </span>
      ),
    },
    { key: 'state', title: t('staff.col.state'), width: 128, render: (_, line) => <State state={line.state} /> },
    {
      key: 'firstProposer',
      title: t('staff.column.firstProposer'),
      width: 112,
      render: (_, line) =>
        line.proposerCount > 1
          ? t('staff.andOthers', { name: line.firstProposer, count: line.proposerCount })
          : line.firstProposer,
    },
    { key: 'category', title: t('staff.fact.category'), width: 104, render: (_, line) => line.categoryLabel },
    { key: 'units', title: t('staff.col.unit'), width: 130, render: (_, line) => line.leadUnits.join(comma(locale)) },
    { key: 'class', title: t('staff.col.class'), width: 116, render: (_, line) => line.replyClass },
    {
      key: 'clock',
      title: t('staff.col.clock'),
      width: 296,
      // The unit beside it need not be named again.
      render: (_, line) =>
        line.clock && <Clock clock={line.clock} short unnamed={line.leadUnits.includes(line.clock.whose.name)} />,
    },
    { key: 'updated', title: t('staff.col.updated'), width: 96, render: (_, line) => <Day at={line.updatedAt} /> },
  ];
  const sorted = get('sort') ?? 'updated';
  const kept = narrow ? ['number', 'subject', 'state'] : all.map((column) => column.key);
  return all
    .filter((column) => kept.includes(column.key) && !hidden.includes(column.key))
    .map((column): TableColumnType<ProposalLine> => {
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
