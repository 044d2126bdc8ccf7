import type { PageEnv } from './page.tsx';

interface Data {
  assemblies: Array<{
    code: string;
    name: string;
    level: string;
    place: string;
    /** Public proposals being handled, and those closed. */
    handling: number;
    answered: number;
    newest: Array<{ proposalId: string; subject: string }>;
  }>;
}

/** All assemblies of the installation, the province first, each with what it is dealing with now. */
export function AssembliesPage({ env, data }: { env: PageEnv; data: Data }) {
  const { t } = env;
  return (
    <>
      <div className="hero">
        <h1>{t('public.assemblies.title')}</h1>
        <p className="lead">{t('public.assemblies.lead')}</p>
      </div>
      {data.assemblies.length === 0 ? (
        <p className="empty">{t('public.assemblies.empty')}</p>
      ) : (
        <ul className="list">
          {data.assemblies.map((item) => (
            <li key={item.code}>
              <p className="title">
                <a href={`/${item.code}`}>{item.name}</a>
              </p>
              <p className="meta">
                <span>{t(`public.level.${item.level}`)}</span>
                <span>{item.place}</span>
                <span>{t('public.assemblies.handling', { count: item.handling })}</span>
                <span>{t('public.assemblies.answered', { count: item.answered })}</span>
              </p>
              {item.newest.length > 0 && (
                <ul className="newest">
                  {item.newest.map((proposal) => (
                    <li key={proposal.proposalId}>
                      <a href={`/${item.code}/proposals/${proposal.proposalId}`}>{proposal.subject}</a>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
