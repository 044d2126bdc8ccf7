/** Recovery codes, shown once: to be written down, printed or taken away as a file. */
import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { useSession } from '../session.tsx';

export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept(): void }) {
  const { t } = useSession();
  const text = [t('shared.factor.codesTitle'), '', ...codes, ''].join('\n');
  return (
    <div className="yt-stack">
      <Notice tone="warn" live title={t('shared.factor.codesTitle')}>
        {t('shared.factor.codesWhat')}
      </Notice>
      <ol className="yt-codes" aria-label={t('shared.factor.codes')}>
        {codes.map((code) => (
          <li key={code}>
            <code className="yt-code">{code}</code>
          </li>
        ))}
      </ol>
      <div className="yt-button-row">
        <Button onClick={onKept}>{t('shared.factor.codesKept')}</Button>
        <a
          className="yt-button yt-button--secondary"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download={t('shared.factor.codesFile')}
        >
          {t('shared.factor.codesSave')}
        </a>
      </div>
    </div>
  );
}
