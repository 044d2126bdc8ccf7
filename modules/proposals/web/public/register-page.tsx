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

/** The public register: search, filters, list. */
export function RegisterPage({ env, data }: { env: PageEnv; data: Data }) {
  const { t } = env;
  const { filter, options } = data;
  const states = (['filed', 'handling', 'replied', 'closed'] as const).map((value) => ({
    value,
    label: t(`proposals.publicState.${value}`),
  }));
  const pages = Math.max(1, Math.ceil(data.total / data.size));
  return (
    <>
      <h1>{t('public.register.title')}</h1>
      <form method="get" data-instant="" role="search" className="columns side" style={{ marginTop: '1.5rem' }}>
        <div className="filters">
          <div>
            <label htmlFor="words">{t('public.search.label')}</label>
            <input id="words" name="words" type="search" defaultValue={filter.words ?? ''} />
          </div>
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
          <Select
            env={env}
            name="unitId"
            label={t('public.search.unit')}
            choices={options.units}
            value={filter.unitId}
          />
          <Select
            env={env}
            name="class"
            label={t('public.search.class')}
            choices={options.classes}
            value={filter.class}
          />
          <div style={{ display: 'flex', gap: '0.5rem' }}>
            <button className="button" type="submit">
              {t('public.search.go')}
            </button>
            <a className="button quiet" href={`/${env.assembly!.code}/proposals`}>
              {t('public.search.clear')}
            </a>
          </div>
        </div>
        <div>
          <p role="status">{t('public.register.total', { count: data.total })}</p>
          {data.items.length === 0 ? (
            <p className="empty">{t('public.register.empty')}</p>
          ) : (
            <ul className="list">
              {data.items.map((item) => (
                <ProposalItem key={item.proposalId} env={env} item={item} />
              ))}
            </ul>
          )}
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
