import type { PageEnv } from './page.tsx';

interface Data {
  assemblies: Array<{ code: string; name: string; level: string; place: string }>;
}

/** All assemblies of the installation, the province first. */
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
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
