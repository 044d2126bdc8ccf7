/** What a later reply of a unit says otherwise than its earlier one: words taken away and words added. */
import { diffWordsWithSpace } from 'diff';
import { useMemo } from 'react';
import { useSession } from '../../../../web/shared/session.tsx';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
/** Longer comparing, in milliseconds, is given up: two texts without a common word are read, not compared. */
const PATIENCE_MS = 1500;

export function ReplyDifference({ before, after }: { before: string; after: string }) {
  const { t } = useSession();
  const runs = useMemo(
    () => diffWordsWithSpace(before, after, { intlSegmenter: segmenter, timeout: PATIENCE_MS }),
    [before, after],
  );
  if (!runs) return <p className="yt-muted">{t('shared.difference.none')}</p>;
  if (runs.every((run) => !run.added && !run.removed)) return <p>{t('shared.difference.same')}</p>;
  return (
    <div className="yt-difference">
      {runs.map((run, index) =>
        run.added ? (
          <ins key={index}>{run.value}</ins>
        ) : run.removed ? (
          <del key={index}>{run.value}</del>
        ) : (
          <span key={index}>{run.value}</span>
        ),
      )}
    </div>
  );
}
