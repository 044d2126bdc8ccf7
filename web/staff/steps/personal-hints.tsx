/** Personal data in a text while it is written: shown beside it, taken out with one press; the same detector as at the end. */
import { Alert, Button } from 'antd';
import { findPersonal, needsDecision } from '../../../platform/privacy/find-personal.ts';
import { useSession } from '../../shared/session.tsx';

interface PersonalHintsProps {
  text: string;
  change: (text: string) => void;
  /** What becomes of it: word under `staff.personal.then`. */
  then: 'letter' | 'masked';
}

export function PersonalHints({ text, change, then }: PersonalHintsProps) {
  const { t } = useSession();
  const finds = findPersonal(text);
  if (finds.length === 0) return null;
  const strong = finds.some(needsDecision);
  return (
    <Alert
      type={strong ? 'warning' : 'info'}
      role="status"
      className="d-hints"
      title={t('staff.personal.found', { count: finds.length })}
      description={
        <>
          <ul className="d-list">
            {finds.map(({ kind, certainty, from, to }) => (
              <li key={from}>
                {t(`publicity.personal.${kind}`)}
                {certainty === 'suspected' && ` · ${t('staff.redact.suspected')}`} <q>{text.slice(from, to)}</q>{' '}
                <Button size="small" onClick={() => change(text.slice(0, from) + text.slice(to))}>
                  {t('staff.personal.takeOut')}
                </Button>
              </li>
            ))}
          </ul>
          {strong && <p>{t(`staff.personal.then.${then}`)}</p>}
        </>
      }
    />
  );
}
