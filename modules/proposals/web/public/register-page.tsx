import type { PageEnv } from '../../../../web/public/page.tsx';
import { Choice, Lines, ListFeed, Pages, Register } from '../../../../web/public/parts/register.tsx';
import type { PublicFilter, PublicLine } from '../../contract/register.ts';
import { ProposalItem } from './shared.tsx';

type Choices = Array<{ value: string; label: string }>;

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
  options: { sessions: Choices; units: Choices; categories: Choices; classes: Choices };
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
  const choice = (name: (typeof folded)[number], label: string, choices: Choices) => (
    <Choice
      name={name}
      label={t(`public.search.${label}`)}
      any={t('public.search.any')}
      choices={choices}
      value={filter[name]?.toString()}
    />
  );
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
        {choice('state', 'state', states)}
        {choice('sessionId', 'session', options.sessions)}
        {choice('category', 'category', options.categories)}
        {choice('unitId', 'unit', options.units)}
        {choice('class', 'class', options.classes)}
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
  return (
    <>
      <h1>{t('public.register.title')}</h1>
      <Register
        label={t('public.search.label')}
        hint={t('public.search.hintNumber')}
        go={t('public.search.go')}
        words={filter.words}
        filters={<Filters env={env} data={data} />}
      >
        <Found env={env} data={data} />
        <Lines items={data.items} empty={t('public.register.empty')}>
          {(item) => <ProposalItem key={item.proposalId} env={env} item={item} />}
        </Lines>
        <ListFeed href={data.feed}>{t('public.register.feed')}</ListFeed>
        <Pages env={env} {...data} href={(page) => pageHref(data, page)} />
      </Register>
    </>
  );
}
