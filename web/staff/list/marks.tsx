/** Lines chosen for an act on many. */
import { Checkbox, type TableColumnType } from 'antd';
import { useState } from 'react';
import { useSession } from '../../shared/session.tsx';
import { useKeys } from '../keys.ts';

interface Marked<L> {
  idOf(line: L): string;
  nameOf(line: L): string;
  markable?: ((line: L) => boolean) | undefined;
}

export function useMarks<L>(items: readonly L[], { idOf, nameOf, markable = () => true }: Marked<L>) {
  const { t } = useSession();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const may = items.filter(markable);
  const chosen = may.filter((line) => marked.has(idOf(line)));
  const none = () => setMarked(new Set());
  const all = () => setMarked(new Set(chosen.length > 0 ? [] : may.map(idOf)));
  const toggle = (line: L) => {
    if (!markable(line)) return;
    const id = idOf(line);
    setMarked((now) => new Set(now.has(id) ? [...now].filter((other) => other !== id) : [...now, id]));
  };
  useKeys({ a: all });
  const column: TableColumnType<L> = {
    key: 'mark',
    title: t('staff.choose'),
    width: 80,
    render: (_, line) =>
      markable(line) && (
        <Checkbox
          aria-label={t('staff.chooseOne', { subject: nameOf(line) })}
          checked={marked.has(idOf(line))}
          onChange={() => toggle(line)}
        />
      ),
  };
  return { chosen, none, all, toggle, column };
}
