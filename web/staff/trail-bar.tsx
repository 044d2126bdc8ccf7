import { Button } from 'antd';
import { useSession } from '../shared/session.tsx';
import type { Trail } from './trail.ts';

/** The way back to the list, and to its items before and after. */
export function TrailBar({ trail }: { trail: Trail }) {
  const { t } = useSession();
  return (
    <nav className="d-trail" aria-label={t('staff.trail.label')}>
      {trail.back && (
        <Button size="small" onClick={trail.back}>
          {t('staff.trail.back')}
        </Button>
      )}
      <Button size="small" disabled={!trail.previous} onClick={trail.previous} aria-keyshortcuts="[">
        {t('staff.trail.previous')} <kbd>[</kbd>
      </Button>
      <span>{t('staff.trail.at', { at: trail.at, count: trail.count })}</span>
      <Button size="small" disabled={!trail.next} onClick={trail.next} aria-keyshortcuts="]">
        {t('staff.trail.next')} <kbd>]</kbd>
      </Button>
    </nav>
  );
}
