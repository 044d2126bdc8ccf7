/** A list of public matters: what is looked for, what narrows it, the lines, the pages. All of it one plain form. */
import type { ReactNode } from 'react';
import type { PageEnv } from '../page.tsx';

interface RegisterProps {
  label: string;
  hint: string;
  go: string;
  words: string | undefined;
  /** Kept when the form is sent, as the way of looking at the list. */
  hidden?: Readonly<Record<string, string | undefined>>;
  filters: ReactNode;
  children: ReactNode;
}

export function Register({ label, hint, go, words, hidden = {}, filters, children }: RegisterProps) {
  return (
    <form method="get" data-instant="" role="search" className="register">
      {Object.entries(hidden).map(
        ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <div className="words">
        <label htmlFor="words">{label}</label>
        <div className="row">
          <input id="words" name="words" type="search" defaultValue={words ?? ''} placeholder={hint} />
          <button className="button" type="submit">
            {go}
          </button>
        </div>
      </div>
      {filters}
      <div className="results">{children}</div>
    </form>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  /** Said where nothing is chosen. */
  any: string;
  choices: ReadonlyArray<{ value: string; label: string }>;
  value: string | undefined;
}

export function Choice({ name, label, any, choices, value }: ChoiceProps) {
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={value ?? ''}>
        <option value="">{any}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The lines, or a sentence where there are none. */
export function Lines<Item>({ items, empty, children }: LinesProps<Item>) {
  return items.length === 0 ? <p className="empty">{empty}</p> : <ul className="list">{items.map(children)}</ul>;
}
interface LinesProps<Item> {
  items: readonly Item[];
  empty: string;
  children(item: Item): ReactNode;
}

interface PagesProps {
  env: PageEnv;
  page: number;
  size: number;
  total: number;
  href(page: number): string;
}

export function Pages({ env: { t }, page, size, total, href }: PagesProps) {
  const pages = Math.max(1, Math.ceil(total / size));
  if (pages === 1) return null;
  return (
    <nav className="pages" aria-label={t('public.pages.label')}>
      {page > 1 && (
        <a className="button quiet" rel="prev" href={href(page - 1)}>
          {t('public.pages.before')}
        </a>
      )}
      <span className="num">{t('public.pages.at', { page, pages })}</span>
      {page < pages && (
        <a className="button quiet" rel="next" href={href(page + 1)}>
          {t('public.pages.next')}
        </a>
      )}
    </nav>
  );
}

/** The list for readers of news. */
export const ListFeed = ({ href, children }: { href: string; children: ReactNode }) => (
  <p className="meta noprint">
    <a type="application/atom+xml" href={href}>
      {children}
    </a>
  </p>
);
