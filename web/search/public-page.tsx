/** Everything public of an assembly, of every kind, by words or number. */
import type { SearchAnswer } from '../../platform/search/contract.ts';
import type { PageEnv } from '../public/page.tsx';
import { Excerpt } from './excerpt.tsx';

interface Data extends SearchAnswer {
  words: string;
  kind: string;
  page: number;
  size: number;
}

type Group = SearchAnswer['groups'][number];

function Hits({ env, data, group }: { env: PageEnv; data: Data; group: Group }) {
  const { t } = env;
  const pages = Math.ceil(group.total / data.size);
  const address = (page: number) =>
    `?${new URLSearchParams({ words: data.words, kind: group.kind, ...(page > 1 ? { page: String(page) } : {}) })}`;
  return (
    <section aria-labelledby={`kind-${group.kind}`}>
      <div className="section-head">
        <h2 id={`kind-${group.kind}`}>{group.label}</h2>
        <span className="num">{t(group.more ? 'search.atLeast' : 'search.count', { count: group.total })}</span>
      </div>
      <ul className="list">
        {group.items.map((hit) => (
          <li key={hit.matterId}>
            <p className="title">
              <a href={`/${env.assembly!.code}/${hit.path}`}>{hit.title}</a>
            </p>
            {hit.excerpt.length > 0 && (
              <p className="excerpt">
                <Excerpt runs={hit.excerpt} />
              </p>
            )}
            <p className="meta">
              <span>{hit.line}</span>
            </p>
          </li>
        ))}
      </ul>
      {!data.kind && group.total > group.items.length && (
        <p>
          <a className="button quiet" href={address(1)}>
            {t('search.whole', { label: group.label })}
          </a>
        </p>
      )}
      {data.kind && pages > 1 && (
        <nav className="pages" aria-label={t('public.pages.label')}>
          {data.page > 1 && (
            <a className="button quiet" rel="prev" href={address(data.page - 1)}>
              {t('public.pages.before')}
            </a>
          )}
          <span className="num">{t('public.pages.at', { page: data.page, pages })}</span>
          {data.page < pages && (
            <a className="button quiet" rel="next" href={address(data.page + 1)}>
              {t('public.pages.next')}
            </a>
          )}
        </nav>
      )}
    </section>
  );
}

function Results({ env, data }: { env: PageEnv; data: Data }) {
  const { t } = env;
  const groups = data.groups.filter((group) => group.total > 0);
  if (data.words === '') return <p className="empty">{t('search.startPublic')}</p>;
  if (groups.length === 0)
    return (
      <p className="empty" role="status">
        {t('search.none')} {t('search.noneWhat')}
      </p>
    );
  return (
    <>
      {data.readAs !== null && <p role="status">{t('search.readAs', { typed: data.words, meant: data.readAs })}</p>}
      {data.kind && (
        <p>
          <a href={`?${new URLSearchParams({ words: data.words })}`}>{t('search.every')}</a>
        </p>
      )}
      {groups.map((group) => (
        <Hits key={group.kind} env={env} data={data} group={group} />
      ))}
    </>
  );
}

/** The box on every page that leads here. */
export function SearchBox({ env, words = '' }: { env: PageEnv; words?: string }) {
  const { t } = env;
  return (
    <form className="search" action={`/${env.assembly!.code}/search`} role="search">
      <label className="hide" htmlFor="q">
        {t('search.label')}
      </label>
      <input id="q" name="words" type="search" defaultValue={words} maxLength={100} placeholder={t('search.hint')} />
      <button className="button" type="submit">
        {t('search.go')}
      </button>
    </form>
  );
}

export function SearchPage({ env, data }: { env: PageEnv; data: Data }) {
  return (
    <>
      <h1>{env.t('search.title')}</h1>
      <SearchBox env={env} words={data.words} />
      <Results env={env} data={data} />
    </>
  );
}
