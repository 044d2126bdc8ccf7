/** The lines of one section of the inbox. */
import { Checkbox, Table } from 'antd';
import { Link } from 'react-router';
import type { InboxItem } from '../../../platform/inbox/contract.ts';
import { useSession } from '../../shared/session.tsx';
import { labelled } from '../labelled.ts';
import { Clock, State } from '../matter-parts.tsx';
import type { TrailState } from '../trail.ts';
import { taskWord } from './task-word.ts';

export const keyOf = (item: InboxItem) => `${item.task}${item.matterId}${item.partId ?? ''}`;

interface TasksProps {
  items: InboxItem[];
  trail: TrailState;
  rowClass(item: InboxItem): string;
  /** Lines that may be chosen for an act on many, and which are. */
  markable(item: InboxItem): boolean;
  marked: ReadonlySet<string>;
  onMark(item: InboxItem, on: boolean): void;
}

export function Tasks({ items, trail, rowClass, markable, marked, onMark }: TasksProps) {
  const { t, date } = useSession();
  const bulk = items.some(markable);
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
                width: 80,
                render: (_: unknown, item: InboxItem) =>
                  markable(item) && (
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
          render: (_, item) => <strong>{t(taskWord(item))}</strong>,
        },
        {
          ...labelled(t('staff.col.subject')),
          className: 'd-subject',
          ellipsis: true,
          render: (_, item) => (
            <span className="d-line" title={item.subject}>
              {item.number !== null && <span className="d-number">{item.number}</span>}
              <Link to={item.link.desk} state={{ trail }}>
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
        {
          ...labelled(t('staff.col.state')),
          width: 144,
          render: (_, item) => <State state={item.state} room={item.room} />,
        },
        {
          ...labelled(t('staff.col.clock')),
          width: 316,
          render: (_, item) =>
            item.clock ? (
              <Clock clock={item.clock} room={item.room} short bare />
            ) : (
              <span className="d-muted">{t('staff.since', { day: date(item.since) })}</span>
            ),
        },
      ]}
    />
  );
}
