/** The way back from what was done with many: at the foot of the desk until its time is over; `u` takes it back. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '../../client.ts';
import { useSession } from '../../shared/session.tsx';
import { useKeys } from '../keys.ts';
import { Refusal } from '../loaded.tsx';
import { offerUndo, type Undoable, useUndoable } from './undo.ts';

function Bar({ undoable }: { undoable: Undoable }) {
  const { t, time } = useSession();
  const client = useQueryClient();
  const [kept, setKept] = useState<string[]>([]);
  const undo = useMutation({
    mutationFn: () => call(undoable.endpoint, undoable.code, { params: { bulkId: undoable.bulkId } }),
    async onSuccess({ items }) {
      setKept([...new Set(items.flatMap((item) => item.message ?? []))]);
      if (items.every((item) => item.code === null)) offerUndo(null);
      await client.invalidateQueries();
    },
  });
  useKeys({ u: () => !undo.isPending && undo.mutate() });
  useEffect(() => {
    const over = setTimeout(() => offerUndo(null), Math.max(0, Date.parse(undoable.until) - Date.now()));
    return () => clearTimeout(over);
  }, [undoable]);
  const refused = undo.data?.items.filter((item) => item.code !== null).length ?? 0;
  return (
    <div className="d-undo" role="status">
      {undo.data ? (
        <span>
          {t('staff.bulk.undone', { count: undo.data.items.length - refused })}{' '}
          {t('staff.bulk.stays', { count: refused })} {kept.join(' ')}
        </span>
      ) : (
        <>
          <span>{t('staff.bulk.done', { verb: undoable.verb, count: undoable.count })}</span>
          <Button size="small" loading={undo.isPending} onClick={() => undo.mutate()} aria-keyshortcuts="u">
            {t('staff.bulk.undo')} <kbd>u</kbd>
          </Button>
          <span className="d-muted">{t('staff.bulk.until', { time: time(undoable.until) })}</span>
        </>
      )}
      <Refusal error={undo.error} />
      <Button size="small" type="text" onClick={() => offerUndo(null)}>
        {t('staff.close')}
      </Button>
    </div>
  );
}

export function UndoBar() {
  const undoable = useUndoable();
  return undoable && <Bar key={undoable.bulkId} undoable={undoable} />;
}
