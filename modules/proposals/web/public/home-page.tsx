import type { PageEnv } from '../../../../web/public/page.tsx';
import type { Figures, PublicLine } from '../../contract/register.ts';
import { ProposalItem } from './shared.tsx';

interface Data {
  figures: Figures;
  handling: PublicLine[];
  answered: PublicLine[];
}

/** What the assembly is dealing with now, what was answered lately, and the search. */
export function HomePage({ env, data }: { env: PageEnv; data: Data }) {
  const { t, assembly } = env;
  const { figures } = data;
  const base = `/${assembly!.code}`;
  const share = figures.replies.issued > 0 ? Math.round((figures.replies.onTime / figures.replies.issued) * 100) : null;
  const section = (id: string, items: PublicLine[], href: string) => (
    <section aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{t(`public.home.${id}`)}</h2>
        <a href={href}>{t('public.home.more')}</a>
      </div>
      {items.length === 0 ? (
        <p className="empty">{t(`public.home.${id}Empty`)}</p>
      ) : (
        <ul className="list">
          {items.map((item) => (
            <ProposalItem key={item.proposalId} env={env} item={item} />
          ))}
        </ul>
      )}
    </section>
  );
  return (
    <>
      <div className="hero">
        <h1>{t('public.home.title', { name: assembly!.shortName })}</h1>
        <form className="search" action={`${base}/proposals`} role="search">
          <label className="hide" htmlFor="q">
            {t('public.search.label')}
          </label>
          <input id="q" name="words" type="search" placeholder={t('public.search.hint')} />
          <button className="button" type="submit">
            {t('public.search.go')}
          </button>
        </form>
      </div>
      <dl className="counts">
        <div>
          <dt>{t('public.figures.received')}</dt>
          <dd>{figures.received}</dd>
        </div>
        <div>
          <dt>{t('public.figures.filed')}</dt>
          <dd>{figures.filed}</dd>
        </div>
        <div>
          <dt>{t('public.figures.issued')}</dt>
          <dd>{figures.replies.issued}</dd>
        </div>
        <div>
          <dt>{t('public.figures.onTimeShare')}</dt>
          <dd>
            {share === null ? (
              '—'
            ) : (
              <>
                {share}
                <small>%</small>
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('public.figures.median')}</dt>
          <dd>
            {figures.replies.medianDays ?? '—'}
            {figures.replies.medianDays !== null && <small> {t('public.days')}</small>}
          </dd>
        </div>
      </dl>
      <p className="meta" style={{ marginBlock: '0.75rem 2rem' }}>
        {t('public.home.counted')}
        <a href={`${base}/figures`}>{t('public.home.how')}</a>
      </p>
      <div className="columns">
        {section('handling', data.handling, `${base}/proposals?state=handling`)}
        {section('answered', data.answered, `${base}/proposals?state=closed`)}
      </div>
    </>
  );
}
