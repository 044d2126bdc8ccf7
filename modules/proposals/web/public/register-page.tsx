import type { PageEnv } from '../../../../web/public/page.tsx';
import type { PublicFilter, PublicLine } from '../../contract/register.ts';
import { ProposalItem } from './shared.tsx';

interface Choice {
  value: string;
  label: string;
}
interface Data {
  filter: Partial<PublicFilter>;
  items: PublicLine[];
  total: number;
  page: number;
  size: number;
  readAs: string | null;
  /** Address of the feed of this search. */
  feed: string;
  /** The page asked for where it lies past the end; null: the page shown is the one asked for. */
  past: number | null;
  options: { sessions: Choice[]; units: Choice[]; categories: Choice[]; classes: Choice[] };
}

function Select({
  env,
  name,
  label,
  choices,
  value,
}: {
  env: PageEnv;
  name: string;
  label: string;
  choices: Choice[];
  value: string | undefined;
}) {
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={value ?? ''}>
        <option value="">{env.t('public.search.any')}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The address of another page of the same search. */
function pageHref(data: Data, page: number): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...data.filter, page }))
    if (value !== undefined && key !== 'size') search.set(key, String(value));
  return `?${search}`;
}

const folded = ['number', 'state', 'sessionId', 'category', 'unitId', 'class', 'filedFrom', 'filedUntil'] as const;

/** Everything but the search box: folded on phones, with how many are set; beside the list on wide screens. */
function Filters({ env, data }: { env: PageEnv; data: Data }) {
  const { t } = env;
  const { filter, options } = data;
  const states = (['filed', 'handling', 'replied', 'closed'] as const).map((value) => ({
    value,
    label: t(`proposals.publicState.${value}`),
  }));
  const count = folded.filter((key) => filter[key] !== undefined).length;
  const day = (name: 'filedFrom' | 'filedUntil') => (
    <div>
      <label htmlFor={name}>{t(`public.search.${name}`)}</label>
      <input id={name} name={name} type="date" defaultValue={filter[name] ?? ''} />
    </div>
  );
  return (
    <details className="filters">
      <summary>
        {t('public.search.filters')}
        {count > 0 && <span className="num"> {t('public.search.chosen', { count })}</span>}
      </summary>
      <div className="fields">
        <div>
          <label htmlFor="number">{t('public.search.number')}</label>
          <input id="number" name="number" inputMode="numeric" pattern="[0-9]*" defaultValue={filter.number ?? ''} />
        </div>
        <Select env={env} name="state" label={t('public.search.state')} choices={states} value={filter.state} />
        <Select
          env={env}
          name="sessionId"
          label={t('public.search.session')}
          choices={options.sessions}
          value={filter.sessionId}
        />
        <Select
          env={env}
          name="category"
          label={t('public.search.category')}
          choices={options.categories}
          value={filter.category}
        />
        <Select env={env} name="unitId" label={t('public.search.unit')} choices={options.units} value={filter.unitId} />
        <Select
          env={env}
          name="class"
          label={t('public.search.class')}
          choices={options.classes}
          value={filter.class}
        />
        {day('filedFrom')}
        {day('filedUntil')}
        <div className="row">
          <button className="button" type="submit">
            {t('public.search.apply')}
          </button>
          <a className="button quiet" href={`/${env.assembly!.code}/proposals`}>
            {t('public.search.clear')}
          </a>
        </div>
      </div>
    </details>
  );
}

/** How many there are, in which order, and what was looked for where that is not what was typed. */
function Found({ env, data }: { env: PageEnv; data: Data }) {
  const { t } = env;
  const { filter, readAs } = data;
  return (
    <>
      <div className="section-head">
        <p role="status">
          {readAs === null
            ? t('public.register.total', { count: data.total })
            : t('public.register.readAs', { typed: filter.words, meant: readAs, count: data.total })}
        </p>
        {data.total > 1 && (
          <div className="order">
            <label htmlFor="sort">{t('public.search.sort')}</label>
            <select id="sort" name="sort" defaultValue={filter.sort ?? ''}>
              <option value="">{t('public.search.order.newest')}</option>
              {filter.words !== undefined && <option value="relevance">{t('public.search.order.relevance')}</option>}
              <option value="number">{t('public.search.order.number')}</option>
            </select>
            <noscript>
              <button className="button quiet" type="submit">
                {t('public.search.apply')}
              </button>
            </noscript>
          </div>
        )}
      </div>
      {data.past !== null && <p className="notice">{t('public.pages.past', { asked: data.past, page: data.page })}</p>}
    </>
  );
}

/** The public register: search, filters, list. */
export function RegisterPage({ env, data }: { env: PageEnv; data: Data }) {
  const { t } = env;
  const { filter } = data;
  const pages = Math.max(1, Math.ceil(data.total / data.size));
  return (
    <>
      <h1>{t('public.register.title')}</h1>
      <form method="get" data-instant="" role="search" className="register">
        <div className="words">
          <label htmlFor="words">{t('public.search.label')}</label>
          <div className="row">
            <input
              id="words"
              name="words"
              type="search"
              defaultValue={filter.words ?? ''}
              placeholder={t('public.search.hintNumber')}
            />
            <button className="button" type="submit">
              {t('public.search.go')}
            </button>
          </div>
        </div>
        <Filters env={env} data={data} />
        <div className="results">
          <Found env={env} data={data} />
          {data.items.length === 0 ? (
            <p className="empty">{t('public.register.empty')}</p>
          ) : (
            <ul className="list">
              {data.items.map((item) => (
                <ProposalItem key={item.proposalId} env={env} item={item} />
              ))}
            </ul>
          )}
          <p className="meta noprint">
            <a type="application/atom+xml" href={data.feed}>
              {t('public.register.feed')}
            </a>
          </p>
          {pages > 1 && (
            <nav className="pages" aria-label={t('public.pages.label')}>
              {data.page > 1 && (
                <a className="button quiet" rel="prev" href={pageHref(data, data.page - 1)}>
                  {t('public.pages.before')}
                </a>
              )}
              <span className="num">{t('public.pages.at', { page: data.page, pages })}</span>
              {data.page < pages && (
                <a className="button quiet" rel="next" href={pageHref(data, data.page + 1)}>
                  {t('public.pages.next')}
                </a>
              )}
            </nav>
          )}
        </div>
      </form>
    </>
  );
}
