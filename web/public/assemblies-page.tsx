import type { Glance } from '../../platform/http/public-pages.ts';
import type { PageEnv } from './page.tsx';

interface Data {
  assemblies: Array<{
    code: string;
    name: string;
    level: string;
    place: string;
    /** What the modules say of it. */
    glances: Glance[];
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
                {item.glances
                  .flatMap(({ facts }) => facts)
                  .map(({ key, params }) => (
                    <span key={key}>{t(key, params)}</span>
                  ))}
              </p>
              {item.glances
                .filter(({ newest }) => newest.length > 0)
                .map(({ newest }) => (
                  <ul className="newest" key={newest[0]!.path}>
                    {newest.map(({ path, title }) => (
                      <li key={path}>
                        <a href={`/${item.code}${path}`}>{title}</a>
                      </li>
                    ))}
                  </ul>
                ))}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
