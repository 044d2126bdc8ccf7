import type { ApiGroup, ApiLine } from '../../platform/http/api-view.ts';
import type { PageEnv } from './page.tsx';

/** Method and path as they are typed. */
export function Address({ line }: { line: ApiLine }) {
  return (
    <code className="address">
      <b>{line.method}</b> {line.path}
    </code>
  );
}

const points = ['address', 'token', 'language', 'error', 'key', 'version', 'limit'] as const;

/** Every operation of the API in groups, with a search that needs no script. */
export function ApiPage({ env, data }: { env: PageEnv; data: { words: string; groups: ApiGroup[] } }) {
  const { t } = env;
  const count = data.groups.reduce((sum, group) => sum + group.operations.length, 0);
  return (
    <>
      <h1>{t('public.api.title')}</h1>
      <p className="lead">{t('public.api.lead')}</p>
      <p>
        <a className="button quiet" href="/api/v1/openapi.json">
          {t('public.api.description')}
        </a>
      </p>
      <details>
        <summary>{t('public.api.basics')}</summary>
        <dl className="facts">
          {points.map((point) => (
            <div key={point} className="point">
              <dt>{t(`public.api.point.${point}.name`)}</dt>
              <dd>{t(`public.api.point.${point}.text`)}</dd>
            </div>
          ))}
        </dl>
      </details>
      <form method="get" action="/api/docs" role="search" className="search gap">
        <label className="hide" htmlFor="words">
          {t('public.api.search')}
        </label>
        <input id="words" name="words" type="search" defaultValue={data.words} placeholder={t('public.api.hint')} />
        <button className="button" type="submit">
          {t('public.search.go')}
        </button>
      </form>
      <p className="meta" role="status">
        <span>{t('public.api.count', { count })}</span>
        {data.words !== '' && <a href="/api/docs">{t('public.api.all')}</a>}
      </p>
      {count === 0 && <p className="empty">{t('public.api.none', { words: data.words })}</p>}
      {data.groups.length > 1 && (
        <nav aria-label={t('public.api.groups')} className="meta gap">
          {data.groups.map((group) => (
            <a key={group.tag} href={`#${group.tag}`}>
              {t(`public.api.tag.${group.tag}`)}
            </a>
          ))}
        </nav>
      )}
      {data.groups.map((group) => (
        <section key={group.tag} id={group.tag} aria-labelledby={`h-${group.tag}`} className="gap">
          <div className="section-head">
            <h2 id={`h-${group.tag}`}>{t(`public.api.tag.${group.tag}`)}</h2>
          </div>
          <ul className="list">
            {group.operations.map((line) => (
              <li key={line.operationId}>
                <p className="title">
                  <a href={`/api/docs/${line.operationId}`}>{line.sentence}</a>
                </p>
                <p className="meta">
                  <Address line={line} />
                  <span>{t(`public.api.access.${line.access}`)}</span>
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
