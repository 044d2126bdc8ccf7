/** Says in one line where what is typed is kept, and asks when two devices have written. */
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import type { Kept } from './kept.ts';
import { useSession } from './session.tsx';

export function KeptLine({ kept }: { kept: Kept<object> }) {
  const { t, time } = useSession();
  const clock = (instant: string | null) => (instant ? time(instant) : '');
  if (kept.conflict) {
    return (
      <Notice
        tone="warn"
        live
        title={t('drafts.conflict.title')}
        actions={
          <>
            <Button type="button" size="small" onClick={() => kept.settle('mine')}>
              {t('drafts.conflict.mine')}
            </Button>
            <Button type="button" look="secondary" size="small" onClick={() => kept.settle('theirs')}>
              {t('drafts.conflict.theirs')}
            </Button>
          </>
        }
      >
        {t('drafts.conflict.text', { time: clock(kept.conflict.keptAt) })}
      </Notice>
    );
  }
  if (kept.state === 'new') return null;
  return (
    <p className="yt-kept" role="status">
      {kept.restored && <span>{t('drafts.restored')} · </span>}
      <span>{t(`drafts.${kept.state}`, { time: clock(kept.keptAt) })}</span>
      {kept.restored && (
        <>
          {' '}
          <Button type="button" look="quiet" size="small" onClick={() => void kept.clear()}>
            {t('drafts.discard')}
          </Button>
        </>
      )}
    </p>
  );
}
