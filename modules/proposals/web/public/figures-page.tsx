import { viewsOf } from '../../../../platform/figures/book.ts';
import { FigureCharts, FigureHead } from '../../../../web/kit/figures.tsx';
import { dateText, type PageEnv } from '../../../../web/public/page.tsx';
import type { Figures } from '../../contract/register.ts';
import { basisOf, proposalFigures } from '../../figures/book.ts';

interface Data {
  figures: Figures;
  sessions: Array<{ value: string; label: string }>;
}

/** Figures as pictures, the same as at the desk, with a table and the way of counting behind each. */
export function FiguresPage({ env, data }: { env: PageEnv; data: Data }) {
  const t = env.t as (key: string, values?: Record<string, unknown>) => string;
  const { figures } = data;
  const views = viewsOf(proposalFigures, figures, { t });
  const [audience, history] = basisOf(figures, { t });
  const list = `/${env.assembly!.code}/proposals`;
  const session = figures.sessionId ? `&sessionId=${figures.sessionId}` : '';
  return (
    <>
      <h1>{t('public.figures.title')}</h1>
      <form method="get" data-instant="" style={{ marginBlock: '1rem' }} className="noprint">
        <label htmlFor="sessionId">{t('public.search.session')}</label>
        <select id="sessionId" name="sessionId" defaultValue={figures.sessionId ?? ''}>
          <option value="">{t('public.figures.allSessions')}</option>
          {data.sessions.map((item) => (
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
        )}{' '}
        <button className="button quiet" type="submit">
          {t('public.figures.show')}
        </button>
      </form>
      <p className="meta">
        <span>{t('public.figures.asOf', { date: dateText(env, figures.asOf) })}</span>
        <span>
          {audience} {history && <strong>{history}</strong>}
        </span>
      </p>
      <FigureHead views={views} t={t} />
      <FigureCharts
        views={views}
        t={t}
        unit={t('proposals.figures.unit')}
        records={(filter) => `${list}?${filter}${session}`}
      />
    </>
  );
}
