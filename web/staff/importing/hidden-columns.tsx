/** Columns a file does not show: they are read all the same, unless the office leaves them out. */
import { Alert, Button } from 'antd';
import { listed } from '../../../platform/i18n/lists.ts';
import { useSession } from '../../shared/session.tsx';
import type { ColumnSaid, ImportReport } from './room.ts';

interface HiddenProps {
  headings: ImportReport['headings'];
  said: readonly ColumnSaid[];
  /** Looks through the file again without them. */
  leaveOut(said: ColumnSaid[]): void;
}

export function HiddenColumns({ headings, said, leaveOut }: HiddenProps) {
  const { t, locale } = useSession();
  const hidden = headings.filter((item) => item.hidden);
  if (hidden.length === 0) return null;
  const isOut = (heading: string) => said.some((item) => item.heading === heading && item.column === null);
  const read = hidden.filter((item) => item.column !== null && !isOut(item.heading));
  const names = (items: typeof hidden) =>
    listed(
      items.map((item) => item.heading),
      locale,
    );
  const without = hidden.map((item) => item.heading);
  return (
    <Alert
      type={read.length > 0 ? 'warning' : 'info'}
      showIcon
      className="d-gap"
      title={t('staff.import.hidden.columns', { count: hidden.length, names: names(hidden) })}
      description={
        read.length === 0 ? (
          t('staff.import.hidden.none')
        ) : (
          <>
            <p>{t('staff.import.hidden.read', { names: names(read) })}</p>
            <Button
              onClick={() =>
                leaveOut([
                  ...said.filter((item) => !without.includes(item.heading)),
                  ...without.map((heading) => ({ heading, column: null })),
                ])
              }
            >
              {t('staff.import.hidden.leaveOut')}
            </Button>
          </>
        )
      }
    />
  );
}
