import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { Link, useSay } from './words-context.tsx';

export interface PaginationProps {
  /** From 1. */
  page: number;
  /** Leave out when the number of pages is not known (keyset pages). */
  pages?: number;
  href: (page: number) => string;
  /** Whether there is a next page, when `pages` is not known. */
  more?: boolean;
  className?: string;
}

/** Pages to show: first, last, and the neighbours of the current one; `null` is a gap. */
function pagesShown(page: number, pages: number): Array<number | null> {
  const wanted = new Set([1, pages, page - 1, page, page + 1].filter((item) => item >= 1 && item <= pages));
  if (page <= 3) for (let item = 1; item <= Math.min(4, pages); item += 1) wanted.add(item);
  if (page >= pages - 2) for (let item = Math.max(1, pages - 3); item <= pages; item += 1) wanted.add(item);
  const shown: Array<number | null> = [];
  let last = 0;
  for (const item of [...wanted].sort((a, b) => a - b)) {
    if (item - last === 2) shown.push(item - 1);
    else if (item - last > 2) shown.push(null);
    shown.push(item);
    last = item;
  }
  return shown;
}

/** Pages as links. Nothing when everything fits on one. */
export function Pagination({ page, pages, href, more, className }: PaginationProps) {
  const say = useSay();
  const next = pages === undefined ? more : page < pages;
  if (page <= 1 && !next) return null;
  return (
    <nav className={classes('yt-pages', className)} aria-label={say('pages')}>
      {page > 1 && (
        <Link href={href(page - 1)} rel="prev" className="yt-pages-step">
          <Icon name="back" />
          {say('previousPage')}
        </Link>
      )}
      {pages !== undefined && (
        <>
          <ol>
            {pagesShown(page, pages).map((item, index) => (
              <li key={item ?? `gap-${index}`}>
                {item === null ? (
                  <span className="yt-pages-gap">…</span>
                ) : (
                  <Link
                    href={href(item)}
                    aria-label={say('page', { page: item })}
                    aria-current={item === page ? 'page' : undefined}
                  >
                    {item}
                  </Link>
                )}
              </li>
            ))}
          </ol>
          <span className="yt-pages-now">{say('pageOf', { page, pages })}</span>
        </>
      )}
      {next && (
        <Link href={href(page + 1)} rel="next" className="yt-pages-step">
          {say('nextPage')}
          <Icon name="next" />
        </Link>
      )}
    </nav>
  );
}
