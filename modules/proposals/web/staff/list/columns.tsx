/** Columns of the list of proposals. */
import { Link } from 'react-router';
import { comma } from '../../../../../platform/i18n/lists.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import type { AddressFilters } from '../../../../../web/staff/address-filters.ts';
import { type Column, type Orders, sortable } from '../../../../../web/staff/list/columns.tsx';
import type { TrailState } from '../../../../../web/staff/trail.ts';
import type { ProposalLine } from '../../../contract/reading.ts';
import { Clock, Day, Marks, proposalPath, State } from '../shared.tsx';

export const hideable = ['category', 'firstProposer', 'units', 'class', 'clock', 'updated'] as const;

/** Orders of the query by the column whose head asks for them. */
export const orders: Orders = {
  number: { sort: 'number', usual: 'descend' },
  subject: { sort: 'subject', usual: 'ascend' },
  state: { sort: 'state', usual: 'ascend' },
  category: { sort: 'category', usual: 'ascend' },
  class: { sort: 'class', usual: 'ascend' },
  clock: { sort: 'due', usual: 'ascend' },
  updated: { sort: 'updated', usual: 'descend' },
};
/** @returns the columns: only what fits beside an opened proposal when `narrow`; `trail` is carried to the proposal's own page */
export function useColumns(filters: AddressFilters, hidden: string[]) {
  const { assembly, t, locale } = useSession();
  const code = assembly!.code;
  return (narrow: boolean, trail: TrailState) => {
    const all: Column<ProposalLine>[] = [
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
    const kept = narrow ? ['number', 'subject', 'state'] : all.map((column) => column.key);
    return sortable(all, filters, orders, 'updated', (key) => kept.includes(key) && !hidden.includes(key));
  };
}
