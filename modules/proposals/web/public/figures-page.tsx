import type { PageEnv } from '../../../../web/public/page.tsx';
import { PublicFigures } from '../../../../web/public/parts/figures.tsx';
import type { Figures } from '../../contract/register.ts';
import { basisOf, proposalFigures } from '../../figures/book.ts';

interface Data {
  figures: Figures;
  sessions: Array<{ value: string; label: string }>;
}

/** Figures of proposals, the same as at the desk. */
export function FiguresPage({ env, data: { figures, sessions } }: { env: PageEnv; data: Data }) {
  const { t } = env;
  const [audience, history] = basisOf(figures, { t });
  const session = figures.sessionId ? `&sessionId=${figures.sessionId}` : '';
  return (
    <PublicFigures
      env={env}
      title={t('public.figures.title')}
      scope={
        <>
          <label htmlFor="sessionId">{t('public.search.session')}</label>
          <select id="sessionId" name="sessionId" defaultValue={figures.sessionId ?? ''}>
            <option value="">{t('public.figures.allSessions')}</option>
            {sessions.map((item) => (
              <option key={item.value} value={item.value}>
                {item.label}
              </option>
            ))}
          </select>{' '}
          {(figures.imported > 0 || figures.importedCounted) && (
            <label>
              <input type="checkbox" name="imported" value="true" defaultChecked={figures.importedCounted} />{' '}
              {t('proposals.figures.importedSwitch')}
            </label>
          )}
        </>
      }
      show={t('public.figures.show')}
      book={proposalFigures}
      counted={figures}
      basis={
        <>
          {audience} {history && <strong>{history}</strong>}
        </>
      }
      unit={t('proposals.figures.unit')}
      records={(filter) => `/${env.assembly!.code}/proposals?${filter}${session}`}
    />
  );
}
