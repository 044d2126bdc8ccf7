/** The lines of one section of the inbox. */
import { Checkbox, Table } from 'antd';
import { Link } from 'react-router';
import { useSession } from '../../../../../web/shared/session.tsx';
import { labelled } from '../../../../../web/staff/labelled.ts';
import type { TrailState } from '../../../../../web/staff/trail.ts';
import type { InboxItem } from '../../../contract/reading.ts';
import { Clock, proposalPath, State } from '../shared.tsx';

/** Where a task is done when that is not the proposal's own page. */
export function pathOf(code: string, item: InboxItem): string {
  if (item.task === 'finish_draft' || item.task === 'revise') return `/desk/${code}/write/${item.proposalId}`;
  return proposalPath(code, item.proposalId);
}

export const keyOf = (item: InboxItem) => `${item.task}${item.proposalId}${item.assignmentId ?? ''}`;

interface TasksProps {
  items: InboxItem[];
  trail: TrailState;
  rowClass(item: InboxItem): string;
  /** Lines that may be taken in together, and which are marked. */
  marked: ReadonlySet<string>;
  onMark(item: InboxItem, on: boolean): void;
}

export function Tasks({ items, trail, rowClass, marked, onMark }: TasksProps) {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const bulk = items.some((item) => item.task === 'take_in');
  return (
    <Table
      className="d-cards d-dense"
      size="small"
      rowKey={keyOf}
      dataSource={items}
      pagination={items.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      rowClassName={rowClass}
      tableLayout="fixed"
      scroll={{ x: 960 }}
      columns={[
        ...(bulk
          ? [
              {
                title: t('staff.choose'),
                width: 64,
                render: (_: unknown, item: InboxItem) =>
                  item.task === 'take_in' && (
                    <Checkbox
                      aria-label={t('staff.chooseOne', { subject: item.subject })}
                      checked={marked.has(keyOf(item))}
                      onChange={(event) => onMark(item, event.target.checked)}
                    />
                  ),
              },
            ]
          : []),
        {
          ...labelled(t('staff.col.task')),
          width: 148,
          ellipsis: true,
          render: (_, item) => <strong>{t(`proposals.task.${item.task}`)}</strong>,
        },
        {
          ...labelled(t('staff.col.subject')),
          className: 'd-subject',
          ellipsis: true,
          render: (_, item) => (
            <span className="d-line" title={item.subject}>
              {item.number !== null && <span className="d-number">{item.number}</span>}
              <Link to={pathOf(code, item)} state={{ trail }}>
                {item.subject || t('shared.untitled')}
              </Link>
            </span>
          ),
        },
        {
          ...labelled(t('staff.col.who')),
          width: 136,
          ellipsis: true,
          render: (_, item) => item.unitName ?? item.who,
        },
        { ...labelled(t('staff.col.state')), width: 116, render: (_, item) => <State state={item.state} /> },
        {
          ...labelled(t('staff.col.clock')),
          width: 330,
          render: (_, item) =>
            item.clock ? (
              <Clock clock={item.clock} short bare />
            ) : (
              <span className="d-muted">{t('staff.since', { day: date(item.since) })}</span>
            ),
        },
      ]}
    />
  );
}
